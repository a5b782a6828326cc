"""CSV and TSV with a column for the speaker and one for the words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from transcript.errors import SourceError
from transcript.readers.clock import clock
from transcript.readers.columns import Columns, head_of
from transcript.readers.decode import decode
from transcript.readers.gather import Said, gather
from transcript.source import Source

SAMPLE = 32768  # characters that tell what divides the cells


def read(data: bytes, name: str) -> Source:
    """The rows in order. Raises SourceError where no column holds words."""
    text = decode(data, name)
    try:
        between = max(",;\t|", key=lambda each: _fits(text[:SAMPLE], each))
        rows = _rows(text, between)
    except csv.Error as error:
        raise SourceError(f"is no table: {error}", file=name, remedy="save it as CSV (UTF-8)") from error
    top, columns = head_of([row for _, row in rows])
    if not columns:
        remedy = "name its columns speaker and text"
        raise SourceError("has no column that is named text", file=name, line=1, remedy=remedy)
    return gather(_said(rows[top + 1 :], columns, rows[top][1] if top >= 0 else []), "table", name)


def _rows(text: str, between: str) -> list[tuple[int, list[str]]]:
    """The cells of each row, and the line on which it ends."""
    reader = csv.reader(io.StringIO(text), delimiter=between, skipinitialspace=True)
    return [(reader.line_num, row) for row in reader]


def _fits(text: str, between: str) -> tuple[int, int]:
    """How well cells are divided: columns of a known meaning, then rows of more than one cell."""
    rows = [row for _, row in _rows(text, between)]
    top, columns = head_of(rows)
    return len(columns), sum(len(row) > 1 for row in rows[max(0, top) :])


def _said(rows: list[tuple[int, list[str]]], columns: Columns, titles: list[str]) -> Iterator[Said]:
    """What is said in each row; ``titles`` are the columns' names."""
    at = columns.get("speaker", -1)
    told = f"the column {titles[at].strip()!r}" if titles and at >= 0 else f"column {at + 1}"
    for line, row in rows:
        cell = {what: row[i].strip() if i < len(row) else "" for what, i in columns.items()}
        times = clock(cell.get("start")), clock(cell.get("end"))
        yield Said(cell.get("speaker") or None, cell["text"], *times, line=line, told=told)
