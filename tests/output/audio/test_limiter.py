"""The limiter holds the true peak, and nobody hears it work."""

from __future__ import annotations

import numpy as np
import pytest
import soxr
from hypothesis import given
from hypothesis import strategies as st

from output.audio.ballistics import FASTER, GENTLE, TIGHT, Ballistics
from output.audio.limiter import limited
from output.audio.peaks import AT_ONCE, Floats, block_peaks, oversampled_peaks

RATE = 44100
MS = RATE // 1000
CEILING = -2.0
HELD = (GENTLE, *FASTER)


def decibels(amplitude: float) -> float:
    return float(20 * np.log10(amplitude))


def true_peak(audio: Floats, ceiling: float) -> float:
    return float(block_peaks(audio, len(audio), ceiling).max())


def sine(amplitude: float, seconds: float = 1.0, hertz: float = 997.0, phase: float = 0.0) -> Floats:
    return (amplitude * np.sin(2 * np.pi * hertz * np.arange(int(RATE * seconds)) / RATE + phase)).astype(np.float32)


def voice(hertz: float, seconds: float = 2.0) -> Floats:
    """Pulses of a deep voice, each ringing out before the next."""
    time = np.arange(int(RATE * seconds)) / RATE
    since = time % (1 / hertz)
    return (2 * np.exp(-since * 400) * np.sin(2 * np.pi * 700 * since)).astype(np.float32)


def gain_of(audio: Floats, ballistics: Ballistics = GENTLE) -> Floats:
    """What the limiter did (dB), where there is sound."""
    loud = np.abs(audio) > 1e-3
    gain: Floats = 20 * np.log10(limited(audio, RATE, CEILING, ballistics)[loud] / audio[loud])
    return gain


