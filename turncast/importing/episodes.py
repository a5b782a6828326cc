"""The items of a feed as files beside podcast.toml, unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from output.atomic import replacing
from output.feed.imported import FOLDER, Imported, imported, said
from output.slug import slug


class Kept(NamedTuple):
    """What became of an item: its file, and what it says."""

    path: Path
    told: Imported


def keep(items: Iterable[etree._Element], home: Path, slugs: Mapping[str, str] | None = None) -> list[Kept]:
    """Write each ``item`` to ``imported/<slug>.xml`` below ``home``; one with a GUID that is there already replaces it.

    ``slugs`` are those that are known, by GUID; others are made of the title. Raises ValueError for an item with a
    date that is none (RFC 2822) or without GUID and enclosure.
    """
    folder = home / FOLDER
    names = {imported(path).guid: path.stem for path in sorted(folder.glob("*.xml"))}
    kept = []
    for item in items:
        told = said(item)
        if not told.guid:
            raise ValueError(f"the item {told.title!r} has neither guid nor enclosure")
        wanted = (slugs or {}).get(told.guid) or slug(told.title)
        name = names.setdefault(told.guid, _free(wanted, set(names.values())))
        with replacing(folder / f"{name}.xml") as target:
            target.write(_alone(item))
        kept.append(Kept(folder / f"{name}.xml", told))
    return kept


def _free(wanted: str, taken: set[str]) -> str:
    """``wanted``, or with the first number from 2 on that nobody has."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _alone(item: etree._Element) -> str:
    """The element as a document of its own: with the namespaces that it uses, and no others."""
    copy = deepcopy(item)
    copy.tail = None
    etree.cleanup_namespaces(copy)
    return etree.tostring(copy, encoding="unicode") + "\n"
