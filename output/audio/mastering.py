"""From speech to the samples of a segment: resample, level, limit, fade, pad to whole frames."""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray

from voices.audio import Samples

Floats = NDArray[np.float32]

EDGE_MS = 150
"""Silence at both edges of a segment; with it joins were measured clean in MP3, Opus and AAC."""

FADE_MS = 3
HEADROOM = 1.0
"""dB that the limiter stays below the true peak asked for: what an encoder adds, and peaks between samples."""

_BLOCK_MS = 1
_LOOK_AHEAD = 5
"""Blocks that the gain starts to fall before a peak, and that it is held after it."""
_RELEASE = 60
"""Blocks over which the gain comes back."""


def resampled(samples: Samples, rate: int, to_rate: int) -> Floats:
    """``samples`` (int16) at ``to_rate`` Hz as floats of full scale 1.0."""
    scaled: Floats = samples.astype(np.float32) / np.float32(32768)
    return scaled if rate == to_rate else np.asarray(soxr.resample(scaled, rate, to_rate), np.float32)


def limited(audio: Floats, rate: int, ceiling: float) -> Floats:
    """``audio`` with no sample above ``ceiling`` (dBFS): a look-ahead limiter on blocks of 1 ms.

    The gain falls over the look-ahead before a peak and comes back over the release behind it, both
    straight in dB's amplitude, so nothing clicks; audio below the ceiling is returned as it is.
    """
    top = np.float32(10 ** (ceiling / 20))
    size = rate * _BLOCK_MS // 1000
    blocks = -(-len(audio) // size)
    padded = np.zeros(blocks * size, np.float32)
    padded[: len(audio)] = np.abs(audio)
    needed = np.minimum(1, top / np.maximum(padded.reshape(blocks, size).max(axis=1), top))
    if needed.min() >= 1:
        return audio
    edges = _smoothed(needed)
    points = np.arange(len(edges), dtype=np.float32) * size
    gain = np.interp(np.arange(len(audio), dtype=np.float32), points, edges).astype(np.float32)
    limited: Floats = audio * gain
    return limited


def _smoothed(needed: Floats) -> Floats:
    """Gain at the edges of the blocks (one more than blocks), nowhere above what a neighbouring block needs."""
    padded = np.concatenate([[1], needed, [1]])
    edges: Floats = np.minimum(padded[:-1], padded[1:])
    ahead = [edges + step / _LOOK_AHEAD for step in range(1, _LOOK_AHEAD + 1)]
    out = edges.copy()
    for step, shifted in enumerate(ahead, 1):
        out[:-step] = np.minimum(out[:-step], shifted[step:])
    for step in range(1, _RELEASE + 1):
        out[step:] = np.minimum(out[step:], edges[:-step] + step / _RELEASE)
    return out.astype(np.float32)


def framed(audio: Floats, rate: int, length: int) -> tuple[Samples, int]:
    """``audio`` faded at its edges, in silence of ``length`` samples, as int16; and where it starts (samples)."""
    lead = rate * EDGE_MS // 1000
    fade = min(rate * FADE_MS // 1000, len(audio) // 2)
    out = np.zeros(length, np.float32)
    body = out[lead : lead + len(audio)]
    body[:] = audio
    if fade:
        ramp = np.linspace(0, 1, fade, dtype=np.float32)
        body[:fade] *= ramp
        body[-fade:] *= ramp[::-1]
    return np.clip(np.rint(out * 32767), -32768, 32767).astype(np.int16), lead
