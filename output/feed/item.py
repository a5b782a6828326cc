"""An item's tags: what the feed says of one episode."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from email.utils import format_datetime
from itertools import chain

from output.clock import stamp
from output.episode import Chapter, Episode, EpisodeFile
from output.feed.common import image, license_, location, persons
from output.feed.notes import description, notes, stamps
from output.feed.tag import Tags, tag
from output.manifests import moment
from output.places import file_url, image_url, page_url
from output.show import Show

ENCLOSURES = ("audio.mp3", "audio.m4a")
"""What every directory plays, best first (Apple, "Podcast audio requirements"); the rest are alternatives."""

CODECS = {".m4a": "mp4a.40.2", ".opus": "opus", ".flac": "flac"}
"""RFC 6381 strings; MP3 has none."""

TRANSCRIPTS = {
    "captions.vtt": ("text/vtt", "captions"),
    "captions.srt": ("application/x-subrip", "captions"),
    "podcast-transcript.json": ("application/json", "captions"),
    "index.html": ("text/html", None),
    "transcript.txt": ("text/plain", None),
}
"""File to media type and ``rel`` (podcast namespace, tag ``transcript``)."""


def item(episode: Episode, show: Show) -> str:
    """The ``item`` of an episode, as XML."""
    (made,) = tag("item", None, *chain.from_iterable(part(episode, show) for part in PARTS))
    return made


def enclosure_file(episode: Episode) -> EpisodeFile | None:
    """The audio file that every directory plays; None where there is none."""
    return next(filter(None, map(episode.file, ENCLOSURES)), None)


def audio_files(episode: Episode) -> list[EpisodeFile]:
    """All audio of an episode."""
    return [file for file in episode.files if file.type.startswith("audio/")]


def _rss(episode: Episode, show: Show) -> Iterator[str]:
    facts, when, file = episode.facts, moment(episode.facts.date), enclosure_file(episode)
    times = stamps(episode)
    yield from tag("title", facts.title)
    yield from tag("link", page_url(episode, show))
    yield from tag("guid", facts.guid or facts.slug, isPermaLink=False)
    yield from tag("pubDate", format_datetime(when) if when else None)
    yield from tag("description", description(facts, times))
    yield from tag("content:encoded", notes(episode, show, times))
    if file:
        yield from tag("enclosure", url=file_url(episode, show, file.name), length=file.bytes, type=file.type)


def _itunes(episode: Episode, show: Show) -> Iterator[str]:
    facts = episode.facts
    yield from tag("itunes:title", facts.title)
    yield from tag("itunes:duration", (episode.duration_ms + 500) // 1000)
    yield from tag("itunes:explicit", show.explicit if facts.explicit is None else facts.explicit)
    yield from tag("itunes:episodeType", facts.kind)
    yield from tag("itunes:season", facts.season or None)
    yield from tag("itunes:episode", facts.number or None)
    yield from image(file_url(episode, show, facts.image) if facts.image else None, facts.title)


def _podcast(episode: Episode, show: Show) -> Iterator[str]:
    facts = episode.facts
    yield from tag("podcast:season", facts.season, name=facts.season_name) if facts.season is not None else ()
    yield from tag("podcast:episode", facts.number)
    yield from persons(facts.persons)
    yield from location(facts)
    yield from license_(facts) or license_(show)
    for bite in facts.soundbites:
        times = {"startTime": bite.start_ms / 1000, "duration": bite.duration_ms / 1000}
        yield from tag("podcast:soundbite", bite.title, **times)
    if episode.synthesized:
        yield from tag("podcast:txt", True, purpose="ai-content")


def _transcripts(episode: Episode, show: Show) -> Iterator[str]:
    told = {"language": episode.facts.language}
    for name, (kind, rel) in TRANSCRIPTS.items():
        if episode.file(name):
            yield from tag("podcast:transcript", url=file_url(episode, show, name), type=kind, rel=rel, **told)


def _chapters(episode: Episode, show: Show) -> Iterator[str]:
    """The address of the JSON chapters, and Podlove Simple Chapters 1.2 (normal play time)."""
    if episode.file("chapters.json"):
        yield from tag(
            "podcast:chapters", url=file_url(episode, show, "chapters.json"), type="application/json+chapters"
        )
    rows = chain.from_iterable(_chapter(each, episode, show) for each in episode.chapters)
    yield from tag("psc:chapters", None, *rows, version="1.2") if episode.chapters else ()


def _chapter(chapter: Chapter, episode: Episode, show: Show) -> Tags:
    image = image_url(chapter.image, show, episode.facts.slug)
    return tag("psc:chapter", start=stamp(chapter.start_ms, "."), title=chapter.title, href=chapter.url, image=image)


def _alternatives(episode: Episode, show: Show) -> Iterator[str]:
    """Each audio file with its address and its hash; the enclosure's own is the default."""
    default = enclosure_file(episode)
    for file in audio_files(episode):
        source = tag("podcast:source", uri=file_url(episode, show, file.name))
        told = {
            "type": file.type,
            "length": file.bytes,
            "bitrate": file.bytes * 8000 // episode.duration_ms if episode.duration_ms else None,
            "lang": episode.facts.language,
            "title": file.name.partition(".")[2].upper(),
            "codecs": CODECS.get(f".{file.name.rpartition('.')[2]}"),
            "default": True if file is default else None,
        }
        yield from tag("podcast:alternateEnclosure", None, *source, *_integrity(file), **told)


def _integrity(file: EpisodeFile) -> Tags:
    """W3C Subresource Integrity: the algorithm and the hash in base64."""
    return tag("podcast:integrity", type="sri", value=f"sha256-{b64encode(bytes.fromhex(file.sha256)).decode()}")


PARTS = (_rss, _itunes, _podcast, _transcripts, _chapters, _alternatives)
