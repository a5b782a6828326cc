"""The label styles, one row each: how a line looks that begins a turn.

A pattern is matched at the start of a line's content. Its group ``name`` is the label, ``time`` a time
stamp; its end is where the words begin. Patterns only propose: ``judge`` and ``choose`` decide. Every
repetition is bounded, so a line costs the same however hostile it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache, cached_property

from transcript.labels.looks import (
    AGO,
    BREAK,
    CAPS,
    CLOCKED,
    COLON,
    EM,
    HTML,
    LEAD,
    NAME,
    SURE,
    TITLED,
    WHOLE,
    timed,
    untimed,
)


@dataclass(frozen=True)
class Style:
    """A row: the name that ``--style`` takes, what it looks like, its pattern, and how telling it is.

    ``weight`` says how much a match alone is worth against other styles; ``bonus`` are points that
    the look alone gives to each label. A line in this style begins with one of ``begins`` (``0`` for any digit), if
    there are any, and in it is found what the pattern ``holds`` looks for.
    """

    name: str
    example: str
    look: str
    weight: float = 1.0
    bonus: float = 0.0
    begins: str = ""
    holds: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The look, compiled when a document may have it: all of them take 20 ms."""
        return re.compile(self.look)

    def possible(self, text: str, beginnings: Collection[str]) -> bool:
        """Whether a line of ``text`` may have this look, by what its lines begin with."""
        begun = not self.begins or any(each in beginnings for each in self.begins)
        return begun and bool(re.search(self.holds, text))


