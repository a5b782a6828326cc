"""A long show in several documents (RFC 5005, "Feed Paging and Archiving").

feed.xml holds the newest episodes. ``feed-1.xml`` holds the oldest, ``feed-2.xml`` those after them, each as
many as the limit says, so a page that is full never changes when an episode is added. Neighbouring pages may
share episodes; readers know them by their GUID (RFC 5005 section 4).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from output.listed import Entry

FEED = "feed.xml"


class Page(NamedTuple):
    """A document of the feed: its name, its episodes newest first, the names of the older and the newer page."""

    name: str
    entries: Sequence[Entry]
    older: str | None = None
    newer: str | None = None


def pages(listed: Sequence[Entry], limit: int | None) -> list[Page]:
    """The pages, feed.xml first; one alone without a limit. ``listed`` are all episodes, newest first."""
    size = limit or len(listed)
    if len(listed) <= size:
        return [Page(FEED, listed)]
    full = -(-(len(listed) - size) // size)  # as many as hold everything that is not among the newest
    names = [FEED, *(f"feed-{number}.xml" for number in range(full, 0, -1)), None]
    oldest_first = listed[::-1]
    held = [listed[:size]]
    held += [oldest_first[start : start + size][::-1] for start in range((full - 1) * size, -1, -size)]
    return [
        Page(str(names[i]), each, older=names[i + 1], newer=names[i - 1] if i else None) for i, each in enumerate(held)
    ]


def is_page(name: str) -> bool:
    """Whether ``name`` is that of a page of older episodes."""
    return re.fullmatch(r"feed-\d+\.xml", name) is not None
