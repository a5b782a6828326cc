"""What is cut at once: the tokens of some turns, and their times and widths as columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from output.captions.costs import COSTS, PAUSE_MS
from output.captions.profiles import Profile
from output.captions.tokens import Token

LEAD_MS = 80
"""A cue starts at most so long before its first word: about two frames of film at 24 a second."""

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


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

    @cached_property
    def start(self) -> Numbers:
        """When each token starts (ms)."""
        return np.array([token.start_ms for token in self.tokens])

    @cached_property
    def end(self) -> Numbers:
        """When each token ends (ms)."""
        return np.array([token.end_ms for token in self.tokens])

    @cached_property
    def opens(self) -> Numbers:
        """When a cue starts that begins with each token (ms); after the last token, the limit."""
        before = np.append(self.open_ms, self.end[:-1])
        return np.append(np.minimum(self.start, np.maximum(self.start - LEAD_MS, before)), self.limit_ms)

    @cached_property
    def space(self) -> Numbers:
        """The columns of the space before each token."""
        return np.array([token.space for token in self.tokens], dtype=np.int64)

    @cached_property
    def columns(self) -> Numbers:
        """The columns before each token, and before the end."""
        widths = np.array([token.width for token in self.tokens])
        return np.append(0, np.cumsum(widths + self.space))

    def width(self, first: Numbers, last: Numbers) -> Numbers:
        """Columns of tokens on one line."""
        return self.columns[last] - self.columns[first] - self.space[first]

    @cached_property
    def said(self) -> Numbers:
        """1 for each token that is said, 0 for those that take no time: names, directions."""
        return (self.end > self.start).astype(np.int64)

    @cached_property
    def said_words(self) -> Numbers:
        """The tokens that are said before each token, and before the end."""
        return np.append(0, np.cumsum(self.said))

    @cached_property
    def said_columns(self) -> Numbers:
        """The columns of what is said before each token, and before the end."""
        return np.append(0, np.cumsum(np.diff(self.columns) * self.said))

    @cached_property
    def inside(self) -> Floats:
        """What it costs to have the ends of all tokens before this one within a cue: sentences' ends, pauses."""
        pauses = np.append(self.start[1:], self.start[-1:]) - self.end >= PAUSE_MS
        each = COSTS.sentence_inside * np.array(self.sentence_ends) + COSTS.pause_inside * pauses
        return np.append(0.0, np.cumsum(each))
