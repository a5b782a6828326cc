"""For those who write an engine: what every engine must keep, as a pytest class, and a fake engine to build with.

from voices.testing import EngineClaims

class TestMine(EngineClaims):
    engine = MyEngine()
    part = Part(voice=...)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

import numpy as np
import pytest

from voices.audio import from_samples, to_samples
from voices.engine import Engine, Reach, reach
from voices.errors import VoiceError
from voices.finding import auditions, find_voice
from voices.keys import speech_key
from voices.model import ANY_LANGUAGE, Mark, Part, Speech, Voice
from voices.trim import sounding
from voices.words import words

TEXT = "Good morning. The boats are back, and nobody was hurt."
TRICKY = "“Yes,” he said — it is one of the well-known e-mails of 1984 … is it not?"
CHARACTERS_A_SECOND = (3, 40)
MOST_SILENCE_MS = 60
UNKNOWN_LANGUAGE = "qaa"  # for private use, ISO 639-2
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{4,8})*(-x(-[a-z0-9]{1,8})+)?")
"""A well-formed BCP 47 tag in the usual letters (RFC 5646, 2.1)."""


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
        hertz = (find_voice(self, part.voice.id).pitch_hz or 0) * 2 ** (part.pitch / 12)
        length = int(self.rate * 0.06 / part.rate)
        time = np.arange(len(text) * length) / self.rate
        samples = (9000 * np.sin(2 * np.pi * hertz * time)).astype(np.int16)
        marks = tuple(Mark(start, end, start * length, end * length) for start, end in words(text))
        return Speech(from_samples(samples, self.rate), marks)


class EngineClaims:
    """The claims; a subclass sets ``engine`` and a ``part`` with one of its voices.

    ``options`` are those that the engine was made with. ``text`` and ``tricky`` may be changed, for a language that is
    not English for example.
    """

    engine: ClassVar[Engine]
    part: ClassVar[Part]
    options: ClassVar[Mapping[str, object]] = {}
    text: ClassVar[str] = TEXT
    tricky: ClassVar[str] = TRICKY

    def test_it_is_an_engine(self) -> None:
        assert isinstance(self.engine, Engine)
        assert self.engine.version()
        assert self.engine.max_characters >= len(self.text)
        assert self.engine.parallel is None or self.engine.parallel >= 1

    def test_its_voices_are_its_own_unique_and_in_a_stable_order(self) -> None:
        ids = [voice.id for voice in self.engine.voices()]
        assert ids == [voice.id for voice in self.engine.voices()]
        assert len(ids) == len({each.casefold() for each in ids}) > 0
        assert {voice.engine for voice in self.engine.voices()} == {self.engine.name}

    def test_its_languages_are_well_formed_tags(self) -> None:
        tags = {voice.language for voice in self.engine.voices()}
        assert {tag for tag in tags if not LANGUAGE_TAG.fullmatch(tag)} == set()

    def test_speech_is_mono_not_silent_and_as_long_as_its_text(self) -> None:
        speech = self.engine.speak(self.text, self.part)
        samples = to_samples(speech.audio)
        slowest, fastest = CHARACTERS_A_SECOND
        assert (speech.audio.channels, speech.audio.sample_width) == (1, 2)
        assert np.abs(samples.astype(np.int32)).max() > 300
        assert len(self.text) / fastest < len(samples) / speech.audio.frame_rate < len(self.text) / slowest

    def test_there_is_no_silence_at_its_edges(self) -> None:
        speech = self.engine.speak(self.text, self.part)
        samples, most = to_samples(speech.audio), speech.audio.frame_rate * MOST_SILENCE_MS // 1000
        heard = sounding(samples)
        assert heard[0] <= most
        assert len(samples) - 1 - heard[-1] <= most

    def test_every_word_has_one_mark_ordered_and_inside_the_audio(self) -> None:
        for text in (self.text, self.tricky):
            speech = self.engine.speak(text, self.part)
            edges = [0, *(edge for mark in speech.marks for edge in (mark.first, mark.last))]
            edges.append(len(to_samples(speech.audio)))
            assert [(mark.start, mark.end) for mark in speech.marks] == words(text)
            assert edges == sorted(edges)

    def test_a_rate_that_it_reaches_makes_speech_shorter_or_longer(self) -> None:
        usual = len(self.engine.speak(self.text, self.part).audio)
        for rate in {min(max(rate, reach(self.engine).rate[0]), reach(self.engine).rate[1]) for rate in (0.5, 2.0)}:
            other = len(self.engine.speak(self.text, self.part.model_copy(update={"rate": rate})).audio)
            assert other == pytest.approx(usual / rate, rel=0.25)

    def test_an_unknown_voice_is_one_clear_line_with_a_remedy(self) -> None:
        unknown = Voice(engine=self.engine.name, id="no such voice", language="en")
        with pytest.raises(VoiceError, match="no such voice") as caught:
            self.engine.speak(self.text, Part(voice=unknown))
        assert caught.value.remedy

    def test_a_language_that_it_does_not_speak_is_one_clear_line(self) -> None:
        if any(voice.language == ANY_LANGUAGE for voice in self.engine.voices()):
            assert {part.voice.language for part in auditions(self.engine, UNKNOWN_LANGUAGE)} == {UNKNOWN_LANGUAGE}
            return
        with pytest.raises(VoiceError, match=UNKNOWN_LANGUAGE):
            auditions(self.engine, UNKNOWN_LANGUAGE)

    def test_the_same_input_has_the_same_key_and_another_input_another(self) -> None:
        slower = self.part.model_copy(update={"rate": 0.9})
        asked = [(self.part, self.text), (self.part, self.tricky), (slower, self.text)]
        first, again = ([speech_key(self.engine, self.options, *each) for each in asked] for _ in range(2))
        assert first == again
        assert len(set(first)) == len(first)

    def test_an_engine_that_is_not_dear_says_the_same_twice(self) -> None:
        if not self.engine.dear:
            one, other = (self.engine.speak(self.text, self.part) for _ in range(2))
            assert (one.audio.raw_data, one.marks) == (other.audio.raw_data, other.marks)
