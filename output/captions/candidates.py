"""Every cue that may be, with its cost: computed for all at once, a column for each quality."""

from __future__ import annotations

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
        begin, until = _ranges(*(np.searchsorted(stretch.bound, each) for each in (first + 1, furthest + 1)))
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
