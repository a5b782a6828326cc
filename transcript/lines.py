"""A source's text cut into lines, without copying it."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from transcript.patterns import lazy

# White space as Python knows it, and the characters that have no width: a line of them alone is blank.
BLANK = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x2010), 0x2028, 0x2029)))
BLANK += "\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2066\u2067\u2068\u2069\u3000\ufeff"

SENTENCE_ENDS = frozenset(".?!…;:\"”’'»)]-–—。？！”」؟।*")
# In Greek a semicolon behind a letter, which Unicode's own question mark U+037E is equal to.
QUESTION = "[?？؟՞\u037e]|(?<=[\u0370-\u03ff\u1f00-\u1fff]);|か。|吗。"
_ASKED = re.compile(rf"(?:{QUESTION})\Z")
_CLOSES = " *_\"'”’»)）」"
UNREADABLE = "\ufffd"  # REPLACEMENT CHARACTER: what a decoder puts where it cannot read
INVISIBLE = lazy("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
# Persian, Kurdish and the scripts of India spell with joiners between letters (Unicode standard, section 23.2).
_JOINER = lazy("(?<=[\u0590-\u1fff])[\u200c\u200d](?=[\u0590-\u1fff])")


def seen(name: str) -> str:
    """A name as a reader sees it: without format characters (category Cf), but with joiners that spell."""
    if not name.isprintable():
        joiners = {hit.start() for hit in _JOINER.finditer(name)}
        name = "".join(c for i, c in enumerate(name) if i in joiners or unicodedata.category(c) != "Cf")
    return name.strip()


def asks(words: str) -> bool:
    """Whether words end in a question, whatever quotes or emphasis close after it."""
    open_ = words.rstrip(_CLOSES)
    return bool(_ASKED.search(open_, max(0, len(open_) - 2)))


class Line(NamedTuple):
    """A line with something on it: 1-based number, and its content's place (characters) without the edges.

    ``gap`` counts the blank lines before it (-1: a sentence goes on here from the page before), ``indent`` the
    characters left of it.
    """

    number: int
    start: int
    end: int
    gap: int
    indent: int


class LineRead(NamedTuple):
    """Why a line was read as it was: its number (1-based), what it is, and the reason."""

    number: int
    kind: str
    reason: str


def cut(text: str) -> list[Line]:
    """The lines that are not blank."""
    lines: list[Line] = []
    gap, place = 0, 0
    for number, raw in enumerate(text.split("\n"), 1):
        content = raw.strip(BLANK)
        if content:
            indent = raw.find(content[0])
            lines.append(Line(number, place + indent, place + indent + len(content), gap, indent))
            gap = 0
        else:
            gap += 1
        place += len(raw) + 1
    return lines
