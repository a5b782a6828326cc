"""Episodes that another program published: each one's ``item``, as it stood in the old feed.

They lie beside podcast.toml in ``imported/<slug>.xml``. The element goes into feed.xml unchanged, so that
GUIDs, dates and enclosures stay what subscribers' apps have seen.
"""

from __future__ import annotations

import os
from email.utils import parsedate_to_datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from output.errors import BuildError
from output.feed.tag import NAMESPACES
from output.listed import Entry, Listed, listed
from output.manifests import moment, sortable
from output.places import is_url

FOLDER = "imported"
SUFFIX = ".xml"
ITUNES = f"{{{NAMESPACES['xmlns:itunes']}}}"
DECLARED = [f' {prefix}="{address}"' for prefix, address in NAMESPACES.items()]


class Imported(NamedTuple):
    """What the site shows of an imported episode; ``date`` is ISO 8601, ``link`` and ``audio`` its old addresses."""

    title: str
    guid: str
    date: str | None
    link: str | None
    summary: str | None
    duration_ms: int | None
    audio: str | None
    season: int
    number: int


def with_imported(built: Listed, home: Path) -> Listed:
    """``built`` and the episodes in ``imported/`` below ``home``, newest first.

    An imported episode that was built since, with its GUID or its slug, is left out. Raises BuildError
    for a file that holds no ``item``.
    """
    if not (home / FOLDER).is_dir():
        return built
    with os.scandir(home / FOLDER) as lying:
        found = (_entry(each) for each in lying if each.name.endswith(SUFFIX))
        return listed(chain(built, (each for each in found if not built.holds(each.guid, each.slug))))


def _entry(file: os.DirEntry[str]) -> Entry:
    told = imported(file.path)
    order = sortable(moment(told.date)), told.season, told.number
    names = file.name.removesuffix(SUFFIX), file.path, told.guid, told.title
    return Entry(*order, *names, told.date, told.duration_ms, told.link)


def item_text(file: str) -> str:
    """The ``item`` as it goes into the feed: without the namespaces that the feed itself declares."""
    start, sign, rest = Path(file).read_text(encoding="utf-8").strip().partition(">")
    for declared in DECLARED:
        start = start.replace(declared, "")
    return f"{start}{sign}{rest}"


def imported(file: str | Path) -> Imported:
    """What the ``item`` in the file says; BuildError where there is none."""
    try:
        return said(etree.parse(str(file), parser()).getroot())
    except (OSError, etree.XMLSyntaxError, ValueError) as error:
        raise BuildError(f"is no imported episode: {error}", file=str(file), remedy="import the feed again") from error


def parser() -> etree.XMLParser:
    """A parser for strangers' XML: no entity is resolved, nothing is fetched, CDATA stays what it is."""
    return etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False, remove_pis=True)


def said(item: etree._Element) -> Imported:
    """What an ``item`` says of its episode; ValueError for another element or a date that is none (RFC 2822)."""
    if item.tag != "item":
        raise ValueError(f"the element is {item.tag!r}, not item")
    texts = {str(each.tag): (each.text or "").strip() for each in item}
    enclosure = item.find("enclosure")
    audio = "" if enclosure is None else enclosure.get("url", "")
    return Imported(
        title=texts.get("title") or texts.get(f"{ITUNES}title") or "Untitled",
        guid=texts.get("guid") or audio,
        date=parsedate_to_datetime(texts["pubDate"]).isoformat() if texts.get("pubDate") else None,
        link=next(filter(is_url, (texts.get("link", ""), audio)), None),
        summary=texts.get(f"{ITUNES}summary") or None,
        duration_ms=duration_ms(texts.get(f"{ITUNES}duration", "")),
        audio=audio if is_url(audio) else None,
        season=_number(texts.get(f"{ITUNES}season", "")),
        number=_number(texts.get(f"{ITUNES}episode", "")),
    )


def _number(text: str) -> int:
    """A season or an episode; 0, which sorts first, where it is none."""
    return int(text) if text.isdecimal() and len(text) < 8 else 0


def duration_ms(text: str) -> int | None:
    """Apple's ``itunes:duration``, ``3723`` or ``1:02:03``, in ms; None where it is neither."""
    parts = text.split(":")
    if not all(part.isdecimal() and len(part) < 8 for part in parts) or len(parts) > 3:
        return None
    seconds = 0
    for part in parts:
        seconds = 60 * seconds + int(part)
    return 1000 * seconds
