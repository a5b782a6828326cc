"""What a feed's channel says of the show, as keys of podcast.toml."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree
from pydantic import ValidationError

from output.feed.paging import FEED
from output.feed.tag import NAMESPACES
from output.guid import guid_of
from output.show import Show

NAMES = {key.removeprefix("xmlns:"): value for key, value in NAMESPACES.items()}

PATHS = {
    "title": "title/text()",
    "author": "itunes:author/text()",
    "email": "itunes:owner/itunes:email/text()",
    "link": "link/text()",
    "description": "description/text()",
    "language": "language/text()",
    "cover": "itunes:image/@href",
    "copyright": "copyright/text()",
    "explicit": "itunes:explicit/text()",
    "kind": "itunes:type/text()",
    "guid": "podcast:guid/text()",
    "base_url": "atom:link[@rel='self']/@href",
    "category": "itunes:category",
    "medium": "podcast:medium/text()",
    "license": "podcast:license/text()",
    "license_url": "podcast:license/@url",
    "location": "podcast:location/text()",
    "geo": "podcast:location/@geo",
    "osm": "podcast:location/@osm",
}
"""Key of podcast.toml to where a channel says it (RSS 2.0, Apple, podcast namespace)."""


def show_of(channel: etree._Element, address: str | None) -> dict[str, Any]:
    """The keys with a value that podcast.toml allows; ``address`` is where the feed was found.

    A feed without ``podcast:guid`` gets the one that its address has (podcast namespace, tag ``guid``).
    """
    found = {key: value for key, path in PATHS.items() for value in _said(channel, key, path)}
    where = found.get("base_url") or address
    told = {"guid": guid_of(where)} if where else {}
    told |= found | {"base_url": _folder(where)}
    return {key: value for key, value in told.items() if value is not None and _allowed(key, value)}


def _said(channel: etree._Element, key: str, path: str) -> Iterator[Any]:
    """What the channel says of a key that podcast.toml allows: of several things the first, but all categories."""
    result: Any = channel.xpath(path, namespaces=NAMES)
    turned: Callable[[Any], Any] = TURNED.get(key, _plain)
    found = [each for each in map(turned, result) if _allowed(key, each)]
    yield from [found] if key == "category" and len(found) > 1 else found[:1]


def _plain(value: Any) -> str:
    return str(value).strip()


def _category(element: Any) -> str:
    inner = element.find(f"{{{NAMES['itunes']}}}category")
    return " > ".join(each.get("text", "") for each in (element, inner) if each is not None)


TURNED: dict[str, Callable[[Any], Any]] = {
    "explicit": lambda text: text.strip().lower() in ("true", "yes", "explicit"),
    "kind": lambda text: text.strip().lower(),
    "category": _category,
}


def _folder(address: str | None) -> str | None:
    """The folder of a feed that has our own name for it; another's stays open, for its address must change."""
    return address.removesuffix(f"/{FEED}") if address and address.endswith(f"/{FEED}") else None


def _allowed(key: str, value: object) -> bool:
    try:
        Show.model_validate({key: value})
    except ValidationError:
        return False
    return True
