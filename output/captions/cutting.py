"""Turns cut into cues by dynamic programming.

``best[j]`` is the least cost of the tokens before ``j``; a cue of the tokens ``i`` to ``j`` costs what
its times, its lines and its ends cost, whatever stands around it, because a cue starts by its own
first word and may last until the next one starts. So every division is weighed, in time linear in
the words (Knuth and Plass, "Breaking Paragraphs into Lines", 1981, with cues for lines).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from output.captions.candidates import Candidates
from output.captions.stretch import Numbers, Stretch


class Cut(NamedTuple):
    """A cue as tokens ``first`` to ``last`` (exclusive), a line break before ``second`` (``last``: one line), ms."""

    first: int
    second: int
    last: int
    start_ms: int
    end_ms: int


def cut(stretch: Stretch) -> list[Cut]:
    """The cheapest division of the tokens into cues."""
    candidates = Candidates(stretch)
    row = _cheapest(candidates, stretch.bound)
    chosen: list[Cut] = []
    until = len(stretch.bound) - 1
    while stretch.bound[until]:
        chosen.append(_cut(candidates, row[until]))
        until = int(candidates.begin[row[until]])
    return chosen[::-1]


def _cut(candidates: Candidates, row: int) -> Cut:
    qualities = (candidates.first, candidates.second, candidates.last, candidates.start, candidates.end)
    return Cut(*(int(quality[row]) for quality in qualities))


def _cheapest(candidates: Candidates, bound: Numbers) -> list[int]:
    """For each bound the candidate that ends the cheapest division until there; of equal ones that which begins first.

    Candidates are in the order of their beginnings, so what leads to a beginning is known when its turn comes.
    """
    least = np.where(bound == 0, 0.0, np.inf).tolist()
    rows = [0] * len(bound)
    columns = candidates.begin.tolist(), candidates.until.tolist(), candidates.cost.tolist()
    for row, (begin, until, cost) in enumerate(zip(*columns, strict=True)):
        total = least[begin] + cost
        if total < least[until]:
            least[until], rows[until] = total, row
    return rows
