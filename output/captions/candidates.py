"""Every cue that may be, with its cost: computed for all at once, a column for each quality."""

from __future__ import annotations

import numpy as np

from output.captions.breaks import BREAKS
from output.captions.costs import BRIEF_MS, COSTS, ORPHAN
from output.captions.stretch import Floats, Numbers, Stretch


class Candidates:
    """Every cue that may be: tokens ``first`` to ``last``, seen until ``end`` (ms), its ``cost`` in the best lines."""

    def __init__(self, stretch: Stretch) -> None:
        self.stretch = stretch
        self.first, self.last = self._pairs()
        self.start = stretch.opens[self.first]
        self.width = stretch.width(self.first, self.last)
        self.needed = self._needed()
        self.end = self._end()
        lines, self.second = self._lines()
        breaks = np.array(stretch.breaks)[self.last - 1]
        inside = stretch.inside[self.last - 1] - stretch.inside[self.first]
        self.cost: Floats = COSTS.cue + COSTS.cue_end * breaks + inside + self._hurry() + lines

    def _pairs(self) -> tuple[Numbers, Numbers]:
        """First and last token of a cue whose words fit, which is not too long and goes over no stop."""
        stretch, profile = self.stretch, self.stretch.profile
        every = np.arange(len(stretch.tokens))
        widest = stretch.columns[:-1] + stretch.space + profile.lines * (profile.width + 1)
        fitting = np.searchsorted(stretch.columns, widest, "right") - 1
        stops = np.array(stretch.stops)[np.searchsorted(stretch.stops, every, "right")]
        first, last = _ranges(every + 1, np.minimum(np.maximum(fitting, every + 1), stops) + 1)
        in_time = stretch.end[last - 1] <= stretch.opens[first] + profile.longest_ms
        kept = in_time | (last == first + 1)
        return first[kept], last[kept]

    def _needed(self) -> Numbers:
        """The shortest time (ms) in which the profile lets the words be read."""
        profile = self.stretch.profile
        needed: Numbers = np.maximum(profile.shortest_ms, profile.word_ms * (self.last - self.first))
        if profile.characters_per_second:
            read = np.ceil(1000 * self.width / profile.characters_per_second).astype(np.int64)
            needed = np.maximum(needed, read)
        return needed

    def _end(self) -> Numbers:
        """When a cue ends (ms): with its last word, later to be read, with no forbidden gap behind it."""
        stretch, profile = self.stretch, self.stretch.profile
        limit = stretch.opens[self.last]
        end = np.maximum(stretch.end[self.last - 1], self.start + self.needed)
        closed = limit if profile.chain else np.maximum(limit - profile.gap_ms, self.start + 1)
        return np.where(limit - end >= profile.gap_ms, end, closed)

    def _hurry(self) -> Floats:
        """What the time of a cue costs: too brief, too fast to read, too long."""
        duration = self.end - self.start
        fast = np.maximum(0.0, 1 - duration / np.maximum(1, self.needed))
        long = np.maximum(0.0, duration / self.stretch.profile.longest_ms - 1)
        brief: Floats = np.maximum(0, BRIEF_MS - duration) / 1000
        return COSTS.brief * brief + COSTS.hard * (fast + long)

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
            np.minimum.at(cost, row, costs)
            best = np.flatnonzero(costs == cost[row])[::-1]  # of equal ones the first counts, written last
            second[row[best]] = places[best]
        return cost, second

    def _two_lines(self) -> tuple[Numbers, Numbers, Floats]:
        """Each way to set a candidate in two lines: its row, where the second line begins, what it costs."""
        stretch, width = self.stretch, self.stretch.profile.width
        earliest = np.searchsorted(stretch.columns, stretch.columns[self.last] - width - 1)
        latest = np.searchsorted(stretch.columns, stretch.columns[self.first] + width + 1, "right")
        row, second = _ranges(np.maximum(earliest, self.first + 1), np.minimum(latest, self.last))
        top = stretch.width(self.first[row], second)
        bottom = stretch.width(second, self.last[row])
        kept = (top <= width) & (bottom <= width)
        row, second, top, bottom = row[kept], second[kept], top[kept], bottom[kept]
        alone = (second - self.first[row] == 1) & (top < ORPHAN) | (self.last[row] - second == 1) & (bottom < ORPHAN)
        end = np.array(stretch.breaks)[second - 1]
        costs = COSTS.second_line + end + COSTS.balance * ((top - bottom) / width) ** 2
        costs += COSTS.top_heavy * (top > bottom) + COSTS.orphan * alone
        costs -= COSTS.sentence_inside / 2 * (end == BREAKS.sentence)
        return row, second, costs


def _ranges(begin: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """The members of many ranges in one row: the index of each one's range, and the member."""
    counts = np.maximum(0, end - begin)
    index = np.repeat(np.arange(len(begin)), counts)
    offset = np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)
    return index, begin[index] + offset
