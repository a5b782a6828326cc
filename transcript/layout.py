"""Which lines a source has: those of its pieces, or those of its text without margins and page heads."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from transcript.lines import Line, cut
from transcript.model import Removed, Span
from transcript.source import Piece, Source

_NUMBERED = re.compile(r"(\d{1,2})(?:[.:]?\s{2,}(?=\S)|$)")
MOST = 0.5  # of the lines must carry a margin number before margins are believed


@dataclass
class Layout:
    """Lines, what was taken away between them, and for each line the piece that it comes from, if any."""

    lines: list[Line]
    removed: list[Removed] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


def lay(source: Source) -> Layout:
    """The lines to read."""
    if source.pieces:
        return _pieced(source)
    lines = list(_kept(cut(source.text), source.removed))
    return _unnumbered(source.text, lines) or Layout(lines)


def _kept(lines: Sequence[Line], removed: Sequence[Removed]) -> Iterator[Line]:
    """The lines outside of what the reader took away."""
    spans = iter(sorted(each.span for each in removed))
    span = next(spans, None)
    for line in lines:
        while span and span.end <= line.start:
            span = next(spans, None)
        if not span or line.end <= span.start:
            yield line


def _pieced(source: Source) -> Layout:
    """Lines of pieces; a piece that goes on the one before begins no paragraph."""
    layout = Layout([])
    number, place = 1, 0
    for piece in source.pieces:
        number += source.text.count("\n", place, piece.start)
        place = piece.start
        for line in cut(source.text[piece.start : piece.end]):
            start, end = line.start + piece.start, line.end + piece.start
            layout.lines.append(Line(number + line.number - 1, start, end, 0 if piece.joined else 1, 0))
            layout.pieces.append(piece)
    return layout


def _unnumbered(text: str, lines: Sequence[Line]) -> Layout | None:
    """Pages with numbered lines, as courts print them: numbers go, and lines without one are page heads.

    A paragraph begins where a line is indented more than most.
    """
    hits = [_NUMBERED.match(text, line.start, line.end) if line.indent < 8 else None for line in lines]
    numbers = [int(hit[1]) for hit in hits if hit]
    steps = sum(b == a + 1 or b == 1 for a, b in itertools.pairwise(numbers))
    if len(numbers) < 10 or steps < 0.8 * len(numbers) or len(numbers) < MOST * len(lines):
        return None
    layout = Layout([])
    columns = [
        hit.end() - line.start + line.indent
        for hit, line in zip(hits, lines, strict=True)
        if hit and hit.end() < line.end
    ]
    usual = max(set(columns), key=columns.count)
    for line, hit in zip(lines, hits, strict=True):
        if not hit:
            layout.removed.append(Removed(rule="page", span=Span(line.start, line.end)))
            continue
        layout.removed.append(Removed(rule="line number", span=Span(line.start, line.start + len(hit[1]))))
        if hit.end() < line.end:
            indent = line.indent + hit.end() - line.start
            layout.lines.append(Line(line.number, hit.end(), line.end, int(indent > usual + 3), max(0, indent - usual)))
    return layout
