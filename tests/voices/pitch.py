"""Measures the pitch of speech, knowing nothing of how it was made."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voices.audio import to_samples
from voices.model import Speech

LOWEST_HZ, HIGHEST_HZ = 50, 420


def mean_pitch(speech: Speech) -> float:
    """Geometric mean of the fundamental (Hz), by autocorrelation of voiced 40 ms frames."""
    rate = speech.audio.frame_rate
    size = rate // 25
    correlation = _correlation(to_samples(speech.audio).astype(float), size)
    shortest = rate // HIGHEST_HZ
    lags = correlation[:, shortest : rate // LOWEST_HZ] / correlation[:, :1]
    voiced = lags[lags.max(1) > 0.6]
    first = (voiced > 0.9 * voiced.max(1, keepdims=True)).argmax(1)
    best = [int(lag + row[lag : lag + 20].argmax()) + shortest for lag, row in zip(first, voiced, strict=True)]
    return float(np.exp(np.mean(np.log(rate / np.array(best)))))


def _correlation(samples: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """The autocorrelation of each loud frame, without the taper of its window (shape: frames, lags)."""
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    energy = np.square(frames).mean(1)
    frames = frames[energy > 0.05 * energy.max()]
    spectrum = np.abs(np.fft.rfft(frames - frames.mean(1, keepdims=True), 4 * size)) ** 2
    unbiased: NDArray[np.float64] = np.fft.irfft(spectrum)[:, :size] / (1 - np.arange(size) / size)
    return unbiased
