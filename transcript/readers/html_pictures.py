"""The pictures of a page's headings, as the light markup that headings have in Markdown; extractors drop images."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KEPT = "/:?#@!$&'*+,;=%~"
"""What an address may hold as it is (RFC 3986, section 2.2); brackets would end the markup."""
_OF_WEB_OR_BESIDE = re.compile(r"https?://|(?![A-Za-z][\w+.-]*:|//)")
_MARK = re.compile(r"⟦picture (\d{1,6})⟧")
"""Extractors put backslashes before markup, and leave alone what nobody writes."""


def mark_pictures(tree: Any) -> list[str]:
    """Mark each heading of a parsed page, in place, that has a picture in it or else right under it; the addresses."""
    found: list[str] = []
    for heading in tree.iter(*HEADINGS):
        address = next(filter(None, map(_address, _images(heading))), None)
        if address and "".join(heading.itertext()).strip():
            _append(heading, f" ⟦picture {len(found)}⟧")
            found.append(address)
    return found


def with_pictures(text: str, addresses: Sequence[str]) -> str:
    """The text of a marked page with the images of Markdown where the marks are."""
    return _MARK.sub(lambda hit: f"![]({addresses[int(hit[1])]})" if int(hit[1]) < len(addresses) else hit[0], text)


def _images(heading: Any) -> Iterator[Any]:
    yield from heading.iter("img")
    under = heading.getnext()
    if under is not None and (under.tag in ("figure", "picture", "img") or not "".join(under.itertext()).strip()):
        yield from under.iter("img")


def _address(image: Any) -> str | None:
    """Where the picture is, if that is on the web or beside the page."""
    address = str(image.get("src") or "").strip()
    known = len(address) < 2000 and _OF_WEB_OR_BESIDE.match(address)
    return quote(address, safe=_KEPT) if known else None


def _append(heading: Any, words: str) -> None:
    last = heading[-1] if len(heading) else None
    if last is None:
        heading.text = f"{heading.text or ''}{words}"
    else:
        last.tail = f"{last.tail or ''}{words}"
