from __future__ import annotations

from output.show import Show
from transcript.model import Span, Speaker, Transcript, Turn
from turncast.advice import unsaid
from voices.casting import part_for
from voices.lexicon import Pronunciation

ESPEAK = part_for("en-us+m1")
GTTS = part_for("gtts:en-US")


def talk(**meta: object) -> Transcript:
    turn = Turn(speaker="A", text="Hello Khodadadi.", paragraphs=("Hello Khodadadi.",), span=Span(0, 1))
    return Transcript(speakers=(Speaker(id="A", name="A"),), blocks=(turn,), meta=meta)


def test_ipa_that_an_engine_cannot_take_is_told_of() -> None:
    show = Show(lexicon={"Khodadadi": Pronunciation(ipa="xodɒːdɒːˈdiː")})
    assert [each.code for each in unsaid(talk(), show, {"A": GTTS}, "talk.md")] == ["unsayable"]
    assert unsaid(talk(), show, {"A": ESPEAK}, "talk.md") == ()
    helped = talk(lexicon={"Khodadadi": {"ipa": "xodɒːdɒːˈdiː", "say": "Hoda-dadee"}})
    assert unsaid(helped, show, {"A": GTTS}, "talk.md") == ()
