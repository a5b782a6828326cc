"""The feed as a whole: XML that every reader takes, every episode in it once, names that never change."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import Any

from output.checks.feed.document import OFFICIAL, Brief, Feed, Node
from output.checks.feed.values import is_date, is_uuid
from output.checks.public import Public
from output.checks.rules import Flaw
from output.feed.paging import FEED
from output.guid import guid_of, podcast_guid

LARGEST_PROLOGUE = 4096  # bytes in which a DOCTYPE would stand


def missing(public: Public) -> Iterator[Flaw]:
    if public.show.base_url and not (public.path / FEED).is_file():
        yield Flaw("is missing", FEED)


def broken(feed: Feed) -> Iterator[Flaw]:
    if feed.broken:
        yield feed.broken


def doctype(feed: Feed) -> Iterator[Flaw]:
    """Feeds need none; entities in it are how a file attacks its reader."""
    with feed.path.open("rb") as file:
        start = file.read(LARGEST_PROLOGUE)
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        yield feed.flaw("has a DOCTYPE", 1 + start[: start.index(b"<!")].count(b"\n"))


def no_rss(feed: Feed) -> Iterator[Flaw]:
    root = feed.root
    if root is None or feed.broken:
        return
    if root.tag != "rss" or root.get("version") != "2.0":
        yield feed.flaw(f"is {root.tag} {root.get('version', '')}, not rss 2.0".replace("  ", " "), root.sourceline)
    elif root.find("channel") is None:
        yield feed.flaw("has no channel", root.sourceline)


def namespaces(feed: Feed) -> Iterator[Flaw]:
    root: Any = feed.root
    for prefix, uri in OFFICIAL.items() if root is not None else ():
        bound = root.nsmap.get(prefix, uri)
        if bound != uri:
            yield feed.flaw(f"is {bound!r}, not {uri!r}", root.sourceline, f"xmlns:{prefix}")


def self_link(channel: Node) -> Iterator[Flaw]:
    feed = channel.feed
    told = f"{feed.base}{feed.path.name}" if feed.public.show.base_url else None
    if feed.self_link is None:
        yield channel.flaw("has no atom:link with rel=self", "atom:link")
    elif told and feed.self_link != told:
        yield channel.flaw(f"says that it lies at {feed.self_link[:200]}, not at {told}", "atom:link")


def other_guid(channel: Node) -> Iterator[Flaw]:
    """The GUID of podcast.toml, else the one that the specification makes of the feed's address."""
    feed, found = channel.feed, channel.text("podcast:guid")
    told = podcast_guid(feed.public.show) or (feed.base and guid_of(f"{feed.base}{FEED}"))
    if found and told and is_uuid(found) and found.lower() != told.lower():
        yield channel.flaw(f"is {found[:80]}, not {told}", "podcast:guid")


def empty(feed: Feed) -> Iterator[Flaw]:
    if feed.root is not None and feed.root.find("channel") is not None and not (feed.briefs or feed.broken):
        yield feed.flaw("holds no item")


def twins(feed: Feed) -> Iterator[Flaw]:
    """Two items with one GUID: apps show the first alone."""
    for first, other in _sharing(feed, "guid"):
        yield feed.flaw(f"has the GUID of {first.title[:60]!r}", other.line, f"item {other.title[:60]!r}")


def one_sound(feed: Feed) -> Iterator[Flaw]:
    """Two items with one enclosure: Apple ignores the second. An item that stands there twice is told by its GUID."""
    for first, other in _sharing(feed, "enclosure"):
        if first.guid != other.guid:
            yield feed.flaw(f"has the enclosure of {first.title[:60]!r}", other.line, f"item {other.title[:60]!r}")


def _sharing(feed: Feed, name: str) -> Iterator[tuple[Brief, Brief]]:
    """Each item that has something of an earlier one, behind that one."""
    firsts: dict[str, Brief] = {}
    for brief in feed.briefs:
        value = getattr(brief, name)
        first = firsts.setdefault(value, brief)
        if value and first is not brief:
            yield first, brief


def left_out(public: Public) -> Iterator[Flaw]:
    """Episodes of the folder that no document of the feed holds."""
    if not public.feeds or any(feed.broken for feed in public.feeds):
        return
    briefs = [(feed, brief) for feed in public.feeds for brief in feed.briefs]
    folders = {path.parent.name for path in (feed.find(brief.enclosure) for feed, brief in briefs) if path}
    guids = {brief.guid for _, brief in briefs}
    for name, episode in public.episodes.items():
        if name not in folders and episode.facts.guid not in guids:
            yield Flaw(f"does not hold the episode {name}", FEED)


def unsorted(feed: Feed) -> Iterator[Flaw]:
    dated = [(parsedate_to_datetime(brief.date), brief) for brief in feed.briefs if is_date(brief.date)]
    for (one, _), (two, brief) in pairwise(dated):
        if two.timestamp() > one.timestamp():
            yield feed.flaw("is newer than the item before it", brief.line, f"item {brief.title[:60]!r}")