STYLES: tuple[Style, ...] = (
    Style("colon", "Name: text", rf"(?:>{{1,3}}\s?|[-*•]\s(?=[*_]))?{COLON}"),
    Style("list", "- Name: text", rf"(?:[-*•]|\d{{1,4}}[.)]?)\s{{1,9}}{COLON}", 0.9, begins="-*•0"),
    Style(
        "stamp",
        "Name 00:01:02",
        rf"(?:\[[-–+]\]\s?)?{EM}{SURE}{EM},?(?:(?:\s{{2,9}}|\s[-–—|@,]\s?|\s?{EM}(?=\\?[\[(])|\t){timed('time')}(?:{EM}|\*\d)\s?[-–—:]{{0,2}}(?:{EM}|\*\d)(?=\s|$)"
        rf"|\s{timed('after')}{EM}(?:\s?[-–—:]{{1,2}}{EM}(?=\s)|\s*$)|(?:\s\[[A-Z]{{1,4}}\])?\s(?:[·•|]\s)?{AGO}\s*$){BREAK}\s*",
        bonus=0.5,
        holds=r"\d[:.]\d|ago",
    ),
    Style(
        "clock",
        "00:01:02 Name",
        rf"{EM}{timed('time')}\s?[-–—|]?\s{{0,9}}{EM}{SURE}{EM}\s*$",
        0.9,
        holds=r"\d[:.]\d",
    ),
    Style(
        "bold",
        "**Name** text",
        rf"(?:[-*•]\s)?(?:\*\*\*?|__){NAME}\s?(?:\*\*\*?|__){BREAK}\s*[-–—]?(?=\s|(?<=>))\s*(?:{timed('time')}(?:\s+[-–—]\s|\s*$)\s*)?",
        0.95,
        0.5,
        begins="-*•_",
    ),
    Style(
        "bold line",
        "**Name**",
        rf"(?:\*\*\*?|__){NAME}\s?(?:\*\*|__|\*\d)\s?(?:{timed('time')})?\s*$",
        1.0,
        0.5,
        begins="*_",
    ),
    Style("italic", "*Name.* text", rf"[*_]{SURE}\.?[*_]\.?\s+(?=\S)", 0.9, begins="*_"),
    Style("heading", "### Name", rf"#{{1,6}}\s+{EM}{SURE}{EM}:?(?:\s?{timed('time')})?\s*$", 0.9, begins="#"),
    Style(
        "angle",
        "<Name> text",
        rf"(?:</[^<>\n]{{1,40}}>\s*)?(?:{timed('time')}\s{{0,9}})?<(?!/|(?:{HTML})\b|h\d)[@+%~&]?(?P<name>[^\s<>/!?](?:[^<>/=\n]|/(?!>)){{0,60}})>:?\s*",
        1.0,
        1.0,
        holds="<",
    ),
    Style(
        "bracket",
        "[Name] text",
        rf"(?:{timed('time')}\s?)?[\[({{](?P<name>[^\s\[\]:(){{}}\d][^\[\]:(){{}}\n]{{0,40}})[\])}}](?!\()\s*:?\s*(?:{timed('after')}\s*$|(?=\S))",
        0.9,
        holds=r"[\[({]",
    ),
    Style(
        "tab",
        "Name<TAB>text",
        rf"{LEAD}{SURE}{EM}:?(?:\t+|\s{{2,40}}|\u3000)(?=\S)",
        0.9,
        holds=r"[^\S\n]{2}|[\t\u3000]",
    ),
    Style(
        "dash",
        "Name - text",
        rf"{LEAD}{TITLED}{EM}(?:\.{EM}\s?[-–—]{{1,2}}|\s(?:[-=]>|[-–—]{{1,2}}|[|>])|[—―]{{1,2}})\s*(?=\S)",
        0.8,
        -0.5,
    ),
    Style(
        "letter",
        "Q. text",
        rf"{LEAD}(?P<name>Q(?=\s)|[QAPRFV](?=\d{{0,3}}[*_]{{0,3}}(?:[.)]|\s\s))|(?!M[RSX]S?\b|DR\b|ST\b)[{CAPS}]{{1,3}}(?=[*_]{{0,3}}(?:[.)]|\s\s)))(?:\d{{1,3}})?{EM}"
        rf"(?:[.)]\s?[-–—]?|\s\s)?{EM}\s+(?=\S)",
        1.0,
        -1.0,
    ),
    Style(
        "period",
        "Mr. SMITH. text",
        r"(?P<name>(?:(?:The|Mr|Mrs|Ms|Miss|Dr|Hon|Sen|Rep|Senator|Chairman|Chairwoman|Sir|Prof"
        r"|MR|MRS|MS|MISS|DR|(?:VICE )?CHAIR(?:MAN|WOMAN)?|PRESIDENT|GOVERNOR|SENATOR)\.? "
        r"(?:(?:[A-Z]\.|[A-Z]?[a-z]{0,4}[A-Z][A-Z'’\-]+|pro|tempore)[ ,]{0,2}){1,4}"
        r"(?:of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?(?: ?\((?:Mr|Mrs|Ms)\. [^()\n]{1,40}\))?))"
        r" ?\.\d{0,2}(?:\s*[-–—]{1,2}|\s+)(?=\S)",
        1.5,
        2.5,
    ),
    Style(
        "title",
        "Mme Vik, ministre. text",
        r"(?P<name>(?:MM?\.|Mmes?|Mlle) [^\s.,:!?][^.,:\n!?]{1,60}"
        r"(?:, (?!(?:je|j['’]|nous|vous|on|il|elle|ce|c['’])\b)[^.:\n!?]{2,200})?)\.(?:\s*[-–—]{1,2})?\s+(?=\S)",
        0.55,
        2.5,
    ),
    Style(
        "capitals",
        "SMITH. text",
        rf"(?P<name>[{CAPS}][{CAPS}'’\-]{{2,20}}(?: [{CAPS}][{CAPS}'’\-]{{1,20}}){{0,3}}"
        r"(?: ?\([^()\n]{1,60}\))?(?:, [^.:\n!?]{2,120})?)"
        r" ?\.(?:\s*[-–—]{1,2}|\s+)(?=\S)",
        0.9,
        -0.5,
    ),
    Style("quote", "Name「text」", rf"{SURE}(?=[「『])", 0.9, holds="[「『]"),
    Style("line", "Name", rf"{WHOLE}$", 0.7, -0.5),
)


@cache
def timeless() -> tuple[Style, ...]:
    """The styles for a document without a time stamp."""
    return tuple(replace(row, look=untimed(row.look)) for row in STYLES)


def styles_of(text: str) -> tuple[Style, ...]:
    """The styles that a document may be in."""
    return STYLES if CLOCKED.search(text) else timeless()


# The styles that no line's look can tell are modules of their own: marks, questions, inside and frame.
NAMES = (*(style.name for style in STYLES), "mark", "question", "inside", "frame")
