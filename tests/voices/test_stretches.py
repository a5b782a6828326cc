"""What the text itself asks of its voice: pauses, and passages of another language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcript.model import Direction, Inline, InlineKind, Span, Transcript, Turn
from voices.engine import get_engine
from voices.finding import abroad, part_for
from voices.model import Utterance
from voices.stretches import pause_of, stretches
from voices.utterances import Delivery, utterances

PART = part_for("en-us+m1")
CAST = {"A": PART}


def turn(text: str, *marked: tuple[str, str | None]) -> Turn:
    """A turn in which stretches of the text are directions (None) or in another language."""
    inlines = [
        Inline(kind="language" if tag else "direction", start=at, end=at + len(words), language=tag)
        for words, tag in marked
        for at in [text.index(words)]
    ]
    return Turn(speaker="A", text=text, paragraphs=(text,), span=Span(0, len(text)), inlines=tuple(inlines))


def said(*turns: Turn) -> list[Utterance]:
    told = Delivery(abroad=lambda part, language: abroad(part, get_engine("espeak"), language))
    return list(utterances(Transcript(blocks=turns), CAST, "none", told))


@pytest.mark.parametrize(
    ("direction", "ms"),
    [
        ("[pause 800ms]", 800), ("[pause 1.5s]", 1500), ("[Pause 2 seconds]", 2000), ("[pause 0,5 s]", 500),
        ("[pause 1h]", None), ("[pause]", None), ("[laughs]", None), ("[pause 60s]", 10_000),
    ],
)  # fmt: skip
def test_a_pause_says_how_long_it_is(direction: str, ms: int | None) -> None:
    assert pause_of(direction) == ms


def test_a_pause_parts_utterances_and_is_not_spoken() -> None:
    found = said(turn("Well, [pause 800ms] no.", ("[pause 800ms]", None)))
    assert [(each.spoken.text, each.pause_ms) for each in found] == [("Well,", None), ("no.", 800)]


def test_a_pause_at_the_end_of_a_turn_comes_before_the_next() -> None:
    found = said(turn("Well. [pause 3s]", ("[pause 3s]", None)), turn("No."), turn("Yes."))
    assert [each.pause_ms for each in found] == [None, 3000, None]


def test_a_pause_on_a_line_of_its_own_comes_before_what_follows() -> None:
    blocks = (turn("Well."), Direction(text="[pause 2s]", span=Span(0, 1)), turn("No."))
    assert [each.pause_ms for each in utterances(Transcript(blocks=blocks), CAST)] == [None, 2000]


def test_two_pauses_add_up_to_the_longest_at_most() -> None:
    text = "A. [pause 2s] [pause 3s] B. [pause 9s] [pause 8s] C."
    found = said(turn(text, *((f"[pause {n}s]", None) for n in (2, 3, 9, 8))))
    assert [each.pause_ms for each in found] == [None, 5000, 10_000]


def test_a_passage_of_another_language_is_spoken_in_the_same_timbre_there() -> None:
    found = said(turn("It has a certain joie de vivre, no?", ("joie de vivre", "fr")))
    assert [(each.spoken.text, each.part.voice.language[:2], each.part.voice.style) for each in found] == [
        ("It has a certain", "en", "m1"),
        ("joie de vivre", "fr", "m1"),
        (", no?", "en", "m1"),
    ]
    assert [each.pause_ms for each in found] == [None, 0, 0]


def test_numbers_in_the_passage_are_said_in_its_language() -> None:
    assert said(turn("Er sagte 21 heures.", ("21 heures", "fr")))[1].spoken.text == "vingt et une heures"


def test_a_language_that_the_engine_lacks_stays_with_the_voice() -> None:
    assert {each.part.voice.id for each in said(turn("It is qapla today.", ("qapla", "qaa")))} == {PART.voice.id}


def test_every_word_outside_pauses_is_in_one_utterance() -> None:
    text = "One two [pause 1s] trois quatre five [laughs] six."
    block = turn(text, ("[pause 1s]", None), ("trois quatre", "fr"), ("[laughs]", None))
    words = [
        text[each.start + p.written_start : each.start + p.written_end]
        for each in said(block)
        for p in each.spoken.pieces
    ]
    assert words == ["One", "two", "trois", "quatre", "five", "six."]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5), st.data())
def test_stretches_are_ordered_and_cover_all_but_pauses(
    text: str, edges: list[tuple[int, int]], data: st.DataObject
) -> None:
    drawn: st.SearchStrategy[InlineKind] = st.sampled_from(["language", "direction", "emphasis"])
    kinds = [data.draw(drawn) for _ in edges]
    inlines = tuple(
        Inline(kind=kind, start=min(edge), end=min(max(edge), len(text)), language="fr")
        for edge, kind in zip(edges, kinds, strict=True)
        if min(edge) < min(max(edge), len(text))
    )
    block = Turn(speaker="A", text=text, paragraphs=(text,), span=Span(0, 1), inlines=inlines)
    found = list(stretches(block))
    spots = [i for stretch in found for i in range(stretch.start, stretch.end)]
    assert spots == sorted(set(spots))
    assert {i for i, character in enumerate(text) if not character.isspace()} <= set(spots)
