from __future__ import annotations

import math
from itertools import combinations

import pytest

from tests.voices.pitch import mean_pitch
from transcript.model import Speaker, Transcript
from voices.casting import cast
from voices.engine import get_engine
from voices.errors import EngineError, VoiceError
from voices.model import Part, Speech
from voices.settings import PartSettings

PASSAGE = "We were asked to plan the exercise in a few weeks. Nobody knew how many people would come."


def interview(*names: str, language: str = "en") -> Transcript:
    speakers = [
        Speaker(id=f"S{i}", name=name, aliases=(f"Alias {i}",), role="guest" if i else "host")
        for i, name in enumerate(names)
    ]
    return Transcript(language=language, speakers=tuple(speakers))


def said(part: Part) -> Speech:
    return get_engine(part.voice.engine).speak(PASSAGE, part)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("count", [2, 3, 5, 8])
def test_any_two_speakers_differ_by_three_semitones_or_accent(count: int, language: str) -> None:
    parts = list(cast(interview(*(f"Person {i}" for i in range(count)), language=language)).values())[:count]
    pitches = {part.voice.id: mean_pitch(said(part)) for part in parts}
    close = [
        (one.voice.id, other.voice.id)
        for one, other in combinations(parts, 2)
        if one.voice.accent == other.voice.accent
        and abs(12 * math.log2(pitches[one.voice.id] / pitches[other.voice.id])) < 3.0
    ]
    assert close == []


def test_in_an_interview_of_two_both_keep_their_voices_whoever_the_other_is() -> None:
    guests = {cast(interview(host, "Amir Khodadadi"))["S1"].voice.id for host in ("Ann", "Ben", "Cid", "Dora", "Eve")}
    hosts = {cast(interview("Ann", guest))["S0"].voice.id for guest in ("Ben", "Cid", "Dora", "Eve", "Fay")}
    assert (len(guests), len(hosts)) == (1, 1)


@pytest.mark.parametrize("key", ["S1", "Dr. Ben", "alias 1", "guest", "default"])
@pytest.mark.parametrize(
    "value", ["espeak:en-us+f3", "EN-US+F3", PartSettings(voice="en-us+f3"), PartSettings(voice="espeak:en-us+f3")]
)
def test_settings_go_by_id_name_alias_role_and_default(key: str, value: str | PartSettings) -> None:
    assert cast(interview("Ann", "Dr. Ben"), {key: value})["S1"].voice.id == "en-us+f3"


def test_a_table_without_a_voice_directs_the_voice_that_casting_chooses() -> None:
    plain = cast(interview("Ann"))["S0"]
    directed = cast(interview("Ann"), {"host": PartSettings(rate=1.2, pitch=2, gain=-1, pause_after_ms=200)})["S0"]
    assert directed.voice == plain.voice
    assert (directed.rate, directed.pitch, directed.gain) == (1.2, plain.pitch + 2, -1)
    assert directed.pause_after_ms == 200


def test_an_engine_with_one_voice_gives_each_speaker_another_pitch() -> None:
    parts = list(cast(interview("Ann", "Ben", "Cid", language="de"), engine="gtts").values())[:3]
    assert {part.voice.id for part in parts} == {"de"}
    assert min(abs(one.pitch - other.pitch) for one, other in combinations(parts, 2)) >= 3


def test_a_voice_that_is_given_to_a_guest_is_not_chosen_for_the_host() -> None:
    host = cast(interview("Ann", "Ben"))["S0"].voice.id
    parts = cast(interview("Ann", "Ben"), {"S1": host})
    assert parts["S0"].voice.id != parts["S1"].voice.id == host


@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("gtts:fr", "fr-FR"),
        ("fr", "fr-FR"),
        ("espeak:pt-PT", "pt-PT"),
        ("de-DE", "de"),
        (PartSettings(voice="zh"), "cmn"),
    ],
)
def test_a_language_in_place_of_a_voice_gives_one_that_speaks_it(value: str, language: str) -> None:
    part = cast(interview("Ann", "Ben"), {"S1": value})["S1"]
    assert part.voice.language == language
    assert part.reason == "set for 'S1', unlike the others"


def test_two_who_are_given_one_language_have_two_voices() -> None:
    parts = cast(interview("Ann", "Ben"), {"S0": "fr", "S1": "fr"})
    assert parts["S0"].voice.id != parts["S1"].voice.id


@pytest.mark.parametrize("engine", ["espeak", "gtts"])
@pytest.mark.parametrize(
    ("language", "accent"), [("fr", "fr-FR"), ("pt", "pt-BR"), ("en", "en-US"), ("en-GB", "en-GB")]
)
def test_the_first_voice_has_the_accent_of_the_language_s_likely_region(
    language: str, accent: str, engine: str
) -> None:
    assert cast(interview("Ann", "Ben", language=language), engine=engine)["S0"].voice.language == accent


def test_a_role_s_voice_is_shifted_for_each_who_shares_it_and_the_reason_says_so() -> None:
    parts = cast(interview("Ann", "Ben", "Cid"), {"guest": PartSettings(voice="en-us+f3", pitch=1)})
    assert [parts[who].voice.id for who in ("S1", "S2")] == ["en-us+f3"] * 2
    assert [parts[who].pitch for who in ("S1", "S2")] == [1, -3]
    assert parts["S2"].reason == "set for 'guest', shared with 1, shifted"


def test_a_voice_that_is_set_for_a_speaker_alone_is_never_shifted() -> None:
    parts = cast(interview("Ann", "Ben", "Cid"), {"S1": "en-us+f3", "S2": "en-us+f3", "guest": "en-us+f4"})
    assert [parts[who].pitch for who in ("S1", "S2")] == [0, 0]


def test_of_two_rows_for_one_speaker_the_first_counts() -> None:
    assert cast(interview("Ann"), {"Ann": "en-gb", "S0": "en-us"})["S0"].voice.id == "en-gb"
    assert cast(interview("Ann"), {"host": "en-gb", "S0": "en-us"})["S0"].voice.id == "en-us"


def test_the_narrator_has_a_part() -> None:
    assert "narrator" in cast(interview("Ann"))


@pytest.mark.parametrize(
    ("value", "error", "hint"),
    [
        ("espaek:en", EngineError, "did you mean 'espeak'"),
        ("espeak:en-gbb", VoiceError, "did you mean 'en-gb'"),
        ("en-gb+f33", VoiceError, "did you mean 'f3'"),
    ],
)
def test_an_unknown_engine_or_voice_names_the_nearest(value: str, error: type[Exception], hint: str) -> None:
    with pytest.raises(error, match=hint):
        cast(interview("Ann"), {"S0": value})


def test_a_language_that_the_engine_lacks_is_an_error() -> None:
    with pytest.raises(VoiceError, match="xx-YY"):
        cast(interview("Ann", language="xx-YY"))
