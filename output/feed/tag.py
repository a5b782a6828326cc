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

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 section 2.2 does not allow; a carriage return too, which a parser would make a line feed."""

SPECIAL = re.compile(f"[&<>\"']|{FORBIDDEN.pattern}")
"""What cannot stand in a tag as it is; most values hold none of it."""

Tags = tuple[str, ...]
"""Elements as text. They are only ever children: a text is escaped, whatever it looks like."""


def tag(name: str, text: object = None, /, *children: str, **attributes: object) -> Tags:
    """The element as text, or nothing where it would say nothing; attributes of None are left out.

    Each child stands on a line of its own.
    """
    start = name
    for key, value in attributes.items():
        if value is not None:
            start += f' {key}="{_escaped(value)}"'
    inside = "" if text is None else _escaped(text)
    if children:
        inside = "\n".join((inside, *children))
    if inside:
        return (f"<{start}>{inside}</{name}>",)
    return () if start is name else (f"<{start}/>",)


def _escaped(value: object) -> str:
    """``value`` as XML text, booleans in lower case; a line ends as XML 1.0 section 2.11 says."""
    text = value if isinstance(value, str) else str(value).lower()
    if not SPECIAL.search(text):
        return text
    return escape(FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
