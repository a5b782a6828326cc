"""A filter changes rate and pitch as asked, and nothing clicks."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from tests.voices.pitch import mean_pitch
from voices import speaking
from voices.audio import Samples, to_samples
from voices.engine import Reach, get_engine, reach
from voices.engines.espeak import Espeak
from voices.finding import part_for
from voices.keys import speech_key
from voices.model import Part, Speech, Voice
from voices.shift import shifted
from voices.store import Store
from voices.testing import FakeEngine

TEXT = "We were asked to plan the exercise in a few weeks. Nobody knew how many people would come."


@pytest.fixture(scope="module")
def speech() -> Speech:
    return get_engine("espeak").speak(TEXT, part_for("en-us+reed"))


def steepest(samples: Samples) -> int:
    """The largest step between two samples; a click is a step that speech does not make."""
    return int(np.abs(np.diff(samples.astype(np.int32))).max())


@pytest.mark.parametrize(
    ("rate", "pitch"), [(1.0, 3.0), (1.0, -4.0), (1.3, 0.0), (0.8, 0.0), (0.4, 0.0), (2.5, 0.0), (1.2, -3.0)]
)
def test_length_and_pitch_are_as_asked_and_nothing_clicks(speech: Speech, rate: float, pitch: float) -> None:
    before, made = to_samples(speech.audio), shifted(speech, rate, pitch)
    after = to_samples(made.audio)
    assert len(before) / len(after) == pytest.approx(rate, rel=0.02)
    assert 12 * math.log2(mean_pitch(made) / mean_pitch(speech)) == pytest.approx(pitch, abs=0.35)
    assert steepest(after) < steepest(before) * 2 ** (max(pitch, 0) / 12) * 1.1
    assert max(abs(int(after[0])), abs(int(after[-1]))) < 100


@pytest.mark.parametrize(("rate", "pitch"), [(1.0, 3.0), (1.3, -2.0)])
def test_marks_stay_on_their_words(speech: Speech, rate: float, pitch: float) -> None:
    made = shifted(speech, rate, pitch)
    ratio = len(to_samples(made.audio)) / len(to_samples(speech.audio))
    assert [mark[:2] for mark in made.marks] == [mark[:2] for mark in speech.marks]
    for before, after in zip(speech.marks, made.marks, strict=True):
        assert after.first / made.audio.frame_rate == pytest.approx(
            before.first * ratio / speech.audio.frame_rate, abs=0.03
        )


def test_the_same_speech_is_shifted_to_the_same_samples(speech: Speech) -> None:
    one, other = (shifted(speech, 1.2, -3.0) for _ in range(2))
    assert one.audio.raw_data == other.audio.raw_data


def test_speech_that_is_to_stay_as_it_is_is_not_touched(speech: Speech) -> None:
    assert shifted(speech, 1.0, 0.0) is speech


class Fixed(FakeEngine):
    """Knows neither rate nor pitch, and is paid for each word."""

    name = "fixed"
    dear = True
    reach = Reach()
    asked: list[Part]

    def __init__(self) -> None:
        self.asked = []

    def speak(self, text: str, part: Part) -> Speech:
        self.asked.append(part)
        return super().speak(text, part)


@pytest.fixture
def fixed(monkeypatch: pytest.MonkeyPatch) -> Fixed:
    engine = Fixed()
    monkeypatch.setattr(speaking, "get_engine", lambda name, options: engine)
    return engine


def hum(rate: float, pitch: float) -> Part:
    return Part(voice=Voice(engine="fixed", id="hum-220", language="en"), rate=rate, pitch=pitch)


def test_an_engine_is_asked_within_its_reach_and_the_filter_does_the_rest(fixed: Fixed, tmp_path: Path) -> None:
    plain = speaking.speak(TEXT, hum(1, 0), {}, Store(tmp_path))
    made = speaking.speak(TEXT, hum(1.25, 3), {}, Store(tmp_path))
    assert {(part.rate, part.pitch) for part in fixed.asked} == {(1.0, 0.0)}
    assert 12 * math.log2(mean_pitch(made) / mean_pitch(plain)) == pytest.approx(3, abs=0.2)


def test_another_rate_or_pitch_buys_nothing_again_but_has_a_key_of_its_own(fixed: Fixed, tmp_path: Path) -> None:
    parts = [hum(1, 0), hum(1.25, 0), hum(1, -3)]
    for part in parts:
        speaking.speak(TEXT, part, {}, Store(tmp_path))
    assert len(fixed.asked) == 1
    assert len({speech_key(fixed, {}, part, TEXT) for part in parts}) == 3


def test_espeak_goes_on_beyond_its_own_reach(tmp_path: Path) -> None:
    fastest = reach(Espeak()).rate[1]
    part = part_for("en-us+reed")
    plain, fast = (
        len(to_samples(speaking.speak(TEXT, part.model_copy(update={"rate": rate}), {}, Store(tmp_path)).audio))
        for rate in (1.0, 3.5)
    )
    assert fastest < 3.5
    assert plain / fast == pytest.approx(3.5, rel=0.08)
