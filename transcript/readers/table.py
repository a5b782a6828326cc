"""CSV and TSV with a column for the speaker and one for the words."""

from __future__ import annotations

import csv
import io
import re

from transcript.errors import SourceError
from transcript.readers.clock import clock
from transcript.readers.decode import decode
from transcript.readers.gather import Said, gather
from transcript.source import Source

COLUMNS = {
    "speaker": r"speaker(?:[ _]?(?:name|label|id))?|name|who|author|participant|person|sender|from|sprecher(?:in)?|"
    r"redner(?:in)?|hablante|orador|locuteur",
    "text": r"text[eo]?|transcript(?:ion)?|utterance|content|words?|message|body|speech|line|sentence|"
    r"(?:what (?:was |is |they |s?he )?)?sa(?:id|ys)|dialogue|quote|testo|inhalt|wortlaut|propos|parole|contenido",
    "start": r"start(?:[ _]?(?:time|ms|s))?|begin|time(?:stamp)?|from|in|zeit|beginn|tiempo|temps",
    "end": r"end(?:[ _]?(?:time|ms|s))?|stop|to|out",
}


def read(data: bytes, name: str) -> Source:
    """The rows in order. Raises SourceError where no column holds words."""
    text = decode(data, name)
    try:
        dialect: type[csv.Dialect] | str = csv.Sniffer().sniff(text[:8192], delimiters=",;\t|")
    except csv.Error:
        dialect = "excel-tab" if "\t" in text[:8192] else "excel"
    try:
        rows = list(csv.reader(io.StringIO(text), dialect))
    except csv.Error as error:
        raise SourceError(f"is no table: {error}", file=name, remedy="save it as CSV (UTF-8)") from error
    columns = _columns(rows[0]) if rows else {}
    if "text" not in columns:
        raise SourceError(
            "has no column that is named text", file=name, line=1, remedy="name its columns speaker and text"
        )
    return gather((_said(row, columns) for row in rows[1:]), "table", name)


def _columns(head: list[str]) -> dict[str, int]:
    """Which column holds what; a column serves once, and the words come first."""
    found: dict[str, int] = {}
    for what in ("text", "speaker", "start", "end"):
        for i, title in enumerate(head):
            if i not in found.values() and what not in found and re.fullmatch(COLUMNS[what], title.strip(), re.I):
                found[what] = i
    return found


def _said(row: list[str], columns: dict[str, int]) -> Said:
    cell = {what: row[i].strip() if i < len(row) else "" for what, i in columns.items()}
    start, end = clock(cell.get("start")), clock(cell.get("end"))
    return Said(cell.get("speaker") or None, cell["text"], start, end)
