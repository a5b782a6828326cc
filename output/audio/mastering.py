"""From speech to the samples of a segment: resample, fade, pad to whole frames."""

from __future__ import annotations

import numpy as np
import soxr

from output.audio.peaks import Floats
from output.audio.segment import EDGE_MS
from voices.audio import Samples

FADE_MS = 3


def amplitude(decibels: float) -> float:
    """The factor of an amplitude for a gain in dB."""
    return float(10 ** (decibels / 20))


def scaled(samples: Samples) -> Floats:
    """``samples`` (int16) as floats of full scale 1.0."""
    floats: Floats = samples * np.float32(1 / 32768)
    return floats


def resampled(audio: Floats, rate: int, to_rate: int) -> Floats:
    """``audio`` at ``to_rate`` Hz."""
    return audio if rate == to_rate else np.asarray(soxr.resample(audio, rate, to_rate), np.float32)


def framed(audio: Floats, rate: int, length: int) -> tuple[Samples, int]:
    """``audio`` (n, or n x channels) faded at its edges, in silence of ``length`` samples, as int16; its start."""
    lead = rate * EDGE_MS // 1000
    out = np.zeros((length, *audio.shape[1:]), np.float32)
    out[lead : lead + len(audio)] = audio
    fade = min(rate * FADE_MS // 1000, len(audio) // 2)
    body = out[lead : lead + len(audio)].T
    ramp = np.linspace(0, 1, fade, dtype=np.float32)
    body[..., :fade] *= ramp
    body[..., len(audio) - fade :] *= ramp[::-1]
    out *= 32767
    return np.clip(np.rint(out, out=out), -32768, 32767, out=out).astype(np.int16), lead
