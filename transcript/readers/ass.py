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
    styles = {row["style"] for row in rows}
    title = len(styles) > 1
    said = (Said(_speaker(row, title), _words(row["text"]), clock(row["start"]), clock(row["end"])) for row in rows)
    return gather(said, "ass", name)


def _rows(text: str) -> Iterator[dict[str, str]]:
    fields, empty = list(_FIELDS), dict.fromkeys(_FIELDS, "")
    events = text.find("[Events]")
    for line in text[max(0, events) :].split("\n"):
        kind, _, rest = line.partition(":")
        if kind == "Format":
            fields = [field.strip().lower() for field in rest.split(",")]
        elif kind == "Dialogue":
            yield empty | dict(zip(fields, rest.strip().split(",", len(fields) - 1), strict=False))


def _words(text: str) -> str:
    return _BREAKS.sub(" ", _TAGS.sub("", text))


def _speaker(row: dict[str, str], many: bool) -> str | None:
    return row["name"].strip() or (row["style"].strip() if many or re.search(r"\d", row["style"]) else None)
