"""The label styles, one row each: how a line looks that begins a turn.

A pattern is matched at the start of a line's content. Its group ``name`` is the label, ``time`` a time
stamp; its end is where the words begin. Patterns only propose: ``judge`` and ``choose`` decide. Every
repetition is bounded, so a line costs the same however hostile it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

EM = r"[*_]{0,3}"
DATE = r"(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4},?[ T])"
CLOCK = r"\d{1,3}:\d{2,3}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"


def _time(group: str) -> str:
    """A time stamp in or without brackets, a range of two, or a Markdown link to a time in a recording."""
    clock = rf"{DATE}?(?P<{group}>{CLOCK})(?:\s?(?:-->|-|–|—|to)\s?{CLOCK})?"
    return rf"\\?[\[({{]?\s?{clock}\s?\\?[\])}}]?(?:\([^()\s]{{0,200}}\))?"


NAME = r"(?P<name>[^\s:：*_\[\]<>{}#>•=+\"“`(\-–—|][^:：\n*\[\]<>{}`\t=]{0,119}?)"
LEAD = rf"{EM}(?:{_time('before')}\s?[-–—|]?\s{{0,9}})?{EM}"
SURE = r"(?P<name>[^\s:：*_\[\]<>{}#>•=+\"“`(\-–—|][^:：\n*\[\]<>{}`\t=]{0,59}?)"


# Tags that are HTML and so nobody's name.
HTML = (
    "a|abbr|article|aside|b|body|br|code|dd|details|div|dl|dt|em|footer|form|head|header|hr|html|i|iframe|img|input|"
    "kbd|li|link|main|meta|nav|ol|p|pre|q|s|script|section|small|span|strong|style|sub|summary|sup|table|tbody|td|"
    "th|tr|u|ul|video|source|picture|https?:|mailto:"
)


class Style(NamedTuple):
    """A row: the name that ``--style`` takes, what it looks like, its pattern, and how telling it is.

    ``weight`` says how much a match alone is worth against other styles; ``bonus`` are points that
    the look alone gives to each label.
    """

    name: str
    example: str
    pattern: re.Pattern[str]
    weight: float = 1.0
    bonus: float = 0.0


def _row(name: str, example: str, pattern: str, weight: float = 1.0, bonus: float = 0.0) -> Style:
    return Style(name, example, re.compile(pattern), weight, bonus)


STYLES: tuple[Style, ...] = (
    _row(
        "colon",
        "Name: text",
        rf"(?:>{{1,3}}\s?|[-*•]\s(?=[*_]))?{LEAD}{NAME}(?:\s?{_time('time')})?{EM}\s{{0,2}}"
        rf"(?::(?![/\\\d:]|\S\))(?:\*\d|{EM})(?=\s|\W|$|[^\Wa-z\d])|：){EM}(?:\s*{_time('after')}\s*$)?\s*",
    ),
    _row(
        "stamp",
        "Name 00:01:02",
        rf"{EM}{SURE}{EM}(?:(?:\s{{2,9}}|\s[-–—|@,]\s?|\s?(?=[\[(])|\t){_time('time')}(?:{EM}|\*\d)\s?[-–—:]{{0,2}}(?:{EM}|\*\d)(?=\s|$)"
        rf"|\s{_time('after')}{EM}(?:\s?[-–—:]{{1,2}}{EM}(?=\s)|\s*$))\s*",
        bonus=0.5,
    ),
    _row("clock", "00:01:02 Name", rf"{EM}{_time('time')}\s?[-–—|]?\s{{0,9}}{EM}{SURE}{EM}\s*$", 0.9),
    _row(
        "bold",
        "**Name** text",
        rf"(?:[-*•]\s)?(?:\*\*\*?|__){NAME}\s?(?:\*\*\*?|__)\s*[-–—]?(?=\s)\s*(?:{_time('time')}(?:\s+[-–—]\s|\s*$)\s*)?",
        0.95,
        0.5,
    ),
    _row("bold line", "**Name**", rf"(?:\*\*\*?|__){NAME}\s?(?:\*\*|__|\*\d)\s?(?:{_time('time')})?\s*$", 1.0, 0.5),
    _row("heading", "### Name", rf"#{{1,6}}\s+{EM}{SURE}{EM}:?(?:\s?{_time('time')})?\s*$", 0.9),
    _row(
        "angle",
        "<Name> text",
        rf"(?:</[^<>\n]{{1,40}}>\s*)?(?:{_time('time')}\s?)?<(?!/|(?:{HTML})\b|h\d)[@+%~&]?(?P<name>[^\s<>/!?][^<>/=\n]{{0,40}})>\s*",
        1.0,
        1.0,
    ),
    _row("bracket", "[Name] text", r"\[(?P<name>[^\s\[\]:\d][^\[\]:\n]{0,40})\]\s*:?\s*(?=\S)", 0.9),
    _row("tab", "Name<TAB>text", rf"{LEAD}{SURE}{EM}:?(?:\t+|\s{{4,40}})(?=\S)", 0.9),
    _row("dash", "Name - text", rf"{LEAD}{SURE}{EM}\s(?:[-–—]{{1,2}}|\|)\s+(?=\S)", 0.8, -0.5),
    _row("letter", "Q. text", rf"{LEAD}(?P<name>[QAPRFV])(?:\d{{1,3}})?{EM}(?:[.)]|\s\s)?{EM}\s+(?=\S)", 1.0, -1.0),
    _row(
        "period",
        "Mr. SMITH. text",
        r"(?P<name>(?:(?:The|Mr|Mrs|Ms|Miss|Dr|Hon|Sen|Rep|Senator|Chairman|Chairwoman|Sir|Prof)\.? "
        r"(?:(?:[A-Z]\.|[A-Z]?[a-z]{0,4}[A-Z][A-Z'’\-]+|pro|tempore)[ ,]{0,2}){1,4}"
        r"(?:of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?(?: ?\((?:Mr|Mrs|Ms)\. [^()\n]{1,40}\))?))"
        r" ?\.(?:\s*[-–—]{1,2}|\s+)(?=\S)",
        1.5,
        2.5,
    ),
    _row(
        "capitals",
        "SMITH. text",
        r"(?P<name>[A-Z][A-Z'’\-]{2,20}(?: [A-Z][A-Z'’\-]{1,20}){0,3}) ?\.(?:\s*[-–—]{1,2}|\s+)(?=\S)",
        0.9,
        -0.5,
    ),
    _row("line", "Name", rf"{SURE}\s*$", 0.7, -0.5),
)
# The styles that no line's look can tell are modules of their own: marks, questions and inside.
NAMES = (*(style.name for style in STYLES), "mark", "question", "inside")
