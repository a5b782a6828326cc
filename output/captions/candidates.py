"""Every cue that may be, with its cost: computed for all at once, a column for each quality."""

from __future__ import annotations

from functools import cache

import numpy as np

from output.captions.breaks import BREAKS
from output.captions.costs import BRIEF_MS, COSTS, ORPHAN
from output.captions.stretch import Bools, Floats, Numbers, Stretch


class Candidates:
    """Every cue that may be, with its ``cost`` in the best lines.

    It goes from bound ``begin`` to bound ``until``, has tokens ``first`` to ``last`` and is seen until ``end`` (ms).
    """

    def __init__(self, stretch: Stretch) -> None:
        self.stretch = stretch
        self.begin, self.until = self._pairs()
        self.first, self.last = stretch.bound[self.begin], stretch.bound[self.until]
        self.start = stretch.opens[self.begin]
        self.width = stretch.width(self.first, self.last)
        reading = np.ceil(self._reading(self.width, self.last - self.first)).astype(np.int64)
        self.needed: Numbers = np.maximum(stretch.profile.shortest_ms, reading)
        self.end = self._end()
        lines, self.second = self._lines()
        breaks = np.array(stretch.breaks)[self.last - 1]
        inside = stretch.inside[self.last - 1] - stretch.inside[self.first]
        inside += COSTS.shred * stretch.shreds(self.first, self.last)
        self.cost: Floats = COSTS.cue + COSTS.cue_end * breaks + inside + self._hurry() + lines

    def _pairs(self) -> tuple[Numbers, Numbers]:
        """First and last bound of a cue whose words fit, which is not too long and goes over no stop."""
        stretch, profile = self.stretch, self.stretch.profile
        first = stretch.bound[:-1]
        widest = stretch.columns[first] + stretch.space[first] + profile.lines * (profile.width + 1)
        fitting = np.searchsorted(stretch.columns, widest, "right") - 1
        stops = np.array(stretch.stops)[np.searchsorted(stretch.stops, first, "right")]
        furthest = np.minimum(np.maximum(fitting, first + 1), stops)
        nearest, furthest = (np.searchsorted(stretch.bound, each) for each in (first + 1, furthest + 1))
        until, _ = _members(nearest, furthest)
        begin = np.repeat(np.arange(len(first)), furthest - nearest)
        last = stretch.bound[until]
        in_time = stretch.end[last - 1] <= stretch.opens[begin] + profile.longest_ms
        kept = in_time | (last == first[begin] + 1)
        return begin[kept], until[kept]

    def _reading(self, width: Numbers, words: Numbers) -> Floats:
        """The time (ms) in which the profile lets so many columns and words be read."""
        profile = self.stretch.profile
        speed = profile.characters_per_second
        return np.maximum(profile.word_ms * words, 1000 * width / speed if speed else 0.0)

    def _end(self) -> Numbers:
        """When a cue ends (ms): with its last word, later to be read, with no forbidden gap behind it."""
        stretch, profile = self.stretch, self.stretch.profile
        limit = stretch.opens[self.until]
        end = np.maximum(stretch.end[self.last - 1], self.start + self.needed)
        closed = limit if profile.chain else np.maximum(limit - profile.gap_ms, self.start + 1)
        return np.where(limit - end >= profile.gap_ms, end, closed)

    def _hurry(self) -> Floats:
        """What the time of a cue costs: too brief, and a broken limit.

        A broken limit weighs more than all that is soft, unless the speech is too fast in any division: but then, too,
        no cue is too long, and no name or direction stands alone.
        """
        duration, said = self.end - self.start, self.stretch.said
        lacking = np.maximum(0.0, 1 - duration / np.maximum(1, self.needed))
        long = duration > self.stretch.profile.longest_ms
        broken = (lacking > 0) | long
        pressed = self._hopeless(broken) & (said[self.last] > said[self.first]) & ~long
        brief: Floats = np.maximum(0, BRIEF_MS - duration) / 1000
        return COSTS.brief * brief + COSTS.fast * lacking + broken * np.where(pressed, COSTS.pressed, COSTS.hard)

    def _hopeless(self, broken: Bools) -> Bools:
        """Whether a cue holds a token that no cue can hold without breaking a limit: the speech itself is too fast."""
        kept = np.zeros(len(self.stretch.tokens) + 1, dtype=np.int64)
        np.add.at(kept, self.first[~broken], 1)
        np.add.at(kept, self.last[~broken], -1)
        before = np.append(0, np.cumsum(np.cumsum(kept[:-1]) == 0))
        return before[self.last] > before[self.first]

    def _lines(self) -> tuple[Floats, Numbers]:
        """The cheapest setting in lines: its cost and where the second line begins (the last token: nowhere).

        Infinite where nothing fits, but a token alone is set in any case.
        """
        profile = self.stretch.profile
        fits = self.width <= profile.width
        cost = np.where(fits, 0.0, np.where(self.last == self.first + 1, COSTS.hard, np.inf))
        second = self.last.copy()
        if profile.lines > 1:
            row, places, costs = self._two_lines()
            better = costs <= cost[row]
            cost[row[better]], second[row[better]] = costs[better], places[better]
        return cost, second

    def _two_lines(self) -> tuple[Numbers, Numbers, Floats]:
        """The cheapest way to set a candidate in two lines: its row, where the second line begins, what it costs.

        Of equal ones the first. There is no row for a candidate that two lines do not hold, or that one line holds at
        less cost than any two.
        """
        stretch, width = self.stretch, self.stretch.profile.width
        before, behind = stretch.columns, stretch.columns[:-1] + stretch.space  # of each token, its space and itself
        start, end = before[self.first] + stretch.space[self.first], before[self.last]
        earliest = np.maximum(np.searchsorted(behind, end - width), self.first + 1)
        latest = np.minimum(np.searchsorted(before, start + width, "right"), self.last)
        row = np.flatnonzero((earliest < latest) & ((self.width > width) | self._sentence_ends()))
        earliest, latest = earliest[row], latest[row]
        place, starts = _members(earliest, latest)
        longer = (before[:-1] + behind)[place] - np.repeat((start + end)[row], latest - earliest)
        costs = self._line_ends()[place] + _unbalanced(width)[longer + width]
        short = stretch.widths < ORPHAN
        first, last = self.first[row], self.last[row]
        costs[starts[(earliest == first + 1) & short[first]]] += COSTS.orphan
        alone = (latest == last) & short[last - 1] & ~((last == first + 2) & short[first])
        costs[(starts + latest - earliest - 1)[alone]] += COSTS.orphan
        least = np.minimum.reduceat(costs, starts) if len(row) else costs
        cheapest = np.flatnonzero(costs == np.repeat(least, latest - earliest))
        chosen = cheapest[np.searchsorted(cheapest, starts)]
        return row, place[chosen], least

    def _sentence_ends(self) -> Bools:
        """Whether a sentence ends within a candidate: only then two lines may cost less than one that holds it."""
        ends = np.append(0, np.cumsum(np.array(self.stretch.breaks) == BREAKS.sentence))
        return ends[self.last - 1] > ends[self.first]

    def _line_ends(self) -> Floats:
        """What it costs to begin the second line with each token."""
        end = np.append(0, self.stretch.breaks[:-1])
        costs: Floats = COSTS.second_line + end - COSTS.sentence_inside / 2 * (end == BREAKS.sentence)
        return costs


@cache
def _unbalanced(width: int) -> Floats:
    """What it costs that the first of two lines is longer than the second, by columns from ``-width`` to ``width``."""
    longer = np.arange(-width, width + 1)
    costs: Floats = COSTS.balance * (longer / width) ** 2 + COSTS.top_heavy * (longer > 0)
    return costs


def _members(begin: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """The members of many ranges in one row, and where in it each range starts."""
    counts = end - begin
    starts = np.cumsum(counts) - counts
    return np.arange(counts.sum()) + np.repeat(begin - starts, counts), starts
