"""Advanced SubStation Alpha: the Name field, else the style, names the speaker.

Format: the Aegisub manual, "ASS file format": the Format line of [Events] orders the fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transcript.readers.clock import clock
from transcript.readers.decode import decode
from transcript.readers.gather import Said, gather
from transcript.source import Source

_FIELDS = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
_TAGS = re.compile(r"\{[^{}]{0,500}\}")
_BREAKS = re.compile(r"\\[Nnh]")


def read(data: bytes, name: str) -> Source:
    """The dialogue lines in order. Raises SourceError where there are none."""
    rows = list(_rows(decode(data, name)))
    many = len({row["style"] for _, row in rows}) > 1
    return gather((_said(line, row, many) for line, row in rows), "ass", name)


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The number (1-based) and the fields of each line of dialogue."""
    fields, empty = list(_FIELDS), dict.fromkeys(_FIELDS, "")
    events = max(0, text.find("[Events]"))
    for number, line in enumerate(text[events:].split("\n"), text.count("\n", 0, events) + 1):
        kind, _, rest = line.partition(":")
        if kind == "Format":
            fields = [field.strip().lower() for field in rest.split(",")]
        elif kind == "Dialogue":
            yield number, empty | dict(zip(fields, rest.strip().split(",", len(fields) - 1), strict=False))


def _said(line: int, row: dict[str, str], many: bool) -> Said:
    """A line of dialogue; its style names the speaker where the file has ``many`` and no name stands there."""
    told = "the Name field" if row["name"].strip() else "the style"
    style = row["style"].strip() if many or re.search(r"\d", row["style"]) else ""
    who = row["name"].strip() or style or None
    return Said(who, _words(row["text"]), clock(row["start"]), clock(row["end"]), line=line, told=told)


def _words(text: str) -> str:
    return _BREAKS.sub(" ", _TAGS.sub("", text))
