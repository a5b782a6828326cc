"""True peaks: what a converter reaches between the samples (ITU-R BS.1770-5, annex 2), where it can matter."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Floats = NDArray[np.float32]

PHASES: Floats = np.array(
    [
        [0.0017089843750, -0.0291748046875, -0.0189208984375, -0.0083007812500],
        [0.0109863281250, 0.0292968750000, 0.0330810546875, 0.0148925781250],
        [-0.0196533203125, -0.0517578125000, -0.0582275390625, -0.0266113281250],
        [0.0332031250000, 0.0891113281250, 0.1015625000000, 0.0476074218750],
        [-0.0594482421875, -0.1665039062500, -0.2003173828125, -0.1022949218750],
        [0.1373291015625, 0.4650878906250, 0.7797851562500, 0.9721679687500],
        [0.9721679687500, 0.7797851562500, 0.4650878906250, 0.1373291015625],
        [-0.1022949218750, -0.2003173828125, -0.1665039062500, -0.0594482421875],
        [0.0476074218750, 0.1015625000000, 0.0891113281250, 0.0332031250000],
        [-0.0266113281250, -0.0582275390625, -0.0517578125000, -0.0196533203125],
        [0.0148925781250, 0.0330810546875, 0.0292968750000, 0.0109863281250],
        [-0.0083007812500, -0.0189208984375, -0.0291748046875, 0.0017089843750],
    ],
    np.float32,
)
"""BS.1770's interpolator at four times the rate: 12 taps (rows) of 4 phases (columns)."""

NEAR = 0.5
"""Samples below this share of the ceiling are not looked between: above it reaches only what lies over a third of the
sample rate (a peak between two samples is at most 1 / cos(pi * frequency / rate) times as high as they are)."""

_TAPS = len(PHASES)


def block_peaks(audio: Floats, size: int, ceiling: float) -> Floats:
    """The peak (amplitude) of each block of ``size`` samples of ``audio`` (n, or n x channels), the last one shorter.

    True peaks where samples come near ``ceiling`` (amplitude), the samples' own elsewhere; of channels the highest.
    """
    starts = np.arange(0, len(audio), size)
    channels = np.atleast_2d(audio.T)
    highest: Floats = np.max([np.maximum.reduceat(_peaks(each, ceiling), starts) for each in channels], axis=0)
    return highest


def true_peak(audio: Floats, ceiling: float) -> float:
    """The highest peak (amplitude) of ``audio``, exact where it is near ``ceiling`` or above."""
    return float(block_peaks(audio, len(audio), ceiling).max(initial=0)) if len(audio) else 0.0


def _peaks(channel: Floats, ceiling: float) -> Floats:
    """For each sample its own magnitude; at crests near the ceiling that of the points around it, if higher."""
    peaks: Floats = np.abs(np.pad(channel, 1))
    near = np.flatnonzero(peaks > ceiling * NEAR)
    crests = near[(peaks[near] >= peaks[near - 1]) & (peaks[near] >= peaks[near + 1])]
    windows = sliding_window_view(np.pad(channel, _TAPS // 2 + 1), _TAPS)
    for side in (crests, crests + 1):
        between = np.abs(np.einsum("nt,tp->np", windows[side], PHASES)).max(axis=1, initial=0)
        peaks[crests] = np.maximum(peaks[crests], between)
    return peaks[1:-1]
