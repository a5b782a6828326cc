"""Whose a row of ``[voices]`` is, and how it may be written."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from transcript.model import Speaker, Transcript
from voices.rows import revoiced, row_for, strangers
from voices.settings import PartSettings

TALK = Transcript(
    language="en",
    speakers=(Speaker(id="AK", name="Amir Khodadadi", aliases=("Amir",), role="guest"), Speaker(id="TNE", name="TNE")),
)


@pytest.mark.parametrize(
    ("row", "engine", "voice"),
    [
        ("en-gb", None, "en-gb"),
        ("espeak:en-gb", "espeak", "en-gb"),
        ({"voice": "espeak:en-gb"}, "espeak", "en-gb"),
        ({"engine": "espeak", "voice": "espeak:en-gb"}, "espeak", "en-gb"),
        ({"engine": "openai", "voice": "af_heart:0.5"}, "openai", "af_heart:0.5"),
        ("openai:af_heart:0.5", "openai", "af_heart:0.5"),
        ({"engine": "gtts"}, "gtts", None),
    ],
)
def test_a_text_and_a_table_spell_a_voice_alike(row: object, engine: str | None, voice: str | None) -> None:
    found = PartSettings.model_validate(row)
    assert (found.engine, found.voice) == (engine, voice)


@pytest.mark.parametrize("row", [5, ["en-gb"], {"voice": "en-gb", "pause_after_ms": 2500}, {"voise": "en-gb"}])
def test_what_is_neither_a_voice_nor_a_row_is_refused(row: object) -> None:
    with pytest.raises(ValidationError):
        PartSettings.model_validate(row)


def test_strangers_are_told_with_the_nearest_name() -> None:
    keys = ["amir", "GUEST", "default", "narrator", "moderator", "Amir Kodadadi", "hosst", "Somebody Else"]
    assert strangers(TALK, keys) == {"Amir Kodadadi": "Amir Khodadadi", "hosst": "host", "Somebody Else": ""}


def test_another_voice_keeps_what_else_is_said_and_counts_first() -> None:
    settings = {"Amir": PartSettings(voice="gtts:en", rate=1.2), "TNE": PartSettings(voice="en-us")}
    found = revoiced(settings, {"AK": "en-gb", "TNE": "en-gb+f3"})
    assert list(found) == ["AK", "TNE", "Amir"]
    assert revoiced(settings, {"Amir": "fr"})["Amir"] == PartSettings(voice="fr", rate=1.2)


def test_the_number_of_a_speaker_names_them_as_it_does_for_their_name() -> None:
    speaker = Speaker(id="Speaker 1", name="Ada Lovelace")
    assert row_for(speaker, {"2": "fr", "1": "en-gb"}).settings.voice == "en-gb"
    assert strangers(Transcript(language="en", speakers=(speaker,)), ["1", "2"]).keys() == {"2"}


def test_another_voice_keeps_what_else_is_said_under_the_name_whatever_its_capitals() -> None:
    found = revoiced({"Anna": PartSettings(rate=1.2)}, {"anna": "en-gb"})
    assert (found["anna"].rate, found["anna"].voice) == (1.2, "en-gb")  # type: ignore[union-attr]
