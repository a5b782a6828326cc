"""A look-ahead limiter for true peaks that does not pump.

The gain is found for blocks of 1 ms. It bends down before a peak and is held behind it for longer than the period of
a deep voice, so that it does not follow the voice's own waves; then it comes back straight in decibels, more slowly
than speech swells. Between the blocks' edges it runs straight, so nothing clicks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from output.audio.peaks import Floats, block_peaks

BLOCK_MS = 1
LOOK_AHEAD = 5
"""Blocks before a peak in which the gain falls (and as many behind it in which it turns)."""
HOLD = 20
"""Blocks that the gain stays down behind a peak: a period of 50 Hz."""
RELEASE = 0.04
"""dB a block that the gain comes back: 40 dB/s, so a voice 2 dB too loud in every syllable is turned down evenly."""

SILENT = 1e-6
"""Amplitude below which a peak is none."""

_BEND = np.hanning(2 * LOOK_AHEAD + 3)[1:-1] / np.hanning(2 * LOOK_AHEAD + 3).sum()


def limited(audio: Floats, rate: int, ceiling: float, release: float = RELEASE) -> Floats:
    """``audio`` (n, or n x channels) at ``rate`` Hz with no true peak above ``ceiling`` (dBTP).

    Channels are turned down together, and come back by ``release`` dB a block. Audio below the ceiling is returned as
    it is.
    """
    gain = limiting(audio, rate, ceiling, release)
    return audio if gain is None else applied(gain, audio)


def limiting(audio: Floats, rate: int, ceiling: float, release: float = RELEASE) -> Floats | None:
    """The gain (a factor for each sample) that keeps ``audio`` below ``ceiling``; None where it is below."""
    size = block_size(rate)
    gain = gain_below(block_peaks(audio, size, 10 ** (ceiling / 20)), size, ceiling, release)
    return None if gain is None else gain[: len(audio)]


def block_size(rate: int) -> int:
    """The samples of a block."""
    return rate * BLOCK_MS // 1000


def gain_below(peaks: Floats, size: int, ceiling: float, release: float = RELEASE) -> Floats | None:
    """The gain (a factor for each sample of whole blocks) that keeps blocks with these ``peaks`` below ``ceiling``."""
    if not (peaks > 10 ** (ceiling / 20)).any():
        return None
    edges = _at_edges(10 ** (reduction(highest(peaks), ceiling, release) / 20)).astype(np.float32)
    return _between(edges, size)


def applied(gain: Floats, audio: Floats) -> Floats:
    """``audio`` (n, or n x channels) times a gain (n)."""
    turned: Floats = audio * gain.reshape(-1, *[1] * (audio.ndim - 1))
    return turned


def highest(peaks: Floats) -> NDArray[np.float64]:
    """The highest peak (dBFS) that the gain must be down for, from a look-ahead before each block to its hold behind.

    ``peaks`` are the blocks' amplitudes; there are as many more blocks as the gain is bent over.
    """
    decibels = 20 * np.log10(np.maximum(peaks.astype(np.float64), SILENT))
    padded = np.pad(decibels, (LOOK_AHEAD + HOLD, LOOK_AHEAD), constant_values=decibels.min(initial=0))
    return _highest(padded, LOOK_AHEAD + HOLD + 1 + LOOK_AHEAD)


def reduction(heights: NDArray[np.float64], ceiling: float, release: float) -> NDArray[np.float64]:
    """The gain (dB) of blocks with these ``heights`` (dBFS), nowhere more than keeps them below ``ceiling`` (dBFS).

    A straight release (a running minimum along a rising line), then a mean over no more blocks than a height is of.
    """
    rise = release * np.arange(len(heights))
    released = np.minimum(np.minimum.accumulate(ceiling - heights - rise) + rise, 0)
    return np.convolve(_held(released, LOOK_AHEAD), _BEND, "valid")


def _highest(values: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """The highest value in each window of ``size``, found in windows that double until two of them cover it."""
    width = 1
    while width < size:
        ahead = min(width, size - width)
        values = np.maximum(values[:-ahead], values[ahead:])
        width += ahead
    return values


def _held(values: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """The values with so many more like the first before them, and like the last behind; ``np.pad`` takes longer."""
    return np.concatenate([np.repeat(values[:1], size), values, np.repeat(values[-1:], size)])


def _at_edges(gain: NDArray[np.float64]) -> NDArray[np.float64]:
    """The gain at the edges of the blocks (one more than blocks): the lower one of the blocks that meet there."""
    padded = _held(gain, 1)
    return np.minimum(padded[:-1], padded[1:])


def _between(edges: Floats, size: int) -> Floats:
    """A gain that runs straight from edge to edge of blocks of ``size`` samples."""
    across = np.arange(size, dtype=np.float32) / np.float32(size)
    gain: Floats = (np.column_stack([edges[:-1], edges[1:]]) @ np.stack([1 - across, across])).ravel()
    return gain
