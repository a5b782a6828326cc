"""Where a paragraph begins, and what joins two lines of one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from transcript.kinds import STAMP
from transcript.layout import Layout

SAMPLE = 2000  # lines that tell whether lines begin with time stamps
_SPACE = re.compile(r"\s")
_TAG = re.compile(r"<[^<>]*>|\{[^{}]*\}")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")


@dataclass(frozen=True)
class Paragraphs:
    """How a document divides its paragraphs, seen from all of its lines."""

    text: str
    layout: Layout

    def begins(self, i: int) -> bool:
        """Whether line ``i`` begins a paragraph: after a blank line, or indented more than most."""
        line = self.layout.lines[i]
        return line.gap > 0 or (line.gap == 0 and (not self.divided or line.indent >= self.usual + 2))

    def between(self, before: int, after: int) -> str:
        """What joins the words that end at ``before`` to those at ``after`` (characters).

        Nothing in a script without spaces or in a divided word.
        """
        if self.text[before - 1] == "\xad" or (_WIDE.match(self.text[before - 1]) and _WIDE.match(self.text[after])):
            return ""
        return " " if _SPACE.search(_TAG.sub("", self.text[before:after])) else ""

    @cached_property
    def divided(self) -> bool:
        """Whether blank lines divide the paragraphs; else each line is one."""
        lines = self.layout.lines
        return bool(self.layout.pieces) or sum(line.gap > 0 for line in lines) > 0.05 * len(lines)

    @cached_property
    def usual(self) -> int:
        """The indent of most lines."""
        return Counter(line.indent for line in self.layout.lines).most_common(1)[0][0]

    @cached_property
    def stamped(self) -> bool:
        """Whether lines without a label begin with a time stamp, as in captions saved as text."""
        sample = self.layout.lines[:SAMPLE]
        return sum(bool(STAMP.match(self.text, line.start, line.end)) for line in sample) > 0.2 * len(sample)
