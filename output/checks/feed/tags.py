"""Tags that must be there, and what they may hold: tables of the specifications, one rule a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from output.categories import CATEGORIES
from output.checks.feed.document import Node
from output.checks.feed.remedies import FEED, FRONT, MP3, TOML
from output.checks.feed.values import COUNT, Question, has_right_weekday, is_date, is_main_category, is_uuid, matches
from output.checks.rules import Flaw, Rule, Severity
from output.feed.common import ROLES

RSS = "RSS 2.0"
APPLE = "Apple, A Podcaster's Guide to RSS"
SPOTIFY = "Spotify, Podcast Delivery Specification"
PSP = "PSP-1"
PODCAST = "podcast namespace 1.0"
ATOM = "RFC 4287, 4.2.7"


class Needed(NamedTuple):
    """A tag or attribute that must or should be there."""

    id: str
    path: str
    severity: Severity
    source: str
    remedy: str = TOML


CHANNEL = (
    Needed("feed-title", "title", "error", f"{RSS}; {APPLE}; {PSP}"),
    Needed("feed-link", "link", "error", f"{RSS}; {APPLE}; {PSP}"),
    Needed("feed-description", "description", "error", f"{RSS}; {APPLE}; {PSP}; {SPOTIFY}"),
    Needed("feed-language", "language", "error", f"{APPLE}; {PSP}; {SPOTIFY}"),
    Needed("feed-image", "itunes:image@href", "error", f"{APPLE}; {PSP}; {SPOTIFY}", "name a cover in podcast.toml"),
    Needed("feed-category", "itunes:category@text", "error", f"{APPLE}; {PSP}"),
    Needed("feed-explicit", "itunes:explicit", "error", f"{APPLE}; {PSP}"),
    Needed("feed-author", "itunes:author", "warning", f"{APPLE}; {PSP}, recommended; {SPOTIFY}"),
    Needed("feed-guid", "podcast:guid", "warning", f"{PSP}, recommended; {PODCAST}"),
    Needed("feed-locked", "podcast:locked", "warning", f"{PSP}, recommended; {PODCAST}"),
    Needed("feed-type", "itunes:type", "note", f"{APPLE}, situational", FEED),
    Needed("feed-medium", "podcast:medium", "note", PODCAST, FEED),
    Needed("feed-copyright", "copyright", "note", f"{APPLE}, situational; {PSP}, situational"),
)

ITEM = (
    Needed("item-title", "title", "error", f"{APPLE}; {PSP}; {SPOTIFY}", FRONT),
    Needed("item-enclosure", "enclosure@url", "error", f"{APPLE}; {PSP}; {SPOTIFY}", MP3),
    Needed("item-guid", "guid", "error", f"{APPLE}; {PSP}", FEED),
    Needed("item-date", "pubDate", "error", f"{APPLE}; {PSP}, recommended; {SPOTIFY}", FRONT),
    Needed("item-description", "description", "warning", f"{APPLE}; {PSP}, recommended", FRONT),
    Needed("item-link", "link", "warning", f"{APPLE}; {PSP}, recommended", FEED),
    Needed("item-duration", "itunes:duration", "warning", f"{APPLE}; {PSP}, recommended", FEED),
    Needed("item-explicit", "itunes:explicit", "warning", f"{APPLE}; {PSP}, recommended", FEED),
    Needed("item-transcript", "podcast:transcript@url", "warning", f"{PSP}, recommended; {PODCAST}", FEED),
)


class Valued(NamedTuple):
    """What a tag or attribute may hold, where it is there."""

    id: str
    path: str
    claim: str
    source: str
    right: Question
    remedy: str = FEED


TRUE_FALSE = matches("true|false")
MAIL = matches(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+")

CHANNEL_VALUES = (
    Valued(
        "feed-language-tag",
        "language",
        "a language tag",
        "RFC 5646",
        matches(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
        TOML,
    ),
    Valued(
        "feed-category-known",
        "itunes:category@text",
        "one of Apple's categories",
        f"{APPLE}, categories",
        is_main_category,
        TOML,
    ),
    Valued("feed-explicit-value", "itunes:explicit", "true or false", APPLE, TRUE_FALSE),
    Valued("feed-type-value", "itunes:type", "episodic or serial", APPLE, matches("episodic|serial")),
    Valued("feed-locked-value", "podcast:locked", "yes or no", PODCAST, matches("yes|no")),
    Valued("feed-locked-owner", "podcast:locked@owner", "a mail address", PODCAST, MAIL, TOML),
    Valued("feed-guid-form", "podcast:guid", "a UUID", f"{PODCAST}; RFC 9562", is_uuid, TOML),
    Valued(
        "feed-medium-value",
        "podcast:medium",
        "a medium that players know",
        PODCAST,
        matches("(podcast|music|video|film|audiobook|newsletter|blog|course|mixed)L?|publisher"),
    ),
    Valued("feed-built-date", "lastBuildDate", "a date of RFC 2822", f"{RSS}; RFC 2822, 3.3", is_date),
    Valued("feed-built-weekday", "lastBuildDate", "a date with its own weekday", "RFC 2822, 3.3", has_right_weekday),
    Valued("feed-complete-value", "itunes:complete", "Yes", f"{APPLE}; {PSP}", matches("[Yy]es")),
)

ITEM_VALUES = (
    Valued("item-date-form", "pubDate", "a date of RFC 2822", f"{RSS}; RFC 2822, 3.3", is_date),
    Valued("item-weekday", "pubDate", "a date with its own weekday", f"RFC 2822, 3.3; {APPLE}", has_right_weekday),
    Valued("item-explicit-value", "itunes:explicit", "true or false", APPLE, TRUE_FALSE),
    Valued(
        "item-type-value", "itunes:episodeType", "full, trailer or bonus", APPLE, matches("full|trailer|bonus"), FRONT
    ),
    Valued("item-number", "itunes:episode", "a number from 1 on", APPLE, COUNT, FRONT),
    Valued("item-season", "itunes:season", "a number from 1 on", APPLE, COUNT, FRONT),
    Valued("item-podcast-number", "podcast:episode", "a decimal number", PODCAST, matches(r"\d+(\.\d+)?"), FRONT),
    Valued("item-podcast-season", "podcast:season", "a whole number", PODCAST, matches(r"\d+"), FRONT),
    Valued(
        "item-duration-form", "itunes:duration", "seconds, or H:MM:SS", APPLE, matches(r"\d+|(\d+:)?[0-5]?\d:[0-5]\d")
    ),
    Valued("item-permalink", "guid@isPermaLink", "true or false", RSS, TRUE_FALSE),
    Valued("item-enclosure-length-form", "enclosure@length", "a size in bytes", RSS, COUNT),
    Valued("item-soundbite-start", "podcast:soundbite@startTime", "seconds", PODCAST, matches(r"\d+(\.\d+)?"), FRONT),
    Valued(
        "item-soundbite-length",
        "podcast:soundbite@duration",
        "seconds, 15 to 120",
        PODCAST,
        lambda value: matches(r"\d+(\.\d+)?")(value) and 15 <= float(value[:20]) <= 120,
        FRONT,
    ),
)

SHARED_VALUES = (
    Valued(
        "person-role",
        "podcast:person@role",
        "a role that Turncast writes",
        f"{PODCAST}; Podcast Taxonomy",
        lambda value: value.lower() in ROLES.values(),
        FRONT,
    ),
    Valued(
        "location-geo", "podcast:location@geo", "a geo URI", "RFC 5870", matches(r"geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?.*")
    ),
    Valued("location-osm", "podcast:location@osm", "an OpenStreetMap identifier", PODCAST, matches(r"[NWR]\d+(#\d+)?")),
)


def in_bytes(text: str) -> int:
    """How long a text is in UTF-8."""
    return len(text.encode())


LENGTHS: tuple[tuple[str, int, Callable[[str], int]], ...] = (
    # Apple counts bytes (4000); characters: PSP-1 "Namespace declarations" (255 unless specified), namespace (128).
    ("title", 255, len),
    ("description", 4000, in_bytes),
    ("itunes:author", 255, len),
    ("podcast:txt", 4000, len),
    ("podcast:txt@purpose", 128, len),
    ("podcast:funding", 128, len),
    ("podcast:person", 128, len),
    ("podcast:location", 128, len),
    ("podcast:license", 128, len),
    ("podcast:soundbite", 128, len),
    ("podcast:season@name", 128, len),
    ("podcast:episode@display", 32, len),
)

ONCE = (
    *("title", "link", "description", "language", "copyright", "pubDate", "guid", "enclosure", "itunes:image"),
    *("itunes:author", "itunes:explicit", "itunes:type", "itunes:duration", "itunes:episode", "itunes:season"),
    *("podcast:guid", "podcast:locked", "podcast:medium", "podcast:license", "podcast:season"),
    *("podcast:episode", "podcast:chapters", "psc:chapters"),
)


def needed(rows: Iterable[Needed]) -> tuple[Rule[Node], ...]:
    """A rule for each row."""
    return tuple(
        Rule(row.id, row.severity, f"There is {_tag(row.path)}.", row.source, row.remedy, partial(_missing, row.path))
        for row in rows
    )


def valued(rows: Iterable[Valued]) -> tuple[Rule[Node], ...]:
    """A rule for each row."""
    return tuple(
        Rule(row.id, "error", f"{_tag(row.path)} holds {row.claim}.", row.source, row.remedy, _wrong(row))
        for row in rows
    )


def _tag(path: str) -> str:
    name, _, attribute = path.partition("@")
    return f"`{name}` with `{attribute}`" if attribute else f"`{name}`"


def _missing(path: str, node: Node) -> Iterator[Flaw]:
    if node.text(path) is None:
        yield node.flaw(f"has no {path.replace('@', ' with ')}")


def _wrong(row: Valued) -> Callable[[Node], Iterator[Flaw]]:
    name = row.path.partition("@")[0]

    def find(node: Node) -> Iterator[Flaw]:
        for element, value in node.values(row.path):
            if not row.right(value):
                yield node.flaw(f"is {value[:80]!r}, not {row.claim}", name, element)

    return find


def subcategories(node: Node) -> Iterator[Flaw]:
    """A category inside of another must be one of its own."""
    for element, main in node.values("itunes:category@text"):
        for inner in element:
            sub = inner.get("text") or ""
            if main in CATEGORIES and sub not in CATEGORIES[main]:
                yield node.flaw(f"{sub[:80]!r} is no subcategory of {main}", "itunes:category", inner)


def too_long(node: Node) -> Iterator[Flaw]:
    for path, most, measure in LENGTHS:
        for element, value in node.values(path):
            if measure(value) > most:
                unit = "bytes" if measure is in_bytes else "characters"
                yield node.flaw(f"has {measure(value)} {unit}, more than {most}", path, element)


def unmeasured(item: Node) -> Iterator[Flaw]:
    for element in item.all("enclosure"):
        for name in ("length", "type"):
            if not element.get(name):
                yield item.flaw(f"has no {name}", "enclosure", element)


def numbered(item: Node) -> Iterator[Flaw]:
    """Apps show the number that the tag says; in the title it is there twice."""
    number, title = item.text("itunes:episode"), item.text("title") or ""
    if number and re.match(rf"(#|ep(isode)?\b[. #]*)0*{re.escape(number)}\b", title, re.IGNORECASE):
        yield item.flaw(f"begins with the number of the episode: {title[:60]!r}", "title")


def repeated(node: Node) -> Iterator[Flaw]:
    for name in ONCE:
        for element in node.all(name)[1:]:
            yield node.flaw("stands there a second time", name, element)
