"""Pulses are spread: lower peaks, the same sound."""

from __future__ import annotations

import numpy as np
import pytest

from output.audio.peaks import Floats
from output.audio.phase import STAGES, TAIL_MS, spread

RATE = 22050


def pulses(hertz: float = 100.0) -> Floats:
    """All harmonics in phase, as loud as in a voice (6 dB an octave)."""
    time = np.arange(RATE) / RATE
    partials = [np.cos(2 * np.pi * hertz * n * time) / n for n in range(1, 40)]
    swell = np.hanning(len(time))
    sound: Floats = (0.1 * swell * np.sum(partials, axis=0)).astype(np.float32)
    return sound


def test_the_peaks_of_a_voice_in_pulses_fall_and_its_power_stays() -> None:
    before, after = pulses(), spread(pulses(), RATE, STAGES)
    assert np.abs(after).max() < 0.7 * np.abs(before).max()
    assert np.sum(after**2) == pytest.approx(np.sum(before**2), rel=1e-3)


def test_every_frequency_stays_as_strong_as_it_was() -> None:
    before, after = pulses(), spread(pulses(), RATE, STAGES)
    size = len(after)
    found = [np.abs(np.fft.rfft(each, size)) for each in (before, after)]
    assert np.abs(found[0] - found[1]).max() < 1e-3 * found[0].max()


def test_speech_is_late_by_some_milliseconds_and_nothing_of_it_is_cut() -> None:
    knock, silent = np.hanning(RATE // 200), RATE - RATE // 200
    sound = np.concatenate([np.zeros(silent), knock]).astype(np.float32)
    after = spread(sound, RATE, STAGES)
    assert len(after) == RATE + RATE * TAIL_MS // 1000
    assert np.sum(after[silent:] ** 2) == pytest.approx(np.sum(knock**2), rel=0.01)


def test_no_filter_leaves_sound_as_it_is() -> None:
    sound = pulses()
    assert spread(sound, RATE, 0) is sound
