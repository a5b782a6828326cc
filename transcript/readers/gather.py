"""Puts a text together from what a structured file holds: who, what and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from transcript.errors import SourceError
from transcript.source import Piece, Source


class Said(NamedTuple):
    """A word, a sentence or a turn of a structured file; times in ms. ``tight`` goes without a space before.

    ``line`` (1-based) is where it stands in the file, ``told`` what names the speaker there.
    """

    speaker: str | None
    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    tight: bool = False
    new: bool = False
    line: int = 0
    told: str = ""


def gather(rows: Iterable[Said], format_: str, name: str, meta: dict[str, object] | None = None) -> Source:
    """A source whose pieces are the rows. Raises SourceError where there are no words."""
    parts: list[str] = []
    pieces: list[Piece] = []
    size, before = 0, None
    for row in rows:
        words = " ".join(row.text.split())
        if not words:
            continue
        change = bool(pieces) and (row.new or row.speaker != before)
        between = "\n\n" if change else "" if row.tight or not pieces else " "
        parts += [between, words]
        start = size + len(between)
        size = start + len(words)
        pieces.append(Piece(start, size, *row[:1], *row[2:4], not row.new, row.line, row.told))
        before = row.speaker
    if not pieces:
        raise SourceError(
            "holds no words that a reader knows", file=name, remedy="see docs/transcripts.md for what can be read"
        )
    return Source("".join(parts), format_, name, meta=dict(meta or {}), pieces=tuple(_ended(pieces)))


def _ended(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces; one whose end the file does not say lasts until the next begins."""
    for piece, after in pairwise([*pieces, pieces[-1]]):
        yield piece if piece.end_ms is not None else piece._replace(end_ms=after.start_ms)
