"""The label styles, one row each: how a line looks that begins a turn.

A pattern is matched at the start of a line's content. Its group ``name`` is the label, ``time`` a time
stamp; its end is where the words begin. Patterns only propose: ``judge`` and ``choose`` decide. Every
repetition is bounded, so a line costs the same however hostile it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

EM = r"[*_]{0,3}"
CLOCK = r"\d{1,3}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"


def _time(group: str) -> str:
    """A time stamp in or without brackets, a range of two, or a Markdown link to a time in a recording."""
    clock = rf"(?P<{group}>{CLOCK})(?:\s?(?:-->|-|–|—|to)\s?{CLOCK})?"
    return rf"\\?[\[({{]?\s?{clock}\s?\\?[\])}}]?(?:\([^()\s]{{0,200}}\))?"


NAME = r"(?P<name>[^\s:：*_\[\]<>{}|#>•=+\"“`(\-–—][^:：\n*\[\]<>{}`\t=]{0,79}?)"
LEAD = rf"{EM}(?:{_time('before')}\s?[-–—|]?\s{{0,9}})?{EM}"


class Style(NamedTuple):
    """A row: the name that ``--style`` takes, what it looks like, its pattern, and how telling it is.

    ``weight`` says how much a match alone is worth: a bold name says more than a word and a space.
    """

    name: str
    example: str
    pattern: re.Pattern[str]
    weight: float = 1.0


def _row(name: str, example: str, pattern: str, weight: float = 1.0) -> Style:
    return Style(name, example, re.compile(pattern), weight)


STYLES: tuple[Style, ...] = (
    _row(
        "colon",
        "Name: text",
        rf"(?:>{{1,3}}\s?)?{LEAD}{NAME}(?:\s?{_time('time')})?{EM}\s{{0,2}}(?::(?![/\\\d:]|\S\))|：)"
        rf"(?:\*\d|{EM})(?=\s|\W|$|[^\Wa-z\d]){EM}\s*",
    ),
    _row(
        "period",
        "Mr. SMITH. text",
        r"(?P<name>(?:[A-Z][\w'’]{0,12}\.? ){0,3}[A-Z][A-Z'’\-]+(?: [A-Z][A-Z'’\-]*){0,3}(?: \([^()\n]{1,40}\))?)\.\s+",
    ),
)
BY_NAME = {style.name: style for style in STYLES}
