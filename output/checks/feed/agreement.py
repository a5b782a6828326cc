"""An item and the files that it speaks of: nothing in the feed may differ from what lies in the folder."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

from output.checks.feed.addresses import addresses, flaw
from output.checks.feed.document import Element, Item
from output.checks.feed.values import COUNT
from output.checks.rules import Flaw
from output.clock import short, stamp
from output.episode import Episode, EpisodeFile
from output.feed.item import ENCLOSURES, TRANSCRIPTS

ROUNDING_S = 1


def lost_file(item: Item) -> Iterator[Flaw]:
    """An address below base_url where no file lies."""
    for element, url in addresses(item):
        path = item.feed.find(url)
        page = path / "index.html" if path and url.endswith("/") else path
        if page is not None and not page.is_file() and page not in item.feed.public.promised:
            yield flaw(item, element, url, "leads to no file")


def sources(item: Item) -> Iterator[tuple[Element, Element]]:
    """Each alternate enclosure with each of its sources."""
    uri = item.feed.uri("podcast")
    for alternate in item.all("podcast:alternateEnclosure"):
        yield from ((alternate, source) for source in alternate.findall(f"{{{uri}}}source"))


def _row(item: Item, url: str) -> tuple[Path, EpisodeFile] | None:
    """The file at an address, and its row in the manifest."""
    path = item.feed.find(url)
    row = item.episode.file(path.name) if path and item.episode else None
    return (path, row) if path is not None and row is not None and path.is_file() else None


def length(item: Item) -> Iterator[Flaw]:
    for name, element, url in _enclosures(item):
        path, said = item.feed.find(url), element.get("length") or ""
        if path is not None and path.is_file() and COUNT(said) and int(said[:18]) != path.stat().st_size:
            yield item.flaw(f"has the length {said[:20]}; the file has {path.stat().st_size} bytes", name, element)


def media_type(item: Item) -> Iterator[Flaw]:
    for name, element, url in _enclosures(item):
        known = _row(item, url)
        if known and element.get("type") != known[1].type:
            yield item.flaw(f"has the type {element.get('type')!r}; the file is {known[1].type}", name, element)


def _enclosures(item: Item) -> Iterator[tuple[str, Element, str]]:
    for element, url in item.values("enclosure@url"):
        yield "enclosure", element, url
    for alternate, source in sources(item):
        yield "podcast:alternateEnclosure", alternate, source.get("uri", "")


def unplayable(item: Item) -> Iterator[Flaw]:
    for element, url in item.values("enclosure@url"):
        path = item.feed.find(url)
        if item.episode and path is not None and path.is_file() and path.name not in ENCLOSURES:
            yield item.flaw(f"is {path.name}, which not every app plays", "enclosure", element)


def integrity(item: Item) -> Iterator[Flaw]:
    uri = item.feed.uri("podcast")
    for alternate, source in sources(item):
        known = _row(item, source.get("uri", ""))
        for told in alternate.findall(f"{{{uri}}}integrity") if known else ():
            right = f"sha256-{b64encode(bytes.fromhex(known[1].sha256)).decode()}" if known else ""
            if told.get("type") == "sri" and told.get("value") != right:
                yield item.flaw("is not the hash of the file", "podcast:integrity", told)


def transcript_type(item: Item) -> Iterator[Flaw]:
    for element, url in item.values("podcast:transcript@url"):
        path = item.feed.find(url)
        kind, rel = TRANSCRIPTS.get(path.name if path else "", (None, None))
        if kind and (element.get("type"), element.get("rel")) != (kind, rel):
            told = f"{element.get('type')} rel={element.get('rel')}"
            yield item.flaw(f"is called {told}; it is {kind} rel={rel}", "podcast:transcript", element)


def chapters_type(item: Item) -> Iterator[Flaw]:
    for element in item.all("podcast:chapters"):
        if element.get("type") != "application/json+chapters":
            yield item.flaw(f"has the type {element.get('type')!r}", "podcast:chapters", element)


def other_title(item: Item) -> Iterator[Flaw]:
    episode, title = item.episode, item.text("title")
    if episode and title and " ".join(title.split()) != " ".join(episode.facts.title.split()):
        yield item.flaw(f"is not {episode.facts.title!r}, as the episode is called", "title")


def other_guid(item: Item) -> Iterator[Flaw]:
    episode, guid = item.episode, item.text("guid")
    if episode and guid and episode.facts.guid and guid != episode.facts.guid:
        yield item.flaw(f"is {guid[:80]!r}; episode.json says {episode.facts.guid!r}", "guid")


def other_duration(item: Item) -> Iterator[Flaw]:
    said = item.text("itunes:duration") or ""
    parts = said.split(":")
    if item.episode and len(said) < 20 and all(part.isdecimal() for part in parts):
        seconds = sum(int(part) * 60**power for power, part in enumerate(reversed(parts)))
        if abs(seconds - item.episode.duration_ms / 1000) > ROUNDING_S:
            yield item.flaw(f"is {said}; the sound lasts {short(item.episode.duration_ms)}", "itunes:duration")


def unsaid_synthesis(item: Item) -> Iterator[Flaw]:
    told = (element for element in item.all("podcast:txt") if element.get("purpose") == "ai-content")
    if item.episode and item.episode.synthesized and not any(element.text == "true" for element in told):
        yield item.flaw("does not say that its voices are synthesized", "podcast:txt")


def late_soundbite(item: Item) -> Iterator[Flaw]:
    for element, start in item.values("podcast:soundbite@startTime"):
        try:
            end = float(start) + float(element.get("duration", "0"))
        except ValueError:
            continue
        if item.episode and end * 1000 > item.episode.duration_ms:
            yield item.flaw("ends after the sound", "podcast:soundbite", element)


def other_chapters(item: Item) -> Iterator[Flaw]:
    """Podlove Simple Chapters are those of the episode."""
    uri = item.feed.uri("psc")
    for block in item.all("psc:chapters") if item.episode else ():
        found = [(each.get("start"), each.get("title")) for each in block.findall(f"{{{uri}}}chapter")]
        if found != _told(item.episode):
            yield item.flaw("differ from the chapters of the episode", "psc:chapters", block)


def _told(episode: Episode | None) -> list[tuple[str | None, str | None]]:
    return [(stamp(each.start_ms, "."), each.title) for each in episode.chapters] if episode else []


def unstamped(item: Item) -> Iterator[Flaw]:
    """Players make the time stamps of a description into links."""
    said = (item.text("description") or "").splitlines()
    for chapter in item.episode.chapters if item.episode and said else ():
        if f"{short(chapter.start_ms)} {chapter.title}" not in said:
            yield item.flaw(f"lacks the time stamp of {chapter.title!r}", "description")
