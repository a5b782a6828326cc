"""feed.xml, read from its beginning to its end; each item is let go before the next one is read.

Nothing outside of the file is loaded and no entity is resolved (OWASP, XML External Entity Prevention), and libxml2's
own limits hold for depth and for the size of a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote, urldefrag

from lxml import etree

from output.checks.feed.remedies import OF_IMPORTED, OF_RECORDED
from output.checks.public import Public
from output.checks.rules import Flaw
from output.episode import Episode
from output.feed.paging import FEED, is_page
from output.feed.tag import NAMESPACES

Element = Any  # lxml's own types differ from parser to parser

OFFICIAL = {key.removeprefix("xmlns:"): uri for key, uri in NAMESPACES.items()}
LONGEST_LABEL = 60


class Brief(NamedTuple):
    """What is kept of every item, so that items can be compared."""

    line: int
    title: str
    guid: str
    date: str
    enclosure: str


@dataclass(frozen=True)
class Feed:
    """A document of the feed: feed.xml, or a page of older episodes. It takes the memory of one item."""

    public: Public
    path: Path

    def flaw(self, message: str, line: int | None = None, element: str | None = None) -> Flaw:
        return Flaw(message, self.path.name, line, element)

    def _elements(self, root: list[Element]) -> Iterator[Element]:
        """The items one by one; ``root`` is given the root as soon as it is read. Raises XMLSyntaxError, OSError."""
        last: Element | None = None
        options: Any = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
        for event, element in etree.iterparse(str(self.path), events=("start", "end"), **options):
            if not root:
                root.append(element)
            if event == "end" and element.tag == "item":
                yield element
                _drop(last)
                last = element
        _drop(last)

    @cached_property
    def _read(self) -> tuple[Element | None, list[Brief], Flaw | None]:
        root: list[Element] = []
        briefs: list[Brief] = []
        broken = None
        try:
            briefs.extend(self._brief(element) for element in self._elements(root))
        except etree.XMLSyntaxError as error:
            mine = (each for each in error.error_log if each.filename == str(self.path))  # lxml keeps others' too
            first = next(mine, None)  # what comes later follows from it
            message, line = (first.message, first.line) if first else (error.msg, error.lineno)
            broken = self.flaw(f"is not well-formed: {message}", line)
        except OSError as error:
            broken = self.flaw(f"cannot be read: {error.strerror or 'no XML'}")
        return next(iter(root), None), briefs, broken

    def _brief(self, element: Element) -> Brief:
        node = Node(self, element, "item")
        said = (node.text(name) or "" for name in ("title", "guid", "pubDate", "enclosure@url"))
        return Brief(element.sourceline or 0, *said)

    @property
    def root(self) -> Element | None:
        """The root, without the items."""
        return self._read[0]

    @property
    def briefs(self) -> list[Brief]:
        """Every item in short, in order."""
        return self._read[1]

    @property
    def broken(self) -> Flaw | None:
        """Where the file stops being XML; None where it never does."""
        return self._read[2]

    @property
    def channel(self) -> Node:
        """The channel; an empty one where there is none."""
        found = self.root.find("channel") if self.root is not None else None
        return Node(self, etree.Element("channel") if found is None else found, "channel")

    def items(self) -> Iterator[Item]:
        """The items one by one, as far as the file is XML."""
        try:
            for element in self._elements([]):
                yield Item(self, element, "item")
        except (etree.XMLSyntaxError, OSError):
            return

    def uri(self, prefix: str) -> str:
        """The namespace of a prefix: the feed's own, so that a wrong one is one mistake and not fifty."""
        bound: dict[str, str] = self.root.nsmap if self.root is not None else {}
        return bound.get(prefix) or OFFICIAL[prefix]

    @cached_property
    def self_link(self) -> str | None:
        """The address that the feed gives as its own."""
        links = self.channel.all("atom:link")
        return next((each.get("href") for each in links if each.get("rel") == "self"), None)

    @cached_property
    def base(self) -> str | None:
        """Where public/ will be found: what podcast.toml says, else where the feed says that it lies."""
        told = self.public.show.base_url or (self.self_link or "").rpartition("/")[0]
        return f"{told.rstrip('/')}/" if told else None

    def find(self, url: str) -> Path | None:
        """The file below public/ that will be found at ``url``; None for an address that is elsewhere."""
        if not self.base or not url.startswith(self.base):
            return None
        below = PurePosixPath(unquote(urldefrag(url)[0].removeprefix(self.base)))
        leaves = below.is_absolute() or ".." in below.parts or any(each in str(below) for each in "\0\\:")
        return None if leaves else self.public.path / below


def _drop(element: Element | None) -> None:
    if element is not None and element.getparent() is not None:
        element.getparent().remove(element)


@dataclass(frozen=True)
class Node:
    """The channel or an item; tags are named as feeds write them, ``itunes:image``, an attribute after an ``@``."""

    feed: Feed
    element: Element
    kind: str

    @cached_property
    def label(self) -> str:
        """What findings call it."""
        title = " ".join((self.text("title") or "").split())
        return self.kind if self.kind == "channel" or not title else f"item {title[:LONGEST_LABEL]!r}"

    def all(self, name: str) -> list[Element]:
        """The tags of this name, directly inside."""
        prefix, _, local = name.rpartition(":")
        return list(self.element.findall(f"{{{self.feed.uri(prefix)}}}{local}" if prefix else local))

    def values(self, path: str) -> list[tuple[Element, str]]:
        """Each tag of ``NAME`` or ``NAME@ATTRIBUTE`` with its text or its attribute; those without it are left out."""
        name, _, attribute = path.partition("@")
        said = ((each, each.get(attribute) if attribute else "".join(each.itertext())) for each in self.all(name))
        return [(each, value.strip()) for each, value in said if value is not None and value.strip()]

    def text(self, path: str) -> str | None:
        """The first of the values; None where there is none."""
        return next((value for _, value in self.values(path)), None)

    @property
    def instead(self) -> Mapping[str, str]:
        """What to do about a flaw of it, in place of what the rule says."""
        return {}

    def flaw(self, message: str, name: str = "", at: Element | None = None) -> Flaw:
        """A flaw of the tag ``name``, at its line where it is given."""
        line = (self.element if at is None else at).sourceline
        found = self.feed.flaw(message, line, f"{self.label}/{name}" if name else self.label)
        return found._replace(instead=self.instead)


@dataclass(frozen=True)
class Item(Node):
    """An item, and the episode that it is about."""

    @cached_property
    def episode(self) -> Episode | None:
        """The episode whose folder the enclosure lies in, else the one with the item's GUID."""
        episodes = self.feed.public.episodes
        file = self.feed.find(self.text("enclosure@url") or "")
        guid = self.text("guid")
        mine = (each for each in episodes.values() if guid and each.facts.guid == guid)
        return episodes.get(file.parent.name if file else "") or next(mine, None)

    @property
    def instead(self) -> Mapping[str, str]:
        if self.episode is None:
            return OF_IMPORTED
        return {} if "settings" in self.episode.inputs else OF_RECORDED


def feeds(public: Public) -> list[Feed]:
    """The documents of the feed, feed.xml first; none where there is no feed."""
    pages = sorted(path for path in public.path.glob("feed-*.xml") if is_page(path.name))
    return [Feed(public, path) for path in (public.path / FEED, *pages) if path.is_file()]


def channels(public: Public) -> Iterator[Node]:
    """The channel of each document."""
    return (feed.channel for feed in public.feeds if not feed.broken)


def items(public: Public) -> Iterator[Item]:
    """Every item of the feed."""
    return (item for feed in public.feeds if not feed.broken for item in feed.items())
