from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from output.errors import BuildError, FactsError
from output.feed import write_feeds
from output.feed.tag import NAMESPACES
from output.guid import guid_of
from output.manifests import claim_slug, entries
from output.show import Show
from tests.output.show_folder import FACTS, SHOW, write_episode

NAMES = {key.removeprefix("xmlns:"): value for key, value in NAMESPACES.items()}


def rendered(public: Path, show: Show = SHOW) -> str:
    newest, *_ = write_feeds(public, show, entries(public))
    return newest.read_text(encoding="utf-8")


def found(public: Path, path: str) -> list[Any]:
    result: Any = etree.fromstring(rendered(public).encode()).xpath(path, namespaces=NAMES)
    return list(result)


@pytest.fixture
def public(tmp_path: Path) -> Path:
    write_episode(tmp_path)
    return tmp_path


ONCE = {
    "channel/title/text()": "Conversations",
    "channel/language/text()": "en",
    "channel/atom:link[@rel='self']/@href": "https://example.com/podcast/feed.xml",
    "channel/atom:link[@rel='hub']/@href": "https://hub.example.com/",
    "channel/itunes:explicit/text()": "false",
    "channel/itunes:category[1]/@text": "News",
    "channel/itunes:category[1]/itunes:category/@text": "Politics",
    "channel/itunes:category[2]/@text": "History",
    "channel/itunes:owner/itunes:email/text()": "jane@example.com",
    "channel/itunes:image/@href": "https://example.com/podcast/cover.png",
    "channel/podcast:guid/text()": guid_of("https://example.com/podcast/feed.xml"),
    "channel/podcast:locked/text()": "yes",
    "channel/podcast:locked/@owner": "jane@example.com",
    "channel/podcast:medium/text()": "podcast",
    "channel/podcast:license/text()": "cc-by-4.0",
    "channel/podcast:location/@osm": "R109166",
    "channel/podcast:funding/@url": "https://example.com/give",
    "channel/podcast:podroll/podcast:remoteItem/@feedGuid": "9b024349-ccf0-5f69-a609-6b82873eab3c",
    "channel/podcast:txt[@purpose='verify']/text()": "S6lpp-7ZCn8",
    "channel/podcast:updateFrequency/@rrule": "FREQ=WEEKLY",
    "//item/title/text()": "On bees & people",
    "//item/guid/text()": FACTS.guid,
    "//item/guid/@isPermaLink": "false",
    "//item/pubDate/text()": "Thu, 06 May 2021 00:00:00 +0000",
    "//item/enclosure/@url": "https://example.com/podcast/on-bees/audio.mp3",
    "//item/enclosure/@length": "5",
    "//item/itunes:duration/text()": "95",
    "//item/podcast:season/@name": "Spring",
    "//item/podcast:episode/text()": "3",
    "//item/podcast:transcript[@type='text/vtt']/@rel": "captions",
    "//item/podcast:transcript[@type='application/x-subrip']/@url": "https://example.com/podcast/on-bees/captions.srt",
    "//item/podcast:chapters/@type": "application/json+chapters",
    "//item/psc:chapters/psc:chapter[3]/@start": "00:01:01.500",
    "//item/podcast:soundbite/@startTime": "5.0",
    "//item/podcast:person[@role='guest']/text()": "Ada Imker",
    "//item/podcast:txt[@purpose='ai-content']/text()": "true",
    "//item/podcast:alternateEnclosure/podcast:source/@uri": "https://example.com/podcast/on-bees/audio.mp3",
}


@pytest.mark.parametrize(("path", "value"), ONCE.items())
def test_the_feed_says_it_once(public: Path, path: str, value: str) -> None:
    assert found(public, path) == [value]


def test_feedparser_finds_nothing_wrong(public: Path) -> None:
    feed = feedparser.parse(rendered(public))
    assert not feed.bozo
    assert feed.entries[0].enclosures[0].type == "audio/mpeg"
    assert "1:01 People" in feed.entries[0].content[-1].value


def test_the_integrity_is_the_hash_of_the_file(public: Path) -> None:
    (value,) = found(public, "//podcast:integrity/@value")
    digest = sha256((public / "on-bees" / "audio.mp3").read_bytes()).digest()
    assert value == f"sha256-{b64encode(digest).decode()}"


def test_another_episode_leaves_the_others_as_they_are(public: Path) -> None:
    before = etree.tostring(found(public, "//item")[0])
    write_episode(public, slug="newer", guid="other", date="2022-01-01")
    assert found(public, "//item/guid/text()") == ["other", FACTS.guid]
    assert etree.tostring(found(public, "//item")[1]) == before


def test_the_same_show_gives_the_same_bytes(public: Path) -> None:
    assert rendered(public) == rendered(public)


def test_opus_is_only_an_alternative(public: Path) -> None:
    text = (public / "on-bees" / "episode.json").read_text().replace("audio.mp3", "audio.opus")
    (public / "on-bees" / "episode.json").write_text(text.replace("audio/mpeg", "audio/ogg"))
    assert found(public, "//enclosure") == []
    assert found(public, "//podcast:alternateEnclosure/@codecs") == ["opus"]


def test_a_limit_keeps_the_newest(public: Path) -> None:
    write_episode(public, slug="newer", guid="other", date="2022-01-01T08:00:00+02:00")
    feed = rendered(public, SHOW.model_copy(update={"feed_limit": 1}))
    assert feed.count("<item>") == 1
    assert "Sat, 01 Jan 2022 08:00:00 +0200" in feed


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_title_and_summary_gives_well_formed_xml(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    public = tmp_path_factory.mktemp("show")
    write_episode(public, title=f"]]>{text}", summary=f"\x00{text}<&]]>\ufffe")
    assert found(public, "//item/title/text()")[0].startswith("]]>")


@pytest.mark.parametrize("missing", ["title", "base_url"])
def test_a_feed_without_a_needed_fact_is_refused(public: Path, missing: str) -> None:
    with pytest.raises(BuildError, match=missing):
        rendered(public, SHOW.model_copy(update={missing: None}))


def test_a_broken_manifest_is_named(public: Path) -> None:
    (public / "on-bees" / "episode.json").write_text("{")
    with pytest.raises(BuildError, match=r"on-bees.episode\.json"):
        rendered(public)


def test_the_podcast_guid_is_the_one_of_the_specification() -> None:
    assert guid_of("https://podnews.net/rss/") == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_two_episodes_with_one_slug_are_both_named() -> None:
    with pytest.raises(FactsError, match=r"b\.txt.*a\.txt"):
        claim_slug({"on-bees": "a.txt"}, "on-bees", "b.txt")
