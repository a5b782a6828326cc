"""What others' programs read in our feed: podcast-partytime every podcast tag, feedparser everything else."""

from __future__ import annotations

import re
from typing import Any

import feedparser
import pytest

from output.feed import write_feeds
from output.guid import guid_of
from output.manifests import entries
from tests.output.show_folder import FACTS, SHOW, write_episode
from tests.witnesses.programs import feed_as_read

BASE = "https://example.com/podcast"
GUID = guid_of(f"{BASE}/feed.xml")

CHANNEL = {
    "guid": ("guid", GUID),
    "locked": ("locked", True),
    "medium": ("medium", "podcast"),
    "license": ("license.identifier", "cc-by-4.0"),
    "location": ("podcastLocation", {"name": "Vienna", "geo": SHOW.geo, "osm": SHOW.osm}),
    "person": ("podcastPeople.0.name", "Jane Doe"),
    "funding": ("podcastFunding.0", {"message": "Support the show", "url": "https://example.com/give"}),
    "txt": ("podcastTxt", [{"value": "S6lpp-7ZCn8", "purpose": "verify"}]),
    "podroll": ("podroll.0.feedGuid", SHOW.podroll[0]),
    "remoteItem": ("podroll.0.feedGuid", SHOW.podroll[0]),
}
ITEM = {
    "season": ("podcastSeason", {"number": 1, "name": "Spring"}),
    "episode": ("podcastEpisode.number", 3),
    "person": (
        "podcastPeople.1",
        {"name": "Ada Imker", "role": "Guest", "group": "Cast", "href": "https://bees.example"},
    ),
    "location": ("podcastLocation.name", "Graz"),
    "license": ("license.identifier", "cc-by-4.0"),
    "soundbite": ("podcastSoundbites.0", {"startTime": 5, "duration": 20, "title": "They dance"}),
    "transcript": ("podcastTranscripts.0.url", f"{BASE}/on-bees/captions.vtt"),
    "chapters": ("podcastChapters.url", f"{BASE}/on-bees/chapters.json"),
    "alternateEnclosure": ("alternativeEnclosures.0.type", "audio/mpeg"),
    "source": ("alternativeEnclosures.0.source.0.uri", f"{BASE}/on-bees/audio.mp3"),
    "integrity": ("alternativeEnclosures.0.integrity.type", "sri"),
}
"""Tag of the podcast namespace to where podcast-partytime puts it, and what must be there."""

UNKNOWN = {"channel": {"updateFrequency", "image"}, "item": {"txt"}}
"""What podcast-partytime 5.0.0 has no code for; the last is known to it in a channel alone."""


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> str:
    public = tmp_path_factory.mktemp("show")
    write_episode(public)
    (written,) = write_feeds(public, SHOW, entries(public))
    return written.read_text(encoding="utf-8")


def parts(feed: str) -> dict[str, str]:
    channel, _, item = feed.partition("<item>")
    return {"channel": channel, "item": item}


def at(read: Any, path: str) -> Any:
    for key in path.split("."):
        read = read[int(key)] if key.isdecimal() else read[key]
    return read


@pytest.mark.parametrize(("kind", "table"), [("channel", CHANNEL), ("item", ITEM)])
def test_partytime_gives_back_every_podcast_tag(feed: str, kind: str, table: dict[str, tuple[str, Any]]) -> None:
    read = feed_as_read(feed)
    told = read if kind == "channel" else read["items"][0]
    assert {tag: at(told, path) for tag, (path, _) in table.items()} == {
        tag: value for tag, (_, value) in table.items()
    }


@pytest.mark.parametrize(("kind", "table"), [("channel", CHANNEL), ("item", ITEM)])
def test_no_podcast_tag_is_written_that_the_tables_do_not_name(feed: str, kind: str, table: dict[str, Any]) -> None:
    written = set(re.findall(r"<podcast:(\w+)", parts(feed)[kind]))
    assert written == table.keys() | UNKNOWN[kind]


def test_feedparser_reads_all_that_is_rss_or_itunes(feed: str) -> None:
    read = feedparser.parse(feed)
    (entry,) = read.entries
    assert not read.bozo
    assert (read.feed.title, read.feed.language, read.feed.author) == (SHOW.title, SHOW.language, SHOW.author)
    assert read.feed.image.href == f"{BASE}/cover.png"
    assert [tag.term for tag in read.feed.tags] == ["News", "Politics", "History"]
    assert (entry.title, entry.id, entry.published) == (FACTS.title, FACTS.guid, "Thu, 06 May 2021 00:00:00 +0000")
    assert entry.enclosures[0].href == f"{BASE}/on-bees/audio.mp3"
    assert (entry.itunes_duration, entry.itunes_season, entry.itunes_episode) == ("95", "1", "3")
