"""``feed.xml``: RSS 2.0 with the namespaces of Atom, iTunes, podcasting 2.0, Podlove chapters and content.

Episodes are read and written one at a time, so memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import TextIOBase
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from output.errors import BuildError
from output.feed.channel import channel
from output.feed.item import item
from output.feed.tag import NAMESPACES, Tag, write
from output.manifests import entries, episode, episodes
from output.show import Show

FEED = "feed.xml"


def write_feed(public: Path, show: Show, target: TextIOBase) -> None:
    """Write the feed of the episodes below ``public`` to the text stream ``target``.

    The same manifests and the same show give the same bytes. Raises BuildError where the show lacks
    what a feed cannot be without.
    """
    require(show)
    generator = XMLGenerator(target, encoding="utf-8", short_empty_elements=True)
    generator.startDocument()
    generator.startElement("rss", AttributesImpl({"version": "2.0", **NAMESPACES}))
    generator.startElement("channel", AttributesImpl({}))
    for tag in _tags(public, show):
        generator.characters("\n")
        write(tag, generator)
    generator.endElement("channel")
    generator.endElement("rss")
    generator.endDocument()


def _tags(public: Path, show: Show) -> Iterator[Tag]:
    """The channel's own tags, then the items; the channel is as old as its newest episode."""
    newest = next(iter(entries(public)[:1]), None)
    updated = episode(newest.path).facts.date if newest else None
    return chain(channel(show, updated), (item(each, show) for each in episodes(public, show.feed_limit)))


def require(show: Show) -> None:
    """BuildError where podcast.toml does not say what every feed must (RSS 2.0, required channel elements)."""
    missing = [key for key in ("title", "base_url") if not getattr(show, key)]
    if missing:
        raise BuildError(
            f"a feed needs {' and '.join(missing)}", file="podcast.toml", remedy="add it, or: turncast init"
        )
