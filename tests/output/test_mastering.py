"""What is done to speech before it is encoded."""

from __future__ import annotations

import numpy as np

from output.audio.mastering import framed, resampled
from output.audio.peaks import Floats
from output.audio.segment import EDGE_MS

RATE = 44100


def sine(amplitude: float) -> Floats:
    return (amplitude * np.sin(2 * np.pi * 997 * np.arange(RATE) / RATE)).astype(np.float32)


def test_framed_audio_has_the_length_asked_for_and_silent_edges_and_starts_after_the_lead() -> None:
    samples, lead = framed(sine(0.5), RATE, 50 * 1152)
    assert len(samples) == 50 * 1152
    assert lead == RATE * EDGE_MS // 1000
    assert not samples[:lead].any()
    assert not samples[-1152:].any()


def test_resampling_keeps_the_duration() -> None:
    assert len(resampled(np.zeros(22050, np.float32), 22050, RATE)) == RATE