@given(st.floats(0.3, 8), st.floats(-9, -0.1), st.floats(50, 12_000), st.floats(0, 3), st.sampled_from(HELD + TIGHT))
def test_no_true_peak_is_above_the_ceiling(
    amplitude: float, ceiling: float, hertz: float, phase: float, ballistics: Ballistics
) -> None:
    """Judged at eight times the rate; 0.2 dB is what BS.1770's own interpolator may miss here."""
    swelling = np.hanning(RATE // 5).astype(np.float32)  # from silence to silence: a cut wave rings
    held = limited(sine(amplitude, 0.2, hertz, phase) * swelling, RATE, ceiling, ballistics)
    assert decibels(np.abs(soxr.resample(held, RATE, 8 * RATE)).max()) <= ceiling + 0.2


def test_a_peak_between_the_samples_is_held_too() -> None:
    """A quarter of the rate, 45 degrees off: all samples are 3 dB below the peaks between them."""
    between = sine(1.0, 0.2, RATE / 4, np.pi / 4)
    assert decibels(np.abs(between).max()) == pytest.approx(-3, abs=0.1)
    assert true_peak(between, 1.0) == pytest.approx(1.0, abs=0.05)
    assert np.abs(limited(between, RATE, -2.0)).max() == pytest.approx(10 ** (-5 / 20), abs=0.02)


@pytest.mark.parametrize("eighths", range(-7, 8))
@pytest.mark.parametrize(("share", "width"), [(0.2, 6), (0.35, 40)])
def test_a_peak_is_found_wherever_between_two_samples_it_lies(eighths: int, share: float, width: int) -> None:
    time = np.arange(400) - 200 - eighths / 8
    wave = (np.cos(2 * np.pi * share * time) * np.exp(-np.square(time / width))).astype(np.float32)
    assert true_peak(wave, 1.0) == pytest.approx(1.0, abs=0.01)


def test_a_peak_before_a_jump_to_the_other_side_is_found() -> None:
    """A square wave whose tops rise: no sample before the jump is farther from zero than the one behind it."""
    rising = np.linspace(0.5, 0.6, 800, dtype=np.float32)
    square = rising * np.where(np.arange(800) // 100 % 2, 1, -1).astype(np.float32)
    between = float(np.abs(soxr.resample(square, RATE, 8 * RATE)[1600:-1600]).max())
    assert between > 1.15 * np.abs(square).max()
    assert true_peak(square, 0.6) == pytest.approx(between, rel=0.03)


@pytest.mark.parametrize("rate", [8000, 11025, 22050, 44100, 48000])
@pytest.mark.parametrize("length", [1, 7, 50, 1000, 20_011])
@pytest.mark.parametrize("loud", [0.25, 2.0])
@pytest.mark.parametrize("ballistics", [GENTLE, TIGHT[-1]])
def test_no_sample_of_noise_is_above_the_ceiling(rate: int, length: int, loud: float, ballistics: Ballistics) -> None:
    noise = (loud * np.random.default_rng(length).standard_normal(length)).astype(np.float32)
    noise[length // 2] = 5
    held = limited(noise, rate, CEILING, ballistics)
    assert len(held) == length
    assert np.abs(held).max() <= 10 ** (CEILING / 20) * 1.0001


def test_what_is_below_the_ceiling_passes_untouched() -> None:
    quiet = sine(0.3)
    assert limited(quiet, RATE, CEILING) is quiet


def test_nothing_at_all_passes_as_well() -> None:
    assert len(limited(np.zeros(0, np.float32), RATE, CEILING)) == 0


@pytest.mark.parametrize("ballistics", HELD)
def test_the_gain_comes_back_at_its_release(ballistics: Ballistics) -> None:
    audio = np.full(RATE, 0.4, np.float32)
    audio[20000:20010] = 4.0
    gain = gain_of(audio, ballistics)
    assert np.diff(gain).max() * MS == pytest.approx(ballistics.release, rel=0.03)
    assert gain.min() < -10


def test_the_gain_around_a_peak_moves_without_a_click() -> None:
    audio = np.full(RATE, 0.4, np.float32)
    audio[20000:20010] = 2.0
    assert np.abs(np.diff(10 ** (gain_of(audio) / 20))).max() < 0.01


def test_the_gain_falls_only_just_before_a_peak() -> None:
    audio = np.full(RATE, 0.4, np.float32)
    audio[20000] = 2.0
    assert np.flatnonzero(gain_of(audio) < -0.01)[0] >= 20000 - (2 * GENTLE.look_ahead + 2) * MS


@pytest.mark.parametrize("ballistics", HELD)
@pytest.mark.parametrize("hertz", [50, 80, 110, 220])
def test_the_gain_does_not_follow_the_waves_of_a_voice(hertz: float, ballistics: Ballistics) -> None:
    settled = limited(voice(hertz), RATE, CEILING, ballistics)[RATE // 2 : -RATE // 2]
    heard = voice(hertz)[RATE // 2 : -RATE // 2]
    loud = np.abs(heard) > 0.01
    gain = 20 * np.log10(settled[loud] / heard[loud])
    assert gain.max() < -3
    assert np.ptp(gain) < 0.1


def test_both_channels_are_turned_down_together() -> None:
    both = np.column_stack([sine(2.0), sine(0.5)])
    held = limited(both, RATE, CEILING)
    loud = np.abs(both).min(axis=1) > 0.01
    assert np.allclose(held[loud, 0] / both[loud, 0], held[loud, 1] / both[loud, 1])
    assert np.abs(held).max() <= 10 ** (CEILING / 20) * 1.001


@given(st.integers(1, 3000))
def test_block_peaks_cover_every_sample(count: int) -> None:
    audio = np.random.default_rng(count).uniform(-1, 1, count).astype(np.float32)
    peaks = block_peaks(audio, MS, 8.0)
    assert len(peaks) == -(-count // MS)
    assert peaks.max() == np.abs(audio).max()


EDGE = MS * -(-AT_ONCE // MS)
"""Where the samples end that are looked between at once: with a block."""
HIDDEN = np.array([0.6, -0.46, 0.364, -0.459, -0.482, 0.4, -0.346, 0.168], np.float32)
"""Of decoded noise: the samples beside the peak of 0.93 are low, as they can be near half the rate."""


@pytest.mark.parametrize("place", [0, 5000, EDGE - 8, EDGE - 4, EDGE])
@pytest.mark.parametrize("channels", [1, 2])
def test_oversampling_finds_a_peak_among_low_samples_wherever_it_is(place: int, channels: int) -> None:
    noise = np.zeros((AT_ONCE + 3000, channels), np.float32)
    noise[place : place + len(HIDDEN), -1] = HIDDEN
    found = oversampled_peaks(noise[:, 0] if channels == 1 else noise, MS)
    assert len(found) == -(-len(noise) // MS)
    assert abs(int(found.argmax()) - (place + 3) // MS) <= 1
    assert found.max() == pytest.approx(0.93, rel=0.03)


@given(st.integers(0, 3000))
def test_oversampled_peaks_cover_every_sample(count: int) -> None:
    audio = np.zeros(count, np.float32)
    audio[-1:] = 1
    peaks = oversampled_peaks(audio, MS)
    assert len(peaks) == -(-count // MS)
    assert not count or peaks[-1] == peaks.max() >= 1
