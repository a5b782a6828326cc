"""Words said as the lexicon has them: a respelling, or IPA where the engine takes it."""

from __future__ import annotations

import pytest

from transcript.errors import SourceError
from voices.audio import to_samples
from voices.engine import get_engine
from voices.engines.espeak import identifier
from voices.engines.espeak_ipa import pronounced
from voices.finding import part_for
from voices.lexicon import read_lexicon, respellings
from voices.model import Part
from voices.spoken import spoken

ESPEAK = part_for("en-us+m1")
GTTS = part_for("gtts:en-US")
LEXICON = read_lexicon(
    {"IRGC": "irgic", "Khodadadi": "/xodɒːdɒːˈdiː/", "Solheim": {"ipa": "ˈsuːlhæɪm", "say": "Sool-hime"}}, "talk.md"
)


def said(part: Part) -> dict[str, str]:
    return respellings(LEXICON, get_engine(part.voice.engine), part)


def test_espeak_is_given_phonemes_and_an_engine_that_takes_none_the_respelling() -> None:
    assert set(said(ESPEAK)) == {"IRGC", "Khodadadi", "Solheim"}
    assert said(ESPEAK)["Khodadadi"].startswith("[[")
    assert said(GTTS) == {"IRGC": "irgic", "Solheim": "Sool-hime"}


@pytest.mark.parametrize(
    ("voice", "ipa", "phonemes"),
    [
        ("en-gb", "ˈnaɪs dɒɡ", "[['naIs]] [[d0g]]"),
        ("en-us", "/θɪŋ/", "[[TIN]]"),
        ("de", "ˈmyːnçn̩", "[['my:nCn]]"),
        ("fr-fr", "bɔ̃ʒuʁ", "[[bO~Zur]]"),
        ("en-us", "ʘa", None),
        ("en-us", "", None),
    ],
)
def test_ipa_becomes_the_names_that_the_voice_has(voice: str, ipa: str, phonemes: str | None) -> None:
    assert pronounced(ipa, identifier(voice)) == phonemes


def test_phonemes_sound_like_the_word_that_they_spell() -> None:
    """espeak says ``[[h@l'oU]]`` as it says "hello", sample by sample."""
    espeak = get_engine("espeak")
    phonemes = espeak.speak(str(pronounced("həlˈoʊ", identifier("en-us"))), part_for("en-us"))
    assert phonemes.audio.raw_data == espeak.speak("hello", part_for("en-us")).audio.raw_data


def test_a_word_with_phonemes_keeps_its_ending_and_every_word_its_mark() -> None:
    text = spoken("Dr. Khodadadi's house, she said.", "en", (), said(ESPEAK)).text
    speech = get_engine("espeak").speak(text, ESPEAK)
    plain = get_engine("espeak").speak("Doctor Hodadadeez house, she said.", ESPEAK)
    ratio = len(to_samples(speech.audio)) / len(to_samples(plain.audio))
    assert len(speech.marks) == 5
    assert [mark.first for mark in speech.marks] == sorted({mark.first for mark in speech.marks})
    assert 0.85 < ratio < 1.15


def test_double_brackets_in_a_text_are_no_phonemes() -> None:
    assert "[[" not in spoken("See [[h@l'oU]] there.", "en").text


@pytest.mark.parametrize("value", ["a text", {"a": 5}, {"a": {"ipo": "x"}}, ["a"]])
def test_a_lexicon_that_is_none_is_an_error_with_the_file(value: object) -> None:
    with pytest.raises(SourceError, match="lexicon") as failed:
        read_lexicon(value, "talk.md")
    assert failed.value.file == "talk.md"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("IRGC's men, the IRGCs, IRGC-backed", "irgic's men, the irgics, irgic-backed"),
        ("Gif and gif, but GIF", "jif and jif, but GIF"),
        ("New\nYork, York", "Noo Yawk, Yark"),
        ("C++ or don’t", "see plus plus or doent"),
        ("irgc, Xirgc and Yorkshire", "irgc, Xirgc and Yorkshire"),
    ],
)
def test_an_entry_is_found_as_people_write_it_and_in_no_other_word(written: str, said: str) -> None:
    entries = {"IRGC": "irgic", "gif": "jif", "New York": "Noo Yawk", "York": "Yark", "C++": "see plus plus"}
    assert spoken(written, "en", (), {**entries, "don't": "doent"}).text == said
