"""A block's text as HTML, and where its words lie in what a browser shows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from markupsafe import Markup, escape

from transcript.model import Inline, InlineKind, Span, Timed
from transcript.patterns import lazy

ELEMENTS: dict[InlineKind, str] = {
    **{"direction": "i", "emphasis": "em", "strong": "strong", "code": "code"},
    **{"link": "a", "language": "span"},
}
PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")
SAFE_ADDRESS = lazy(r"(?:https?://|mailto:)[^\s<>\"]+$", re.IGNORECASE)


class Paragraph(NamedTuple):
    """A paragraph: its element's ``id``, its HTML, its start (ms) if it is heard, and ``times`` of its words.

    ``times`` are four whole numbers a word with commas between them, a 0 left out: UTF-16 units (what a browser
    counts) from the word before to this one, less the usual one; its length; ms from the word before; its duration.
    """

    id: str
    html: Markup
    start_ms: int | None
    times: str


def paragraphs(name: str, text: str, inlines: Sequence[Inline], words: Sequence[Timed]) -> list[Paragraph]:
    """``text`` cut at its empty lines; ids are ``name-0``, ``name-1`` and so on."""
    spans = [Span(*match.span()) for match in re.finditer(PARAGRAPH, text)]
    return [_paragraph(f"{name}-{number}", text, span, inlines, words) for number, span in enumerate(spans)]


def _paragraph(name: str, text: str, span: Span, inlines: Sequence[Inline], words: Sequence[Timed]) -> Paragraph:
    first = bisect_left(words, span.start, key=lambda word: word.start)
    inside = words[first : bisect_right(words, span.end, key=lambda word: word.end)]
    start_ms = inside[0].start_ms if inside else None
    return Paragraph(
        name,
        html(text, span, inlines),
        start_ms,
        ",".join(_times(text, span.start, inside)),
    )


def html(text: str, span: Span, inlines: Iterable[Inline]) -> Markup:
    """The characters of ``span`` as HTML with their inlines, one within another; nothing of the text becomes markup.

    An inline that begins in another paragraph goes on in this one; one that outlasts the one around it ends with it.
    """
    parts: list[Markup] = []
    opened: list[tuple[int, str]] = []
    at, linked = span.start, 0
    for inline in sorted(inlines, key=lambda each: (each.start, -each.end)):
        start = max(inline.start, span.start)
        while opened and opened[-1][0] <= start:
            at = _close(parts, text, at, *opened.pop())
        end = min(inline.end, opened[-1][0] if opened else span.end)
        tag = None if inline.kind == "link" and start < linked else _tag(inline)
        if start < end and tag:
            parts += escape(text[at:start]), tag
            at, linked = start, end if inline.kind == "link" else linked
            opened.append((end, ELEMENTS[inline.kind]))
    for each in reversed(opened):
        at = _close(parts, text, at, *each)
    return Markup().join([*parts, escape(text[at : span.end])])


def _close(parts: list[Markup], text: str, at: int, end: int, name: str) -> int:
    """End an element at ``end``; what stands before it is text."""
    parts += escape(text[at:end]), Markup("</{}>").format(name)
    return end


def _tag(inline: Inline) -> Markup | None:
    """The start tag; none for a link to an address that a page links to in no case."""
    if inline.kind == "language":
        return Markup('<span lang="{}">').format(inline.language)
    if inline.kind == "link":
        address = web(inline.href)
        return Markup('<a href="{}" rel="noopener">').format(address) if address else None
    return Markup("<{}>").format(ELEMENTS[inline.kind])


def web(address: str | None) -> str | None:
    """The address where it is one of the web or of mail, else None: a page links to nothing that runs."""
    return address if address and SAFE_ADDRESS.match(address) else None


def _times(text: str, start: int, words: Sequence[Timed]) -> Iterator[str]:
    """The four numbers of each word."""
    units = _units(text)
    at, now, usual = units[start], words[0].start_ms if words else 0, 0
    for word_start, word_end, begin, until in words:
        first, last = units[word_start], units[word_end]
        yield f"{first - at - usual or ''},{last - first or ''},{begin - now or ''},{until - begin or ''}"
        at, now, usual = last, until, 1


def _units(text: str) -> Sequence[int]:
    """Where each character begins, and the text ends, in units of UTF-16: one a character, but two of rare ones."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return range(len(text) + 1)
    return list(accumulate((1 + (each > "\uffff") for each in text), initial=0))
