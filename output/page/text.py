"""A block's text as HTML, and where its words lie in what a browser shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from transcript.model import Inline, InlineKind, Span, Timed

ELEMENTS: dict[InlineKind, str] = {"direction": "i", "emphasis": "em", "strong": "strong", "code": "code"}
PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")
SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+$", re.IGNORECASE)


class Paragraph(NamedTuple):
    """A paragraph: its element's ``id``, its HTML, and ``times``, a row of four whole numbers for each word.

    They are: start in UTF-16 units (what a browser counts), length, start in ms since the word
    before it started, duration in ms.
    """

    id: str
    html: Markup
    times: tuple[int, ...]


def paragraphs(name: str, text: str, inlines: Sequence[Inline], words: Sequence[Timed]) -> list[Paragraph]:
    """``text`` cut at its empty lines; ids are ``name-0``, ``name-1`` and so on."""
    spans = [Span(*match.span()) for match in re.finditer(PARAGRAPH, text)]
    return [
        Paragraph(f"{name}-{number}", html(text, span, inlines), _times(text, span, words))
        for number, span in enumerate(spans)
    ]


def html(text: str, span: Span, inlines: Iterable[Inline]) -> Markup:
    """The characters of ``span`` as HTML with their inlines; nothing of the text becomes markup."""
    out, at = Markup(), span.start
    for inline in sorted(inlines, key=lambda each: (each.start, -each.end)):
        start, end = max(inline.start, at), min(inline.end, span.end)
        if start < end and inline.start >= at:
            out += escape(text[at:start]) + _element(text[start:end], inline)
            at = end
    return out + escape(text[at : span.end])


def _element(text: str, inline: Inline) -> Markup:
    if inline.kind == "language":
        return Markup('<span lang="{}">{}</span>').format(inline.language, text)
    if inline.kind != "link":
        return Markup("<{0}>{1}</{0}>").format(Markup(ELEMENTS[inline.kind]), text)
    address = web(inline.href)
    return Markup('<a href="{}" rel="noopener">{}</a>').format(address, text) if address else escape(text)


def web(address: str | None) -> str | None:
    """The address where it is one of the web or of mail, else None: a page links to nothing that runs."""
    return address if address and SAFE_ADDRESS.match(address) else None


def _times(text: str, span: Span, words: Sequence[Timed]) -> tuple[int, ...]:
    row: list[int] = []
    before = 0
    for word in words:
        if span.start <= word.start and word.end <= span.end:
            start, length = _units(text[span.start : word.start]), _units(text[word.start : word.end])
            row += [start, length, word.start_ms - before, word.end_ms - word.start_ms]
            before = word.start_ms
    return tuple(row)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
