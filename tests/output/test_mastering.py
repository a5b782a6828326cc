"""What is done to speech before it is encoded."""

from __future__ import annotations

import numpy as np
import pytest

from output.audio.loudness import SILENCE, integrated_loudness
from output.audio.mastering import EDGE_MS, framed, resampled

RATE = 44100


def sine(amplitude: float, seconds: float = 1.0, hertz: float = 997.0) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return (amplitude * np.sin(2 * np.pi * hertz * np.arange(int(RATE * seconds)) / RATE)).astype(np.float32)


def test_a_full_scale_sine_is_3_lufs_below_full_scale_as_bs_1770_says() -> None:
    samples = (sine(1.0, 5) * 32767).astype(np.int16)
    assert integrated_loudness([samples], RATE) == pytest.approx(-3.01, abs=0.06)


def test_loudness_does_not_depend_on_the_blocks_it_comes_in() -> None:
    samples = (sine(0.2, 3) * 32767).astype(np.int16)
    assert integrated_loudness(np.array_split(samples, 7), RATE) == integrated_loudness([samples], RATE)


def test_silence_has_the_loudness_of_the_absolute_gate() -> None:
    assert integrated_loudness([np.zeros(RATE, np.int16)], RATE) == SILENCE


def test_framed_audio_has_the_length_asked_for_and_silent_edges_and_starts_after_the_lead() -> None:
    samples, lead = framed(sine(0.5), RATE, 50 * 1152)
    assert len(samples) == 50 * 1152
    assert lead == RATE * EDGE_MS // 1000
    assert not samples[:lead].any()
    assert not samples[-1152:].any()


def test_resampling_keeps_the_duration() -> None:
    assert len(resampled(np.zeros(22050, np.int16), 22050, RATE)) == RATE
