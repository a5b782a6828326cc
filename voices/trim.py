"""Silence around speech: engines add it as they like, and the pipeline adds its own.

Silence is what stays 50 dB below the loudest sample; 10 ms of it are kept at both edges, so that a soft
consonant keeps its onset. Measured: espeak adds 12 ms before and 7 ms after.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voices.audio import Samples, from_samples
from voices.model import Mark, Speech

FLOOR_DB = -50.0
MARGIN_MS = 10


def sounding(samples: Samples) -> NDArray[np.intp]:
    """The indices of all samples that are not silence, ordered; empty where there is no sound at all."""
    return np.flatnonzero(loud(samples, floor(samples)))


def floor(samples: Samples) -> int:
    """The amplitude up to which a sample of this speech is silence."""
    peak = max(int(samples.max(initial=0)), -int(samples.min(initial=0)))
    return int(peak * 10 ** (FLOOR_DB / 20))


def loud(samples: Samples, floor: int) -> NDArray[np.bool_]:
    """Whether each sample is not silence."""
    return (samples > floor) | (samples < -floor)


def trimmed(samples: Samples, rate: int, marks: tuple[Mark, ...]) -> Speech:
    """The speech of ``samples`` (at ``rate``) without the silence at its edges; marks (samples) move along."""
    heard = loud(samples, floor(samples))
    if not heard.any():
        return Speech(from_samples(samples, rate), marks)
    margin = rate * MARGIN_MS // 1000
    begin, behind = int(heard.argmax()), len(heard) - int(heard[::-1].argmax())
    first, last = max(0, begin - margin), min(len(samples), behind + margin)
    return Speech(from_samples(samples[first:last], rate), tuple(_moved(mark, first, last) for mark in marks))


def _moved(mark: Mark, first: int, last: int) -> Mark:
    start, end, begin, behind = mark
    return Mark(start, end, min(max(begin, first), last) - first, min(max(behind, first), last) - first)
