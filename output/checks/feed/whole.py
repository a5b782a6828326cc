"""The feed as a whole: XML that every reader takes, every episode in it once, names that never change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import Any

from output.checks.feed.document import OFFICIAL, Brief, Feed, Node
from output.checks.feed.values import is_date
from output.checks.public import Public
from output.checks.rules import Flaw
from output.feed import FEED
from output.guid import feed_url, guid_of, podcast_guid

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
        yield Flaw("has a DOCTYPE", FEED, 1 + start[: start.index(b"<!")].count(b"\n"))


def no_rss(feed: Feed) -> Iterator[Flaw]:
    root = feed.root
    if root is None or feed.broken:
        return
    if root.tag != "rss" or root.get("version") != "2.0":
        yield Flaw(f"is {root.tag} {root.get('version', '')}, not rss 2.0".replace("  ", " "), FEED, root.sourceline)
    elif root.find("channel") is None:
        yield Flaw("has no channel", FEED, root.sourceline)


def namespaces(feed: Feed) -> Iterator[Flaw]:
    root: Any = feed.root
    for prefix, uri in OFFICIAL.items() if root is not None else ():
        bound = root.nsmap.get(prefix, uri)
        if bound != uri:
            yield Flaw(f"is {bound!r}, not {uri!r}", FEED, root.sourceline, f"xmlns:{prefix}")


def self_link(channel: Node) -> Iterator[Flaw]:
    link, told = channel.feed.self_link, feed_url(channel.feed.public.show)
    if link is None:
        yield channel.flaw("has no atom:link with rel=self", "atom:link")
    elif told and link != told:
        yield channel.flaw(f"says that it lies at {link[:200]}; podcast.toml says {told}", "atom:link")


def other_guid(channel: Node) -> Iterator[Flaw]:
    """The GUID of podcast.toml, else the one that the specification makes of the feed's address."""
    show, found, link = channel.feed.public.show, channel.text("podcast:guid"), channel.feed.self_link
    told = podcast_guid(show) or (link and guid_of(link))
    if found and told and found.lower() != told.lower():
        yield channel.flaw(f"is {found[:80]}, not {told}", "podcast:guid")


def twins(feed: Feed) -> Iterator[Flaw]:
    """Two items with one GUID: apps show the first alone."""
    found: dict[str, list[Brief]] = defaultdict(list)
    for brief in feed.briefs:
        found[brief.guid].append(brief)
    for guid, (first, *others) in found.items():
        for other in others if guid else ():
            yield Flaw(f"has the GUID of {first.title[:60]!r}", FEED, other.line, f"item {other.title[:60]!r}")


def left_out(feed: Feed) -> Iterator[Flaw]:
    """Episodes of the folder that the feed does not hold, unless it is limited."""
    if feed.broken or feed.public.show.feed_limit:
        return
    files = {feed.find(brief.enclosure) for brief in feed.briefs}
    folders = {path.parent.name for path in files if path}
    guids = {brief.guid for brief in feed.briefs}
    for name, episode in feed.public.episodes.items():
        if name not in folders and episode.facts.guid not in guids:
            yield Flaw(f"does not hold the episode {name}", FEED)


def unsorted(feed: Feed) -> Iterator[Flaw]:
    dated = [(parsedate_to_datetime(brief.date), brief) for brief in feed.briefs if is_date(brief.date)]
    for (one, _), (two, brief) in pairwise(dated):
        if two.timestamp() > one.timestamp():
            yield Flaw("is newer than the item before it", FEED, brief.line, f"item {brief.title[:60]!r}")
