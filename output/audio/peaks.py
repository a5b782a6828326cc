"""True peaks: what a converter reaches between the samples (ITU-R BS.1770-5, annex 2).

Of sound on its way to an encoder they are found where samples come near the ceiling, as those of voices and of most
music do; of what a decoder gives back, everywhere.
"""

from __future__ import annotations

import numpy as np
import soxr
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Floats = NDArray[np.float32]

OVERSAMPLING = 8
"""BS.1770 asks for four times the rate at least; with eight a peak at the highest frequency is missed by 0.17 dB."""
TAPS = 24
BETA = 6.0


def _phases() -> Floats:
    """Shape points x samples: what the points on both sides of a crest are made of, by a sinc under a Kaiser window of
    beta 6 (Oppenheim and Schafer, Discrete-Time Signal Processing, 7.5.3: 60 dB) where BS.1770's own has 12 taps."""
    between = np.arange(1, OVERSAMPLING) / OVERSAMPLING
    distance = np.arange(TAPS) - (TAPS // 2 - 1) - between[:, np.newaxis]
    window = np.i0(BETA * np.sqrt(1 - (2 * distance / TAPS) ** 2)) / np.i0(BETA)
    behind = (np.sinc(distance) * window).astype(np.float32)
    return np.concatenate([np.pad(behind, ((0, 0), (0, 1))), np.pad(behind, ((0, 0), (1, 0)))])


PHASES = _phases()
NEAR = 0.6
"""Samples below this share of the ceiling are not looked between: the peak between two samples is at most
1 / cos(pi * frequency / rate) times as high as they are, and so only what lies above 0.29 of the rate is missed."""

AT_ONCE, AROUND = 480_000, 1000
"""Samples (ten seconds) that are looked between at once, and their neighbours that are resampled with them."""


def block_peaks(audio: Floats, size: int, ceiling: float) -> Floats:
    """The peak (amplitude) of each block of ``size`` samples of ``audio`` (n, or n x channels), the last one shorter.

    True peaks where samples come near ``ceiling`` (amplitude), the samples' own elsewhere; of channels the highest.
    """
    starts = np.arange(0, len(audio), size)
    channels = np.atleast_2d(audio.T)
    highest: Floats = np.max([np.maximum.reduceat(_peaks(each, ceiling), starts) for each in channels], axis=0)
    return highest


def oversampled_peaks(audio: Floats, size: int) -> Floats:
    """The same of all that lies between the samples: hiss has peaks where the samples beside them are low.

    Eight times the rate costs as much again as all other mastering does, and is for what a decoder gives back.
    """
    step = size * -(-AT_ONCE // size)
    finer = (_finer(audio, start, step) for start in range(0, len(audio), step))
    found = [np.maximum.reduceat(each, np.arange(0, len(each), OVERSAMPLING * size)) for each in finer]
    peaks: Floats = np.concatenate([np.zeros(0, np.float32), *found])
    return peaks


def _finer(audio: Floats, start: int, length: int) -> Floats:
    """Magnitudes (of channels the highest) at eight times the rate of so many samples, which hear their neighbours.

    The samples themselves stay as they are: a resampler takes away what is nearest to half the rate.
    """
    before, samples = min(start, AROUND), np.abs(audio[start : start + length])
    around = soxr.resample(audio[start - before : start + length + AROUND], 1, OVERSAMPLING)
    own = np.abs(around[OVERSAMPLING * before :][: OVERSAMPLING * len(samples)])
    own[::OVERSAMPLING] = np.maximum(own[::OVERSAMPLING], samples)
    highest: Floats = own if own.ndim == 1 else own.max(axis=1)
    return highest


def _peaks(channel: Floats, ceiling: float) -> Floats:
    """For each sample its own magnitude; at crests near the ceiling that of the points on both sides, if higher.

    The first and the last samples, where half of the taps would lie outside, count as they are.
    """
    peaks: Floats = np.abs(channel)
    loud = np.flatnonzero(peaks[TAPS:-TAPS] > ceiling * NEAR) + TAPS
    upright = np.sign(channel[loud])  # what has the other sign lies below, however far from zero it is
    crest = (channel[loud - 1] * upright <= peaks[loud]) & (channel[loud + 1] * upright <= peaks[loud])
    crests = loud[crest]
    if len(crests):
        around = sliding_window_view(channel, TAPS + 1)[crests - TAPS // 2]
        peaks[crests] = np.maximum(peaks[crests], np.abs(PHASES @ around.T).max(axis=0))
    return peaks
