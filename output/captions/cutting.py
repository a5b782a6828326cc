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
from output.captions.stretch import Stretch


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
    row = _cheapest(candidates, len(stretch.tokens))
    chosen: list[Cut] = []
    last = len(stretch.tokens)
    while last:
        chosen.append(_cut(candidates, row[last]))
        last = chosen[-1].first
    return chosen[::-1]


def _cut(candidates: Candidates, row: int) -> Cut:
    qualities = (candidates.first, candidates.second, candidates.last, candidates.start, candidates.end)
    return Cut(*(int(quality[row]) for quality in qualities))


def _cheapest(candidates: Candidates, count: int) -> list[int]:
    """For each number of tokens the candidate that ends their cheapest division."""
    order = np.argsort(candidates.last, kind="stable")
    firsts, costs = candidates.first[order], candidates.cost[order]
    bounds = np.searchsorted(candidates.last[order], np.arange(1, count + 2)).tolist()
    best, row = np.zeros(count + 1), [0]
    for last in range(1, count + 1):
        here = slice(bounds[last - 1], bounds[last])
        sums = best[firsts[here]] + costs[here]
        least = int(sums.argmin())
        best[last] = sums[least]
        row.append(int(order[here.start + least]))
    return row
