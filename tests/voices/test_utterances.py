"""Turns are cut into utterances, and nothing of them is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transcript.model import Direction, Furniture, Heading, Narration, Span, Transcript, Turn
from voices.model import Part, Voice
from voices.utterances import NARRATOR, heard, pieces, utterances

PART = Part(voice=Voice(engine="espeak", id="en-us", language="en-US"))
CAST = {"A": PART, NARRATOR: PART}


def turn(*paragraphs: str) -> Turn:
    return Turn(speaker="A", text="\n\n".join(paragraphs), paragraphs=paragraphs, span=Span(0, 1))


INTERVIEW = Transcript(
    blocks=(
        Narration(text="Before.", span=Span(0, 1)),
        Heading(text="Title", span=Span(0, 1)),
        turn("One."),
        Narration(text="Between.", span=Span(0, 1)),
        Direction(text="[applause]", span=Span(0, 1)),
        turn("Two."),
        Furniture(text="Leave a Comment", span=Span(0, 1)),
    )
)


@given(st.text(alphabet=st.sampled_from("ab .!?\n"), max_size=300), st.integers(5, 80))
def test_every_character_is_in_one_piece_within_the_limit(text: str, limit: int) -> None:
    spans = pieces(text, "en", limit)
    covered = {i for span in spans for i in range(*span)}
    assert covered >= {i for i, character in enumerate(text) if not character.isspace()}
    assert sum(span.end - span.start for span in spans) == len(covered)
    assert all(span.end - span.start <= limit for span in spans)
    assert not any("\n\n" in text[span.start : span.end] for span in spans)


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = "The first sentence is here. The second one follows it. A third one ends."
    assert [text[s:e] for s, e in pieces(text, "en", 60)] == [
        "The first sentence is here. The second one follows it.",
        "A third one ends.",
    ]


def test_turns_alone_are_heard_unless_narration_is_asked_for() -> None:
    assert [index for index, _, _ in heard(INTERVIEW)] == [2, 5]
    assert [index for index, _, _ in heard(INTERVIEW, "intro")] == [0, 1, 2, 5]
    assert [index for index, _, _ in heard(INTERVIEW, "all")] == [0, 1, 2, 3, 5]


def test_a_turn_of_directions_alone_is_not_spoken() -> None:
    from transcript.model import Inline

    laugh = Turn(
        speaker="A",
        text="[laughs]",
        paragraphs=("[laughs]",),
        span=Span(0, 8),
        inlines=(Inline(kind="direction", start=0, end=8),),
    )
    assert list(utterances(Transcript(blocks=(laugh,)), CAST)) == []


def test_utterances_know_where_they_stand_in_their_block() -> None:
    transcript = Transcript(blocks=(turn("First paragraph.", "Second one."),))
    found = [(each.block, transcript.blocks[0].text[each.start : each.end]) for each in utterances(transcript, CAST)]
    assert found == [(0, "First paragraph."), (0, "Second one.")]
