"""Where a paragraph begins, and what joins two lines of one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from transcript.kinds import STAMP
from transcript.layout import Layout
from transcript.lines import SENTENCE_ENDS, Line

FULL = 0.6  # of the width, from which a line may go on in the next
WIDEST = 120  # characters of lines that are broken at a width
SAMPLE = 2000  # lines that tell whether lines begin with time stamps
_SPACE = re.compile(r"\s")
_TAG = re.compile(r"<[^<>]*>|\{[^{}]*\}")
_WIDE = (("\u2e80", "\u9fff"), ("\uac00", "\ud7af"), ("\uff00", "\uffef"))  # a pattern of so many takes 3 ms to compile


@dataclass(frozen=True)
class Paragraphs:
    """How a document divides its paragraphs, seen from all of its lines."""

    text: str
    layout: Layout

    def begins(self, i: int) -> bool:
        """Whether line ``i`` begins a paragraph: after a blank line, indented more than most, or, where no blank lines
        divide paragraphs, after a line that is not full."""
        line = self.layout.lines[i]
        if line.gap:
            return line.gap > 0
        if self.divided:
            return self.indented and line.indent >= self.usual + 2
        return not self.wrapped or _width(self.layout.lines[i - 1]) < FULL * self.width

    def between(self, before: int, after: int) -> str:
        """What joins the words that end at ``before`` to those at ``after`` (characters).

        Nothing in a script without spaces or in a divided word.
        """
        if self.text[before - 1] == "\xad" or (_is_wide(self.text[before - 1]) and _is_wide(self.text[after])):
            return ""
        return " " if _SPACE.search(_TAG.sub("", self.text[before:after])) else ""

    @cached_property
    def divided(self) -> bool:
        """Whether blank lines divide the paragraphs; else each line is one."""
        lines = self.layout.lines
        return bool(self.layout.pieces) or sum(line.gap > 0 for line in lines) > 0.05 * len(lines)

    @cached_property
    def wrapped(self) -> bool:
        """Whether lines are broken at a width: many end in the middle of a sentence."""
        sample = self.layout.lines[:SAMPLE]
        broken = sum(self.text[line.end - 1] not in SENTENCE_ENDS for line in sample)
        return self.width <= WIDEST and broken > 0.2 * len(sample)

    @cached_property
    def width(self) -> int:
        """The longest line's width (characters) but for a few."""
        widths = sorted(map(_width, self.layout.lines[:SAMPLE]))
        return widths[int(0.95 * len(widths))]

    @cached_property
    def indented(self) -> bool:
        """Whether an indent begins a paragraph; where many lines have one, they hang below a label."""
        return sum(line.indent >= self.usual + 2 for line in self.layout.lines) <= 0.3 * len(self.layout.lines)

    @cached_property
    def usual(self) -> int:
        """The indent of most lines."""
        return Counter(line.indent for line in self.layout.lines).most_common(1)[0][0]

    @cached_property
    def stamped(self) -> bool:
        """Whether lines without a label begin with a time stamp, as in captions saved as text."""
        sample = self.layout.lines[:SAMPLE]
        return sum(bool(STAMP.match(self.text, line.start, line.end)) for line in sample) > 0.2 * len(sample)


def _width(line: Line) -> int:
    return line.indent + line.end - line.start


def _is_wide(character: str) -> bool:
    return character >= _WIDE[0][0] and any(first <= character <= last for first, last in _WIDE)
