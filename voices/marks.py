"""Word marks from what an engine tells about the starts of its words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from transcript.model import Span
from voices.audio import Samples
from voices.model import Mark
from voices.trim import sounding
from voices.words import words


def marks_at(text: str, starts: Sequence[tuple[int, int]], samples: Samples) -> tuple[Mark, ...]:
    """One mark for each word of ``text``, from the engine's ``starts``: offset (characters), first sample.

    A word that the engine does not tell of (espeak joins "of the") is placed between its neighbours by its
    offset. A mark ends where the sound before the next word ends. Marks are ordered and inside the audio.
    """
    spans = words(text)
    if not spans:
        return ()
    firsts = _firsts(spans, starts, len(text), len(samples))
    return tuple(
        Mark(span.start, span.end, first, last)
        for span, first, last in zip(spans, firsts, _lasts(firsts, samples), strict=True)
    )


def _firsts(spans: list[Span], starts: Sequence[tuple[int, int]], length: int, count: int) -> list[int]:
    known: dict[int, int] = {}
    offsets = [span.start for span in spans]
    for word, (_, sample) in zip(
        np.searchsorted(offsets, [s[0] for s in starts], side="right") - 1, starts, strict=True
    ):
        known.setdefault(max(int(word), 0), sample)
    known.setdefault(0, 0)
    at = sorted(known)
    points = [offsets[word] for word in at] + [max(length, offsets[-1] + 1)]
    values = [known[word] for word in at] + [count]
    guess = np.interp(offsets, points, np.clip(np.maximum.accumulate(values), 0, count))
    return [int(value) for value in guess]


def _lasts(firsts: list[int], samples: Samples) -> list[int]:
    heard = sounding(samples)
    nexts = [*firsts[1:], len(samples)]
    if not len(heard):
        return nexts
    before = np.searchsorted(heard, nexts) - 1
    ends = np.where(before >= 0, heard[np.maximum(before, 0)] + 1, nexts)
    return [int(min(max(end, first), following)) for end, first, following in zip(ends, firsts, nexts, strict=True)]
