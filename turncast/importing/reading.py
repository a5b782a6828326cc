"""A feed of somebody else: fetched, bounded, and read without trusting it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import requests
from lxml import etree

from output.feed.imported import parser
from output.feed.tag import NAMESPACES
from output.places import is_url
from transcript.errors import TurncastError

LARGEST = 64 * 2**20
"""Bytes; the feeds of 10,000 episodes that were seen have half of it."""
MOST_PAGES = 1000
TIMEOUT_S = 30
NEXT = f"{{{NAMESPACES['xmlns:atom']}}}link[@rel='next']"


class ImportingError(TurncastError):
    """A feed that is out of reach, too large, or no RSS."""


def channels(source: str) -> Iterator[etree._Element]:
    """The ``channel`` of a feed (a file or an address), then those of its older pages (RFC 5005 section 3).

    Pages are followed from an address alone. Raises ImportingError.
    """
    seen: list[str] = []
    following: str | None = source
    while following and following not in seen and len(seen) < MOST_PAGES:
        seen.append(following)
        channel = _channel(_fetched(following) if is_url(following) else _read(Path(following)), following)
        yield channel
        link = channel.find(NEXT)
        found = urljoin(following, link.get("href", "")) if link is not None and is_url(source) else ""
        following = found if is_url(found) else None


def _channel(content: bytes, source: str) -> etree._Element:
    """RSS 2.0's ``channel``; a document that declares entities is refused, for they can grow without bound."""
    try:
        root = etree.fromstring(content, parser())
    except etree.XMLSyntaxError as error:
        line = error.position[0]
        raise ImportingError(
            f"is no XML: {error.msg}", file=source, line=line, remedy="put it right, or export it again"
        ) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise ImportingError("declares entities of its own", file=source, remedy="a feed needs none: take them out")
    channel = root.find("channel")
    if root.tag != "rss" or channel is None:
        raise ImportingError(
            "is no RSS 2.0 feed", value=root.tag, file=source, remedy="name the address of the RSS feed"
        )
    return channel


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        remedy = "name a feed or a folder"
        raise ImportingError(f"cannot be read: {error.strerror}", file=str(path), remedy=remedy) from error
    _bounded(content, str(path))
    return content


def _fetched(url: str) -> bytes:
    try:
        with requests.get(url, stream=True, timeout=TIMEOUT_S, headers={"User-Agent": "Turncast"}) as response:
            response.raise_for_status()
            content = bytearray()
            for part in response.iter_content(2**16):
                content += part
                _bounded(content, url)
            return bytes(content)
    except requests.RequestException as error:
        raise ImportingError(f"cannot be fetched: {error}", file=url, remedy="open the address in a browser") from error


def _bounded(content: bytes | bytearray, source: str) -> None:
    if len(content) > LARGEST:
        raise ImportingError(f"is larger than {LARGEST} bytes", file=source, remedy="split it into pages (RFC 5005)")
