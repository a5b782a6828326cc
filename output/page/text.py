"""A block's text as HTML, and where its words lie in what a browser shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from transcript.model import Inline, InlineKind, Span, Timed

ELEMENTS: dict[InlineKind, str] = {"direction": "i", "emphasis": "em", "strong": "strong", "code": "code"}
PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")
SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+$", re.IGNORECASE)


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
    inside = [word for word in words if span.start <= word.start and word.end <= span.end]
    start_ms = inside[0].start_ms if inside else None
    return Paragraph(
        name,
        html(text, span, inlines),
        start_ms,
        ",".join(str(each or "") for each in _times(text, span.start, inside)),
    )


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


def _times(text: str, start: int, words: Sequence[Timed]) -> Iterator[int]:
    at, now, usual = start, words[0].start_ms if words else 0, 0
    for word in words:
        yield _units(text[at : word.start]) - usual
        yield _units(text[word.start : word.end])
        yield word.start_ms - now
        yield word.end_ms - word.start_ms
        at, now, usual = word.end, word.end_ms, 1


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
