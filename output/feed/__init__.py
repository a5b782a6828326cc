"""``feed.xml``: RSS 2.0 with the namespaces of Atom, iTunes, podcasting 2.0, Podlove chapters and content.

Episodes are read and written one at a time, so memory does not grow with their number.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from output.atomic import replacing
from output.errors import BuildError
from output.feed.channel import channel
from output.feed.imported import item_text
from output.feed.item import item
from output.feed.paging import Page, is_page, pages
from output.feed.tag import NAMESPACES
from output.listed import Entry
from output.manifests import episode
from output.show import Show


def write_feeds(public: Path, show: Show, listed: Sequence[Entry]) -> list[Path]:
    """Write feed.xml and, where the show has a limit, the pages of older episodes; their paths, feed.xml first.

    The same manifests and the same show give the same bytes. A page that no episode needs any more is taken away.
    Raises BuildError where the show lacks what a feed cannot be without.
    """
    written = []
    for page in pages(listed, show.feed_limit):
        with replacing(public / page.name) as target:
            target.writelines(_lines(page, show))
        written.append(public / page.name)
    with os.scandir(public) as lying:
        old = [Path(each) for each in lying if is_page(each.name) and Path(each) not in written]
    for path in old:
        path.unlink()
    return written


def _lines(page: Page, show: Show) -> Iterator[str]:
    require(show)
    names = "".join(f' {prefix}="{address}"' for prefix, address in NAMESPACES.items())
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"{names}><channel>'
    yield from (f"\n{tag}" for tag in channel(show, page))
    yield from (f"\n{_item(entry, show)}" for entry in page.entries)
    yield "</channel></rss>\n"


def _item(entry: Entry, show: Show) -> str:
    return item_text(entry.file) if entry.is_imported else item(episode(entry.file), show)


def require(show: Show, file: str = "podcast.toml") -> None:
    """BuildError where ``file`` does not say what every feed must (RSS 2.0, required channel elements)."""
    missing = [key for key in ("title", "base_url") if not getattr(show, key)]
    if missing:
        raise BuildError(f"a feed needs {' and '.join(missing)}", file=file, remedy="add it, or: turncast init")
