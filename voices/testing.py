"""For those who write an engine: what every engine must keep, as a pytest class, and a fake engine to build with.

from voices.testing import EngineClaims

class TestMine(EngineClaims):
    engine = MyEngine()
    part = Part(voice=...)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
import pytest

from voices.audio import from_samples, to_samples
from voices.engine import Engine, Reach
from voices.errors import VoiceError
from voices.model import Mark, Part, Speech, Voice
from voices.words import words

TEXT = "Good morning. The boats are back, and nobody was hurt."
CHARACTERS_A_SECOND = (3, 40)


class FakeEngine:
    """Hums each word for 60 ms a character at the voice's pitch; instant, reproducible, in no language at all."""

    name = "fake"
    dear = False
    parallel: int | None = None
    max_characters = 1000
    rate = 16000
    reach = Reach(rate=(0.25, 4), pitch=(-24, 24))

    def version(self) -> str:
        return "fake 1"

    def voices(self) -> Iterator[Voice]:
        for hertz in (110, 220):
            yield Voice(engine=self.name, id=f"hum-{hertz}", language="en", pitch_hz=hertz)

    def speak(self, text: str, part: Part) -> Speech:
        """Hum ``text``; raises VoiceError for an unknown voice."""
        from voices.casting import find_voice

        hertz = (find_voice(self, part.voice.id).pitch_hz or 0) * 2 ** (part.pitch / 12)
        length = int(self.rate * 0.06 / part.rate)
        time = np.arange(len(text) * length) / self.rate
        samples = (9000 * np.sin(2 * np.pi * hertz * time)).astype(np.int16)
        marks = tuple(Mark(start, end, start * length, end * length) for start, end in words(text))
        return Speech(from_samples(samples, self.rate), marks)


class EngineClaims:
    """The claims; a subclass sets ``engine`` and a ``part`` with one of its voices. ``text`` may be changed."""

    engine: ClassVar[Engine]
    part: ClassVar[Part]
    text: ClassVar[str] = TEXT

    def test_it_is_an_engine(self) -> None:
        assert isinstance(self.engine, Engine)
        assert self.engine.version()
        assert self.engine.max_characters >= len(self.text)

    def test_its_voices_are_its_own_unique_and_in_a_stable_order(self) -> None:
        ids = [voice.id for voice in self.engine.voices()]
        assert ids == [voice.id for voice in self.engine.voices()]
        assert len(ids) == len(set(ids)) > 0
        assert {voice.engine for voice in self.engine.voices()} == {self.engine.name}

    def test_speech_is_not_silent_and_as_long_as_its_text(self) -> None:
        speech = self.engine.speak(self.text, self.part)
        samples = to_samples(speech.audio)
        slowest, fastest = CHARACTERS_A_SECOND
        assert np.abs(samples.astype(np.int32)).max() > 300
        assert len(self.text) / fastest < len(samples) / speech.audio.frame_rate < len(self.text) / slowest

    def test_every_word_has_one_mark_ordered_and_inside_the_audio(self) -> None:
        speech = self.engine.speak(self.text, self.part)
        edges = [edge for mark in speech.marks for edge in (mark.first, mark.last)]
        assert [(mark.start, mark.end) for mark in speech.marks] == words(self.text)
        assert [0, *edges, len(to_samples(speech.audio))] == sorted([0, *edges, len(to_samples(speech.audio))])

    def test_an_unknown_voice_is_one_clear_line(self) -> None:
        unknown = Voice(engine=self.engine.name, id="no such voice", language="en")
        with pytest.raises(VoiceError, match="no such voice"):
            self.engine.speak(self.text, Part(voice=unknown))

    def test_an_engine_that_is_not_dear_says_the_same_twice(self) -> None:
        if not self.engine.dear:
            one, other = (self.engine.speak(self.text, self.part) for _ in range(2))
            assert (one.audio.raw_data, one.marks) == (other.audio.raw_data, other.marks)
