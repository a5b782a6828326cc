from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from voices.audio import to_samples
from voices.engines.espeak import TIMBRES, Espeak
from voices.engines.espeak_library import choose, list_voices, synthesize
from voices.errors import VoiceError
from voices.model import Part, Voice
from voices.words import words

ENGINE = Espeak()
TEXT = "Hello, world. It costs 25 dollars — he said café naïve “yes” to all of the well-known e-mail 🙂 & so on."


def part(voice_id: str = "en-us", rate: float = 1.0, pitch: float = 0.0) -> Part:
    return Part(voice=Voice(engine="espeak", id=voice_id, language="en"), rate=rate, pitch=pitch)


@pytest.mark.parametrize("variant", ["", "+whisper", "+caleb", *(f"+{timbre.variant}" for timbre in TIMBRES)])
def test_a_result_does_not_depend_on_what_was_said_before(variant: str) -> None:
    first = ENGINE.speak(TEXT, part(f"en-us{variant}"))
    ENGINE.speak("Something else entirely.", part("de+whisper", rate=2, pitch=5))
    again = ENGINE.speak(TEXT, part(f"en-us{variant}"))
    assert again.audio.raw_data == first.audio.raw_data
    assert again.marks == first.marks


def test_the_genders_of_timbres_are_those_of_their_files() -> None:
    assert all(part.voice.gender == ENGINE.voice(part.voice.id).gender for part in ENGINE.auditions("en"))


def test_every_word_has_one_mark_ordered_and_inside_the_audio() -> None:
    speech = ENGINE.speak(TEXT, part())
    samples = len(to_samples(speech.audio))
    assert [(mark.start, mark.end) for mark in speech.marks] == words(TEXT)
    edges = [edge for mark in speech.marks for edge in (mark.first, mark.last)]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= samples


def test_marks_of_words_far_into_a_long_text_still_fit_their_words() -> None:
    text = "One boat went out and two boats came back home. " * 30
    marks = ENGINE.speak(text, part()).marks
    lengths = Counter(mark.last - mark.first for mark in marks if text[mark.start : mark.end] == "boat")
    assert len(marks) == len(text.split())
    assert max(lengths) < 1.5 * min(lengths)


@pytest.mark.parametrize(("rate", "factor"), [(0.5, 2.0), (0.8, 1.25), (1.5, 0.667), (2.5, 0.4)])
def test_rate_is_relative_to_the_voices_own(rate: float, factor: float) -> None:
    text = "Nobody knew how many people would come, and that worried all of us. Then the storm came, and we lost it."
    own = len(to_samples(ENGINE.speak(text, part()).audio))
    assert len(to_samples(ENGINE.speak(text, part(rate=rate)).audio)) == pytest.approx(own * factor, rel=0.08)


@pytest.mark.parametrize("voice_id", ["en-gbx", "en-gb+f33", "", "+f3"])
def test_an_unknown_voice_fails_naming_value_and_remedy(voice_id: str) -> None:
    with pytest.raises(VoiceError, match="turncast voices list") as caught:
        ENGINE.speak("Hello", part(voice_id))
    assert caught.value.value == voice_id


@pytest.mark.parametrize(("rate", "pitch"), [(0.3, 0), (2.6, 0), (1, 13), (1, -13)])
def test_rate_and_pitch_out_of_reach_are_refused(rate: float, pitch: float) -> None:
    with pytest.raises(VoiceError, match="goes from"):
        ENGINE.speak("Hello", part(rate=rate, pitch=pitch))


def test_control_characters_in_the_text_are_no_commands() -> None:
    plain = ENGINE.speak("Good morning to you", part()).audio.raw_data
    assert ENGINE.speak("Good morning\x01 to\x00you", part()).audio.raw_data == plain


def test_ids_are_unique_and_languages_are_well_formed() -> None:
    found = [voice for voice in ENGINE.voices() if voice.style is None]
    assert max(Counter(voice.id for voice in found).values()) == 1
    assert len(found) >= 141
    tags = {voice.id: voice.language for voice in found}
    assert (tags["en-gb"], tags["cmn-latn-pinyin"], tags["en-us-nyc"]) == ("en-GB", "cmn-Latn-pinyin", "en-US-x-nyc")


def test_a_voice_is_found_by_its_tag_where_the_library_has_a_name_of_its_own() -> None:
    assert next(ENGINE.auditions("tlh")).voice.id.startswith("piqd+")


def capitals() -> list[str]:
    return [row.identifier for row in list_voices() if row.identifier != row.identifier.lower()]


@pytest.mark.parametrize("variant", ["", "+m1", "+Denis"])
def test_a_voice_sounds_the_same_whether_its_file_is_given_or_looked_for(
    variant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(capitals()) > 5
    given = [synthesize("Read 12 words, Señor.", each + variant, {}) for each in capitals()]
    monkeypatch.setattr("voices.engines.espeak_library.DESCRIPTORS", "/nowhere")
    found = [synthesize("Read 12 words, Señor.", each + variant, {}) for each in capitals()]
    assert [each.starts for each in given] == [each.starts for each in found]
    assert all(np.array_equal(one.samples, other.samples) for one, other in zip(given, found, strict=True))


@pytest.mark.skipif(sys.platform == "win32", reason="open files have no names")
def test_a_voice_whose_file_has_capitals_is_not_looked_for() -> None:
    given: list[str] = []

    def by_file(name: bytes) -> int:
        given.append(Path(name.decode().removesuffix("+m1")).read_text(encoding="utf-8"))
        return 0

    assert choose(SimpleNamespace(espeak_SetVoiceByFile=by_file), "gmw/en-US+m1") == 0
    assert ["language en-us" in each for each in given] == [True]
