"""What is cut at once: the tokens of some turns, and their times and widths as columns."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from output.captions.costs import COSTS, PAUSE_MS, SHRED
from output.captions.profiles import Profile
from output.captions.tokens import Token
from voices.digest import digest_of_all
from voices.store import key_of

LEAD_MS = 80
"""A cue starts at most so long before its first word: about two frames of film at 24 a second."""
CHOICE_MS = 40
"""A cue has a choice of when to start where that makes a frame of difference."""


@cache
def version() -> str:
    """A hash (sha256, hex) of the modules that cut captions: another one may mean other cues."""
    return digest_of_all(sorted(Path(__file__).parent.glob("*.py")))


Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Bounds = tuple[Numbers, Numbers]


@dataclass(frozen=True)
class Stretch:
    """Tokens, the cost of a break after each, whether a sentence ends there.

    No cue goes over one of the ``stops`` (the count of tokens at each turn's end, ascending).
    ``open_ms`` is when the cue before may still be seen: the first cue starts no earlier.
    ``limit_ms`` is when the first cue behind the stretch starts.
    """

    tokens: Sequence[Token]
    breaks: Sequence[int]
    sentence_ends: Sequence[bool]
    stops: Sequence[int]
    profile: Profile
    limit_ms: int
    open_ms: int = 0

    @property
    def key(self) -> str:
        """What it is known by: the same for one that is only earlier or later."""
        begin = self.tokens[0].start_ms
        times = [*(each.start_ms - begin for each in self.tokens), *(each.end_ms - begin for each in self.tokens)]
        sizes = [*(each.width for each in self.tokens), *(each.space for each in self.tokens)]
        numbers = array("q", [*times, *sizes, *self.breaks, *self.sentence_ends, *self.stops])
        opened = max(self.open_ms - begin, -LEAD_MS)  # what is seen until earlier than this changes nothing
        beside = (len(self.tokens), self.profile.model_dump(), self.limit_ms - begin, opened)
        return key_of(version(), hashlib.sha256(numbers).hexdigest(), *beside)

    @cached_property
    def start(self) -> Numbers:
        """When each token starts (ms)."""
        return np.array([token.start_ms for token in self.tokens])

    @cached_property
    def end(self) -> Numbers:
        """When each token ends (ms)."""
        return np.array([token.end_ms for token in self.tokens])

    @cached_property
    def _opening(self) -> Bounds:
        before = np.append(self.open_ms, self.end[:-1])
        early = np.minimum(self.start, np.maximum(self.start - LEAD_MS, before))
        choice = early <= self.start - CHOICE_MS
        choice[0] = False  # until then the cue before the stretch is seen
        late = np.flatnonzero(choice)
        token = np.append(np.arange(len(self.tokens)), late)
        order = np.argsort(token, kind="stable")
        return token[order], np.append(early, self.start[late])[order]

    @cached_property
    def bound(self) -> Numbers:
        """The token before which each bound between cues lies: two bounds where a pause leaves a choice of time."""
        return np.append(self._opening[0], len(self.tokens))

    @cached_property
    def opens(self) -> Numbers:
        """When a cue starts that begins at each bound (ms): before its first word or with it; at last the limit."""
        return np.append(self._opening[1], self.limit_ms)

    @cached_property
    def space(self) -> Numbers:
        """The columns of the space before each token."""
        return np.array([token.space for token in self.tokens], dtype=np.int64)

    @cached_property
    def widths(self) -> Numbers:
        """The columns of each token."""
        return np.array([token.width for token in self.tokens])

    @cached_property
    def columns(self) -> Numbers:
        """The columns before each token, and before the end."""
        return np.append(0, np.cumsum(self.widths + self.space))

    def width(self, first: Numbers, last: Numbers) -> Numbers:
        """Columns of tokens on one line."""
        return self.columns[last] - self.columns[first] - self.space[first]

    @cached_property
    def said(self) -> Numbers:
        """How many tokens before each one, and before the end, are said; names and directions are not."""
        return np.append(0, np.cumsum(self.end > self.start))

    @cached_property
    def inside(self) -> Floats:
        """What it costs to have the ends of all tokens before this one within a cue: sentences' ends, pauses."""
        pauses = np.append(self.start[1:], self.start[-1:]) - self.end >= PAUSE_MS
        each = COSTS.sentence_inside * np.array(self.sentence_ends) + COSTS.pause_inside * pauses
        return np.append(0.0, np.cumsum(each))

    @cached_property
    def sentence(self) -> Numbers:
        """The number of the sentence that each token is of; a turn ends one, too."""
        ends = np.array(self.sentence_ends)
        ends[np.array(self.stops) - 1] = True
        return np.append(0, np.cumsum(ends[:-1]))

    def shreds(self, first: Numbers, last: Numbers) -> Numbers:
        """How many ends of cues part a few columns from their sentence, to stand beside another one."""
        starts = np.append(np.flatnonzero(np.diff(self.sentence, prepend=-1)), len(self.tokens))
        mine, other = starts[self.sentence[last - 1]], starts[self.sentence[first] + 1]
        begun = (mine > first) & (last < starts[self.sentence[last - 1] + 1]) & self._few(mine, last)
        left = (other < last) & (first > starts[self.sentence[first]]) & self._few(first, other)
        return begun.astype(np.int64) + left

    def _few(self, first: Numbers, last: Numbers) -> Bools:
        return self.columns[last] - self.columns[first] <= SHRED
