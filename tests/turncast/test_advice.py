from __future__ import annotations

from output.show import Show
from transcript.model import Span, Speaker, Transcript, Turn
from turncast.advice import alike, misnamed, unsaid
from voices.finding import part_for
from voices.lexicon import Pronunciation

ESPEAK = part_for("en-us+m1")
GTTS = part_for("gtts:en-US")


def talk(**meta: object) -> Transcript:
    turn = Turn(speaker="A", text="Hello Khodadadi.", paragraphs=("Hello Khodadadi.",), span=Span(0, 1))
    return Transcript(speakers=(Speaker(id="A", name="A"),), blocks=(turn,), meta=meta)


def crowd(*ids: str) -> Transcript:
    turns = [Turn(speaker=who, text="Hello.", paragraphs=("Hello.",), span=Span(i, i + 1)) for i, who in enumerate(ids)]
    return Transcript(speakers=tuple(Speaker(id=who, name=f"Name {who}") for who in ids), blocks=tuple(turns))


def test_a_name_that_looks_misspelt_is_told_of_and_the_guest_of_another_episode_is_not() -> None:
    found = list(misnamed(crowd("AK", "TNE"), {"Name AKK": "en-gb", "Somebody Else": "en-us"}))
    assert [each.message for each in found] == [
        "a voice is set for 'Name AKK', who does not speak here; did you mean 'Name AK'?"
    ]


def test_a_name_like_that_of_somebody_who_has_a_voice_is_another_person() -> None:
    assert list(misnamed(crowd("AK"), {"Name AKK": "en-gb", "AK": "en-us"})) == []


def test_a_name_that_was_asked_for_is_told_of_in_any_case() -> None:
    assert [each.code for each in misnamed(crowd("AK"), {"Zoe": "en-gb"}, ["Zoe"])] == ["voice-of-nobody"]


def test_two_who_are_heard_in_one_voice_are_told_of() -> None:
    higher = ESPEAK.model_copy(update={"pitch": 4.0})
    assert [each.message[:9] for each in alike(crowd("A", "B"), {"A": ESPEAK, "B": ESPEAK})] == ["A and B h"]
    assert list(alike(crowd("A", "B"), {"A": ESPEAK, "B": higher})) == []
    assert list(alike(crowd("A"), {"A": ESPEAK, "B": ESPEAK})) == []


def test_ipa_that_an_engine_cannot_take_is_told_of() -> None:
    show = Show(lexicon={"Khodadadi": Pronunciation(ipa="xodɒːdɒːˈdiː")})
    assert [each.code for each in unsaid(talk(), show, {"A": GTTS}, "talk.md")] == ["unsayable"]
    assert unsaid(talk(), show, {"A": ESPEAK}, "talk.md") == ()
    helped = talk(lexicon={"Khodadadi": {"ipa": "xodɒːdɒːˈdiː", "say": "Hoda-dadee"}})
    assert unsaid(helped, show, {"A": GTTS}, "talk.md") == ()
