"""A look-ahead limiter for true peaks that does not pump.

The gain is found for blocks of 1 ms. It bends down before a peak and is held behind it, as a rule for longer than the
period of a deep voice, so that it does not follow the voice's own waves; then it comes back straight in decibels, as a
rule more slowly than speech swells. Between the blocks' edges it runs straight, so nothing clicks.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from output.audio.ballistics import GENTLE, Ballistics
from output.audio.peaks import Floats, block_peaks

BLOCK_MS = 1

SILENT = 1e-6
"""Amplitude below which a peak is none."""


def limited(audio: Floats, rate: int, ceiling: float, ballistics: Ballistics = GENTLE) -> Floats:
    """``audio`` (n, or n x channels) at ``rate`` Hz with no true peak above ``ceiling`` (dBTP).

    Of hiss, whose peaks lie among low samples, some stay up to 1 dB above; they are held where it is decoded again.
    Channels are turned down together. Audio below the ceiling is returned as it is.
    """
    gain = limiting(audio, rate, ceiling, ballistics)
    return audio if gain is None else applied(gain, audio)


def limiting(audio: Floats, rate: int, ceiling: float, ballistics: Ballistics = GENTLE) -> Floats | None:
    """The gain (a factor for each sample) that keeps ``audio`` below ``ceiling``; None where it is below."""
    size = block_size(rate)
    gain = gain_below(block_peaks(audio, size, 10 ** (ceiling / 20)), size, ceiling, ballistics)
    return None if gain is None else gain[: len(audio)]


def block_size(rate: int) -> int:
    """The samples of a block."""
    return rate * BLOCK_MS // 1000


def gain_below(peaks: Floats, size: int, ceiling: float, ballistics: Ballistics = GENTLE) -> Floats | None:
    """The gain (a factor for each sample of whole blocks) that keeps blocks with these ``peaks`` below ``ceiling``."""
    if not (peaks > 10 ** (ceiling / 20)).any():
        return None
    decibels = reduction(highest(peaks, ballistics), ceiling, ballistics)
    edges = at_edges(10 ** (decibels / 20)).astype(np.float32)
    return _between(edges, size)


def applied(gain: Floats, audio: Floats) -> Floats:
    """``audio`` (n, or n x channels) times a gain (n)."""
    turned: Floats = audio * gain.reshape(-1, *[1] * (audio.ndim - 1))
    return turned


def highest(peaks: Floats, ballistics: Ballistics) -> NDArray[np.float64]:
    """The highest peak (dBFS) that the gain must be down for, from a look-ahead before each block to its hold behind.

    ``peaks`` are the blocks' amplitudes; there are as many more blocks as the gain is bent over.
    """
    ahead, held = ballistics.look_ahead, ballistics.look_ahead + ballistics.hold
    decibels = 20 * np.log10(np.maximum(peaks.astype(np.float64), SILENT))
    padded = np.pad(decibels, (held, ahead), constant_values=decibels.min(initial=0))
    return _highest(padded, held + 1 + ahead)


def reduction(heights: NDArray[np.float64], ceiling: float, ballistics: Ballistics) -> NDArray[np.float64]:
    """The gain (dB) of blocks with these ``heights`` (dBFS), nowhere more than keeps them below ``ceiling`` (dBFS).

    A straight release (a running minimum along a rising line), then a mean over no more blocks than a height is of.
    """
    rise = ballistics.release * np.arange(len(heights))
    released = np.minimum(np.minimum.accumulate(ceiling - heights - rise) + rise, 0)
    return np.convolve(_held(released, ballistics.look_ahead), _bend(ballistics.look_ahead), "valid")


@cache
def _bend(look_ahead: int) -> NDArray[np.float64]:
    """The weights of the mean: half a wave of a cosine."""
    window = np.hanning(2 * look_ahead + 3)[1:-1]
    weights: NDArray[np.float64] = window / window.sum()
    return weights


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


def at_edges(gain: NDArray[np.float64]) -> NDArray[np.float64]:
    """The gain at the edges of the blocks (one more than blocks): the lower one of the blocks that meet there."""
    padded = _held(gain, 1)
    return np.minimum(padded[:-1], padded[1:])


def _between(edges: Floats, size: int) -> Floats:
    """A gain that runs straight from edge to edge of blocks of ``size`` samples."""
    across = np.arange(size, dtype=np.float32) / np.float32(size)
    gain: Floats = (np.column_stack([edges[:-1], edges[1:]]) @ np.stack([1 - across, across])).ravel()
    return gain
