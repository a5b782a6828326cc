"""One turn cut into cues by dynamic programming.

``best[j]`` is the least cost of the tokens before ``j``; a cue of the tokens ``i`` to ``j`` costs what
its times, its lines and its ends cost, whatever stands around it, because a cue starts by its own
first word and may last until the next one starts. So every division is weighed, in time linear in
the words (Knuth and Plass, "Breaking Paragraphs into Lines", 1981, with cues for lines).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from output.captions.breaks import BREAKS
from output.captions.profiles import Profile
from output.captions.tokens import Token

LEAD_MS = 80
"""A cue starts at most so long before its first word: about two frames of film at 24 a second."""


class Costs(NamedTuple):
    """What makes a cue worse, beside its breaks (chosen by hand, as those of ``breaks.py``)."""

    hard: float = 100_000
    """A limit of the profile broken, for the share by which it is."""
    cue: float = 30
    """Each cue: fewer are calmer to read (Netflix: never more than needed)."""
    second_line: float = 3
    """A second line where one would do (BBC: prefer one line where it fits)."""
    balance: float = 40
    """Lines of unequal length, for the square of the difference as a share of the width."""
    top_heavy: float = 4
    """A first line longer than the second (Netflix: bottom-heavy)."""
    orphan: float = 25
    """One short word alone on a line."""
    sentence_inside: float = 24
    """A sentence that ends within a cue that goes on; half at the end of a line."""
    pause_inside: float = 30
    """A pause of half a second or more within a cue."""
    brief: float = 20
    """A cue under 1.5 s, for each second that it lacks."""
    cue_end: float = 1.6
    """A break between cues weighs so much more than one between lines."""


COSTS = Costs()
BRIEF_MS = 1500
PAUSE_MS = 500
ORPHAN = 6


class Cut(NamedTuple):
    """A cue as tokens ``first`` to ``last`` (exclusive), a line break before ``second`` (``last``: one line), ms."""

    first: int
    second: int
    last: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True)
class Stretch:
    """What is cut at once: a turn's tokens, the cost of a break after each, the sentence ends, the next cue's start.

    ``open_ms`` is when the cue before may still be seen: the first cue starts no earlier.
    """

    tokens: Sequence[Token]
    breaks: Sequence[int]
    sentence_ends: frozenset[int]
    profile: Profile
    limit_ms: int
    open_ms: int = 0

    @cached_property
    def _columns(self) -> list[int]:
        columns = [0]
        for token in self.tokens:
            columns.append(columns[-1] + token.width + token.space)
        return columns

    @cached_property
    def starts(self) -> list[int]:
        """When a cue starts that begins with this token (ms); after the last token, the limit."""
        ends = [self.open_ms, *(token.end_ms for token in self.tokens)]
        return [
            min(token.start_ms, max(token.start_ms - LEAD_MS, end))
            for token, end in zip(self.tokens, ends, strict=False)
        ] + [self.limit_ms]

    def width(self, first: int, last: int) -> int:
        """Columns of the tokens on one line."""
        return self._columns[last] - self._columns[first] - self.tokens[first].space

    def needed_ms(self, first: int, last: int) -> int:
        """The shortest time in which the profile lets these tokens be read."""
        profile = self.profile
        need = max(profile.shortest_ms, profile.word_ms * (last - first))
        if profile.characters_per_second:
            need = max(need, ceil(1000 * self.width(first, last) / profile.characters_per_second))
        return need

    def end_ms(self, first: int, last: int) -> int:
        """When the cue ends: with its last word, later to be read, with no forbidden gap behind it."""
        profile, limit = self.profile, self.starts[last]
        end = max(self.tokens[last - 1].end_ms, self.starts[first] + self.needed_ms(first, last))
        if limit - end >= profile.gap_ms:
            return end
        return limit if profile.chain else max(limit - profile.gap_ms, self.starts[first] + 1)

    def cut(self) -> list[Cut]:
        """The cheapest division into cues."""
        count = len(self.tokens)
        best = [0.0] + [float("inf")] * count
        chosen: list[tuple[int, int]] = [(0, 0)] * (count + 1)
        for first in range(count):
            for last in self._ends(first):
                least = best[first] + self._ending[last - 1] + self._inside[last - 1] - self._inside[first]
                if least >= best[last]:
                    continue
                cost = least + self._hurry(first, last)
                lines = self._lines(first, last) if cost < best[last] else None
                if lines and cost + lines[0] < best[last]:
                    best[last], chosen[last] = cost + lines[0], (first, lines[1])
        return self._walk(chosen)

    def _ends(self, first: int) -> Iterator[int]:
        """Where a cue that begins with this token may end: while its words fit and it is not too long."""
        widest = self.profile.lines * (self.profile.width + 1)
        latest = self.starts[first] + self.profile.longest_ms
        for last in range(first + 1, len(self.tokens) + 1):
            if last > first + 1 and (self.width(first, last) > widest or self.tokens[last - 1].end_ms > latest):
                return
            yield last

    def _walk(self, chosen: list[tuple[int, int]]) -> list[Cut]:
        cuts, last = [], len(self.tokens)
        while last:
            first, second = chosen[last]
            cuts.append(Cut(first, second, last, self.starts[first], self.end_ms(first, last)))
            last = first
        return cuts[::-1]

    def _hurry(self, first: int, last: int) -> float:
        """What the time of a cue costs: too brief, too fast to read, too long."""
        duration = self.end_ms(first, last) - self.starts[first]
        return (
            COSTS.brief * max(0, BRIEF_MS - duration) / 1000
            + COSTS.hard * max(0.0, 1 - duration / self.needed_ms(first, last))
            + COSTS.hard * max(0.0, duration / self.profile.longest_ms - 1)
        )

    @cached_property
    def _ending(self) -> list[float]:
        """What it costs to end a cue with each token."""
        return [COSTS.cue + COSTS.cue_end * cost for cost in self.breaks]

    @cached_property
    def _inside(self) -> list[float]:
        """Sums of ``_inner`` up to each token."""
        return [0.0, *accumulate(self._inner)]

    @cached_property
    def _inner(self) -> list[float]:
        """What it costs to have the end of each token within a cue: a sentence's end, a pause."""
        pairs = zip(self.tokens, [*self.tokens[1:], self.tokens[-1]], strict=True)
        return [
            COSTS.sentence_inside * (index in self.sentence_ends)
            + COSTS.pause_inside * (after.start_ms - token.end_ms >= PAUSE_MS)
            for index, (token, after) in enumerate(pairs)
        ]

    def _lines(self, first: int, last: int) -> tuple[float, int] | None:
        """The cheapest setting in lines: its cost and where the second line begins; None where none fits."""
        whole = self.width(first, last)
        options = [(0.0, last)] if whole <= self.profile.width else []
        if self.profile.lines > 1 and whole <= 2 * self.profile.width + 1:
            options += [
                (self._two_lines(first, second, last), second)
                for second in self._seconds(first, last)
                if self.width(second, last) <= self.profile.width >= self.width(first, second)
            ]
        return min(options, default=None) if options or last - first > 1 else (COSTS.hard, last)

    def _seconds(self, first: int, last: int) -> range:
        """Where a second line may begin, if anywhere, for both lines to fit; the latest place first."""
        columns, width = self._columns, self.profile.width + 1
        earliest = bisect_left(columns, columns[last] - width, first + 1, last)
        latest = bisect_right(columns, columns[first] + width, earliest, last)
        return range(latest - 1, earliest - 1, -1)

    def _two_lines(self, first: int, second: int, last: int) -> float:
        top, bottom = self.width(first, second), self.width(second, last)
        orphan = (second - first == 1 and top < ORPHAN) or (last - second == 1 and bottom < ORPHAN)
        end = self.breaks[second - 1]
        return (
            COSTS.second_line
            + end
            + COSTS.balance * ((top - bottom) / self.profile.width) ** 2
            + COSTS.top_heavy * (top > bottom)
            + COSTS.orphan * orphan
            - COSTS.sentence_inside / 2 * (end == BREAKS.sentence)
        )
