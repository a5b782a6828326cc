"""Our own meter of loudness, and the gain that is found with it; FFmpeg's ebur128 is the judge."""

from __future__ import annotations

import numpy as np
import pytest

from output.audio.ballistics import GENTLE
from output.audio.encoded import HEADROOM
from output.audio.gain import MOST_OWN, contour, gain_to, mastered, measured, own_level
from output.audio.level import Level
from output.audio.limiter import limited
from output.audio.loudness import SILENCE, integrated_loudness
from output.audio.mastering import amplitude, scaled
from output.audio.peaks import Floats
from tests.output.sound import loudness_of
from voices.audio import to_samples
from voices.engine import get_engine
from voices.model import Part, Voice

RATE = 22050
SAID = {
    "Yes.": 0.7,  # of so few blocks one more or less passes the gate
    "Somebody has to.": 0.35,
    "Good evening, and welcome. Tonight we talk about the boats that came back in spring.": 0.35,
}
"""What is said, and how near (LU) its loudness must be to the one that is asked."""
LEVEL = Level(gain=10.0, lost=0.0, headroom=0.8, stages=0, ballistics=GENTLE, lacking=0.0)
SENTENCE = list(SAID)[-1]


def voice(name: str, text: str) -> Floats:
    """Speech of the embedded engine; ``m3`` and ``klatt`` speak in sharp pulses, from which a limiter takes much."""
    part = Part(voice=Voice(engine="espeak", id=name, language="en"))
    return scaled(to_samples(get_engine("espeak").speak(text, part).audio))


def in_silence(sound: Floats) -> Floats:
    """A sound as it is heard, between silences that are as long as a meter's block."""
    whole: Floats = np.pad(sound, RATE // 2)
    return whole


def sine(hertz: float, rate: int = RATE) -> Floats:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(5 * rate) / rate)).astype(np.float32)


def test_a_full_scale_sine_is_3_lufs_below_full_scale_as_bs_1770_says() -> None:
    assert integrated_loudness([2 * sine(997, 48000)], 48000) == pytest.approx(-3.01, abs=0.01)


@pytest.mark.parametrize("rate", [16000, 22050, 24000, 44100, 48000])
@pytest.mark.parametrize("hertz", [100, 400, 1700, 6100])
def test_a_tone_is_as_loud_as_ffmpeg_says(hertz: float, rate: int) -> None:
    assert integrated_loudness([sine(hertz, rate)], rate) == pytest.approx(
        loudness_of(sine(hertz, rate), rate), abs=0.1
    )


def test_two_channels_are_as_loud_as_ffmpeg_says() -> None:
    both = np.column_stack([sine(400), 0.3 * sine(900)])
    assert integrated_loudness([both], RATE) == pytest.approx(loudness_of(both, RATE), abs=0.1)


@pytest.mark.parametrize("text", list(SAID)[1:])
def test_speech_is_as_loud_as_ffmpeg_says(text: str) -> None:
    said = voice("en-gb", text)
    assert integrated_loudness([said], RATE) == pytest.approx(loudness_of(said, RATE), abs=0.1)


def test_silence_and_nothing_have_the_loudness_of_the_absolute_gate() -> None:
    assert integrated_loudness([np.zeros(RATE, np.float32), np.zeros(0, np.float32)], RATE) == SILENCE
    assert integrated_loudness([], RATE) == SILENCE
    assert gain_to(-16, [contour(np.zeros(9, np.float32), RATE)], -1) is None


@pytest.mark.parametrize("text", SAID)
@pytest.mark.parametrize("name", ["en-gb", "en-gb+f2", "en-gb+m3"])
def test_the_gain_is_right_for_what_the_limiter_leaves_though_the_limiter_is_not_run(name: str, text: str) -> None:
    said = voice(name, text)
    turned = gain_to(-16, [contour(said, RATE)], -1.5)
    assert turned is not None
    held = limited(said * np.float32(amplitude(turned.gain)), RATE, -1.5)
    assert integrated_loudness([in_silence(held)], RATE) == pytest.approx(-16, abs=SAID[text])
    assert loudness_of(in_silence(held), RATE) == pytest.approx(-16, abs=SAID[text])


def test_words_are_as_loud_as_sentences_to_a_meter_that_hears_the_pauses_around_them() -> None:
    pause = np.zeros(RATE // 2, np.float32)
    spoken = [voice("en-gb", text) for text in ("Why?", "When?", "Who?", SENTENCE)]
    found = [gain_to(-20, [contour(each, RATE)], -1.5) for each in spoken]
    turned = [each * np.float32(amplitude(how.gain)) for each, how in zip(spoken, found, strict=True) if how]
    words = np.concatenate([pause, *(part for each in turned[:3] for part in (each, pause))])
    assert loudness_of(words, RATE) == pytest.approx(loudness_of(in_silence(turned[3]), RATE), abs=0.3)


def test_an_utterance_is_brought_to_the_loudness_of_its_voice_and_a_sigh_only_nearer() -> None:
    """The gain is what an utterance lacks, but no further than so many decibels from that of its voice."""
    level = LEVEL
    usual = sine(400) * np.float32(0.2)
    needed = -16 - integrated_loudness([in_silence(usual)], RATE)
    assert own_level(level, contour(usual, RATE), -16, -1).gain == pytest.approx(needed, abs=0.1)
    sigh = usual * np.float32(0.01)
    assert own_level(level, contour(sigh, RATE), -16, -1).gain == 10 + MOST_OWN


def test_what_a_codec_takes_is_given_back() -> None:
    usual = contour(sine(400) * np.float32(0.2), RATE)
    gains = [own_level(LEVEL._replace(lost=lost), usual, -16, -1).gain for lost in (0.0, 0.7)]
    assert gains[1] - gains[0] == pytest.approx(0.7)


@pytest.mark.parametrize("name", ["en-gb", "en-gb+m3"])
@pytest.mark.parametrize("word", ["Gone.", "Habit."])
def test_a_word_that_is_mostly_peak_is_driven_into_a_tighter_limiter_than_its_voice(name: str, word: str) -> None:
    """The gentle one left them at -16.4 LUFS and less."""
    said, level = voice(name, word), LEVEL._replace(gain=18.0)
    gentle = gain_to(-14, [contour(said, RATE)], -1 - level.headroom)
    own = own_level(level, contour(said, RATE), -14, -1)
    made = mastered(own, measured(said, RATE), -1, RATE)
    assert gentle is not None
    assert gentle.loudness < -16
    assert own.ballistics != GENTLE
    assert own.headroom == HEADROOM
    assert loudness_of(in_silence(made), RATE) == pytest.approx(-14, abs=0.6)
    assert np.abs(made).max() <= amplitude(-1 - HEADROOM) * 1.001
