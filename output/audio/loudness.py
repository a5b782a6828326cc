"""Loudness by EBU R128 (ITU-R BS.1770-5, annex 1) of sound in memory, cheap enough to measure every utterance.

The power of each step of 100 ms is summed over its spectrum, weighted by the response of the standard's two filters. On
speech FFmpeg's ebur128 says the same within 0.05 LU, on a bass alone within 0.3 LU.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from output.audio.peaks import Floats

Powers = NDArray[np.float64]

SILENCE = -70.0
"""LUFS: the absolute gate."""
RELATIVE_GATE = 0.1
"""Of the mean power of what passed the absolute gate: -10 LU."""
OFFSET = -0.691

STEPS_A_SECOND = 10
BLOCK = 4
"""Steps in a block: 400 ms, which overlap by three quarters."""

FILTERS = (
    ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585)),
    ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)),
)
"""Tables 1 and 2: coefficients at 48 kHz, of the samples and of what came out before."""
FILTERS_RATE = 48000


def integrated_loudness(sounds: Iterable[Floats], rate: int) -> float:
    """Integrated loudness (LUFS) of sounds (n or n x 2, full scale 1.0) that are heard one by one."""
    return gated(step_powers(sound, rate) for sound in sounds)


def step_powers(sound: Floats, rate: int) -> Powers:
    """The weighted power of each whole step of ``sound``; what is shorter than a block is heard in silence."""
    channels, step = np.atleast_2d(sound.T), rate // STEPS_A_SECOND
    steps = max(BLOCK, len(sound) // step)
    padded = np.zeros((len(channels), steps * step), np.float32)
    padded[:, : len(sound)] = channels[:, : steps * step]
    parts = np.fft.rfft(padded.reshape(-1, steps, step)).view(np.float32)
    powers: Powers = (np.square(parts, out=parts) @ _weights(step, rate)).sum(axis=0, dtype=np.float64)
    return powers  # Parseval's theorem


def gated(sounds: Iterable[Powers]) -> float:
    """Integrated loudness (LUFS) of sounds whose powers are known; SILENCE where nothing is heard."""
    blocks = np.concatenate(
        [np.zeros(0), *(np.convolve(powers, np.full(BLOCK, 1 / BLOCK), "valid") for powers in sounds)]
    )
    heard = blocks[blocks > 10 ** ((SILENCE - OFFSET) / 10)]
    loud = heard[heard > RELATIVE_GATE * heard.sum() / max(1, len(heard))]
    return float(OFFSET + 10 * np.log10(loud.mean())) if len(loud) else SILENCE


@cache
def _weights(size: int, rate: int) -> Floats:
    """What the square of each real and each imaginary part of a spectrum adds to the power of ``size`` samples."""
    delay = np.exp(-2j * np.pi * np.fft.rfftfreq(size, 1 / rate) / FILTERS_RATE)
    response = np.prod([np.polyval(b[::-1], delay) / np.polyval(a[::-1], delay) for b, a in FILTERS], axis=0)
    weights: Floats = np.repeat(np.abs(response) ** 2 * 2 / size**2, 2).astype(np.float32)
    return weights
