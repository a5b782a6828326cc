"""Tags of a feed as text, written once and well-formed for any value."""

from __future__ import annotations

import re
from html import escape

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
    "xmlns:psc": "http://podlove.org/simple-chapters",
}

FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 section 2.2 does not allow; a carriage return too, which a parser would make a line feed."""

SPECIAL = re.compile("[&<>\"']")
"""What ``html.escape`` changes; it searches five times, and most values hold none of it."""

Tags = tuple[str, ...]
"""Elements as text. They are only ever children: a text is escaped, whatever it looks like."""


def tag(name: str, text: object = None, /, *children: str, **attributes: object) -> Tags:
    """The element as text, or nothing where it would say nothing; attributes of None are left out.

    An underscore in an attribute's name stands for ``-``; each child stands on a line of its own.
    """
    said = [f'{key.replace("_", "-")}="{_escaped(value)}"' for key, value in attributes.items() if value is not None]
    inside = "\n".join(("" if text is None else _escaped(text), *children))
    if not (inside or said):
        return ()
    start = " ".join((name, *said))
    return (f"<{start}>{inside}</{name}>" if inside else f"<{start}/>",)


def clean(text: str) -> str:
    """``text`` without what XML forbids; a line ends as XML 1.0 section 2.11 says."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _escaped(value: object) -> str:
    """``value`` as XML text, booleans in lower case; what XML forbids is still in it."""
    text = str(value).lower() if value is True or value is False else str(value)
    return escape(text) if SPECIAL.search(text) else text
