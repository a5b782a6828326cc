"""A show as a server gives it: the feed and what it names below its own address, put into a folder to be checked.

``atom:link`` says where the feed will lie one day, the address that was given where it lies now; so a show can be tried
on the loopback before it is uploaded. What lies on other servers is not asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

from output.checks.feed.document import Feed
from output.checks.public import Public
from output.errors import BuildError
from output.feed.paging import FEED
from output.manifests import MANIFEST
from output.show import Show
from output.site.favicon import NAME as FAVICON

PATIENCE_S = 20  # for a connection, and for every piece of an answer
LARGEST = 4 << 30  # bytes of a file that are fetched; ten hours of WAV have 3.2 GB
PIECE = 1 << 20
SITE = ("index.html", "sitemap.xml", "robots.txt", FAVICON)


class Served(NamedTuple):
    """How a server gives a file: its answer to HEAD, and whether it begins in the middle when asked to."""

    status: int
    type: str
    length: int | None
    ranges: bool


def is_address(public: str) -> bool:
    """Whether what is to be checked lies on a server."""
    return public.startswith(("http://", "https://"))


def fetch(url: str, folder: Path, show: Show) -> Public:
    """Fetch the feed at ``url`` and the files beside it into ``folder``; BuildError where no feed comes."""
    try:
        _get(url, folder / FEED)
    except (OSError, HTTPException, ValueError) as error:
        raise BuildError(f"cannot be fetched: {error}", value=url, file=url, remedy="is the server running?") from error
    here = url.rpartition("/")[0]
    served: dict[str, Served] = {}
    for wanted in (_named_by_feed, _named_by_manifests):  # the manifests come with the first
        names = [name for name in wanted(Public(folder, show)) if name not in served]
        served |= {name: told for name in names if (told := _ask(f"{here}/{quote(name)}", folder / name))}
    return Public(folder, show, served)


def _named_by_feed(public: Public) -> list[str]:
    """Files below the feed's address, the manifest beside each, and what every site has."""
    paths = {path for feed in public.feeds for path in _paths(feed)}
    beside = {path.parent / MANIFEST for path in paths if path.parent != public.path}
    return sorted({path.relative_to(public.path).as_posix() for path in paths | beside} | set(SITE))


def _paths(feed: Feed) -> Iterator[Path]:
    for node in (feed.channel, *feed.items()):
        values = (value for element in node.element.iter() for value in element.attrib.values())
        yield from (path for path in map(feed.find, values) if path is not None and path.suffix and path != feed.path)


def _named_by_manifests(public: Public) -> list[str]:
    return sorted(folder.file(row.name) for folder in public.folders for row in folder.named)


def _ask(url: str, target: Path) -> Served | None:
    """Ask for the head, then for the whole; None where the server does not give the file."""
    try:
        with urlopen(Request(url, method="HEAD"), timeout=PATIENCE_S) as answer:
            length = answer.headers.get("Content-Length") or ""
            told = (answer.status, answer.headers.get_content_type(), int(length) if length.isdecimal() else None)
        return Served(*told, ranges=_get(url, target) == 206)
    except HTTPError as error:
        return None if error.code in (404, 410) else Served(error.code, "", None, ranges=False)
    except (OSError, HTTPException) as error:
        raise BuildError(f"cannot be fetched: {error}", value=url, file=url) from error


def _get(url: str, target: Path) -> int:
    """Write what lies at ``url`` to ``target``, from its first byte on; the status of the answer."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with urlopen(Request(url, headers={"Range": "bytes=0-"}), timeout=PATIENCE_S) as answer, target.open("wb") as file:
        for piece in _pieces(answer):
            file.write(piece)
        return int(answer.status)


def _pieces(answer: Any) -> Iterator[bytes]:
    left = LARGEST
    while left > 0 and (piece := answer.read(min(PIECE, left))):
        left -= len(piece)
        yield piece
