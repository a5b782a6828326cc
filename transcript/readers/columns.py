"""Which column of a table holds what: by its title, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transcript.patterns import lazy

COLUMNS = {
    "speaker": r"speakers?(?:[ _]?(?:name|label|id))?|name|who|author|participant(?:[ _]?(?:name|id))?|person|sender|"
    r"from|host/guest|role|user|sprecher(?:in)?|redner(?:in)?|hablante|orador|locuteur|intervenant|спикер|"
    r"话者|说话人|發言人|話者|화자",
    "text": r"text[eo]?|transcript(?:ion)?s?|utterance|content|words?|message|body|speech|line|sentence|subtitle|"
    r"caption|(?:what (?:was |is |they |s?he )?)?sa(?:id|ys)|dialogue?|quote|testo|inhalt|wortlaut|propos|parole|"
    r"contenido|内容|內容|文本|発言|내용|текст",
    "start": r"(?:start|begin)(?:[ _]?(?:time|ms|s|timecode))?|time(?:stamp|code)?|from|in|zeit|beginn|tiempo|temps|"
    r"minute",
    "end": r"(?:end|stop)(?:[ _]?(?:time|ms|s|timecode))?|to|out|ende",
}
_TITLE = {what: lazy(words, re.IGNORECASE) for what, words in COLUMNS.items()}
PREAMBLE = 12  # rows, at most, that stand above the titles
SAMPLE = 200  # rows that show what a column holds
LONGEST = 60  # characters of a name
_NUMBER = re.compile(r"[\W\d]*")

Columns = dict[str, int]


def head_of(rows: Sequence[Sequence[str]]) -> tuple[int, Columns]:
    """The row of titles (index, -1 where there is none) and which column holds what; empty where nothing tells."""
    if not rows:
        return -1, {}
    titled = [(i, _by_title(row)) for i, row in enumerate(rows[:PREAMBLE])]
    top, columns = max(titled, key=lambda each: (len({"text", "speaker"} & each[1].keys()), len(each[1]), -each[0]))
    if "text" not in columns and "speaker" not in columns:
        top, columns = -1, {}
    below = rows[top + 1 : top + 1 + SAMPLE]
    if "text" not in columns and (text := _longest(below, columns)) is not None:
        columns["text"] = text
    if "speaker" not in columns and (who := _names(below, columns)) is not None:
        columns["speaker"] = who
    return top, columns if "text" in columns and (top >= 0 or "speaker" in columns) else {}


def _by_title(row: Sequence[str]) -> Columns:
    """Which column holds what; a column serves once, and the words come first."""
    found: Columns = {}
    for what in ("text", "speaker", "start", "end"):
        for i, title in enumerate(row):
            if i not in found.values() and what not in found and _TITLE[what].fullmatch(title.strip("\ufeff *#:")):
                found[what] = i
    return found


def _cells(rows: Sequence[Sequence[str]], taken: Columns) -> dict[int, list[str]]:
    """The cells of each free column."""
    wide = range(max(map(len, rows), default=0))
    return {i: [row[i].strip() for row in rows if i < len(row)] for i in wide if i not in taken.values()}


def _longest(rows: Sequence[Sequence[str]], taken: Columns) -> int | None:
    """The column that holds most words."""
    sizes = {i: sum(len(cell) for cell in each if " " in cell) for i, each in _cells(rows, taken).items()}
    return max(sizes, key=lambda i: sizes[i]) if any(sizes.values()) else None


def _names(rows: Sequence[Sequence[str]], taken: Columns) -> int | None:
    """The column in which few short cells come again, and are no numbers."""
    for i, cells in _cells(rows, taken).items():
        kinds = {cell for cell in cells if cell}
        names = 1 < len(kinds) <= 0.75 * len(cells) and max(map(len, kinds)) <= LONGEST
        if names and not any(_NUMBER.fullmatch(cell) for cell in kinds):
            return i
    return None
