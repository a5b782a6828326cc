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
    peak = max(int(samples.max(initial=0)), -int(samples.min(initial=0)))
    floor = int(peak * 10 ** (FLOOR_DB / 20))
    return np.flatnonzero((samples > floor) | (samples < -floor))


def trimmed(samples: Samples, rate: int, marks: tuple[Mark, ...]) -> Speech:
    """The speech of ``samples`` (at ``rate``) without the silence at its edges; marks (samples) move along."""
    heard = sounding(samples)
    if not len(heard):
        return Speech(from_samples(samples, rate), marks)
    margin = rate * MARGIN_MS // 1000
    first, last = max(0, int(heard[0]) - margin), min(len(samples), int(heard[-1]) + 1 + margin)
    return Speech(from_samples(samples[first:last], rate), tuple(_moved(mark, first, last) for mark in marks))


def _moved(mark: Mark, first: int, last: int) -> Mark:
    start, end = (min(max(sample, first), last) - first for sample in (mark.first, mark.last))
    return mark._replace(first=start, last=end)
