"""Tags of a feed as values, and how they are written."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
    "xmlns:psc": "http://podlove.org/simple-chapters",
}

FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 section 2.2 does not allow; a carriage return too, which a parser would make a line feed."""


class Tag(NamedTuple):
    """An element with its qualified name, its attributes, and text or children."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: tuple[Tag, ...] = ()


def tag(name: str, text: object = None, /, *children: Tag, **attributes: object) -> tuple[Tag, ...]:
    """The tag, or nothing where it would say nothing; attributes of None are left out.

    An underscore in an attribute's name stands for ``-``.
    """
    said = {key.replace("_", "-"): clean(value) for key, value in attributes.items() if value is not None}
    made = Tag(name, said, "" if text is None else clean(text), children)
    return (made,) if made.text or said or children else ()


def clean(value: object) -> str:
    """``value`` as XML text: booleans in lower case, without what XML forbids."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def write(made: Tag, generator: XMLGenerator) -> None:
    """Write a tag and what is inside; each child stands on a line of its own."""
    generator.startElement(made.name, AttributesImpl(made.attributes))
    if made.text:
        generator.characters(made.text)
    for child in made.children:
        generator.characters("\n")
        write(child, generator)
    generator.endElement(made.name)
