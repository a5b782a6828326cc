"""Words lie on the timeline where their samples are counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from output.audio.place import milliseconds, placed, timeline, word_sounds
from transcript.model import Span, Timed, Transcript, Turn
from voices.model import Mark, Part, Piece, Spoken, Utterance, Voice

PART = Part(voice=Voice(engine="espeak", id="en-us", language="en-US"))


@st.composite
def pieces_and_marks(draw: st.DrawFn) -> tuple[list[Piece], list[Mark], int]:
    """Words of spoken text, marks for some of them in order, and the length of the audio."""
    widths = draw(st.lists(st.integers(1, 9), min_size=1, max_size=20))
    starts = [sum(widths[:i]) + i for i in range(len(widths))]
    pieces = [Piece(s, s + w, s, s + w) for s, w in zip(starts, widths, strict=True)]
    edges = sorted(draw(st.lists(st.integers(0, 10_000), min_size=2 * len(pieces), max_size=2 * len(pieces))))
    marks = [Mark(p.start, p.end, edges[2 * i], edges[2 * i + 1]) for i, p in enumerate(pieces)]
    return pieces, [mark for mark in marks if draw(st.booleans())], 10_000


@given(pieces_and_marks())
def test_every_word_has_a_place_in_order_inside_the_segment(found: tuple[list[Piece], list[Mark], int]) -> None:
    pieces, marks, length = found
    sounds = word_sounds(pieces, marks, length)
    assert len(sounds) == len(pieces)
    flat = [sample for sound in sounds for sample in sound]
    assert flat == sorted(flat)
    assert flat[-1] <= length


@given(pieces_and_marks())
def test_a_marked_word_is_where_its_mark_is(found: tuple[list[Piece], list[Mark], int]) -> None:
    pieces, marks, length = found
    sounds = dict(zip((piece.start for piece in pieces), word_sounds(pieces, marks, length), strict=True))
    assert all(sounds[mark.start] == (mark.first, mark.last) for mark in marks)


def test_two_marks_in_one_written_word_give_it_both_their_times() -> None:
    assert word_sounds([Piece(0, 10, 0, 3)], [Mark(0, 4, 100, 200), Mark(5, 10, 250, 400)], 500) == [(100, 400)]


def test_times_are_rounded_once_so_ten_hours_do_not_drift() -> None:
    segment = 1152 * 7
    count = 10 * 3600 * 44100 // segment
    assert milliseconds(segment * count, 44100) == segment * count * 1000 // 44100


def test_sentences_have_the_times_of_their_words() -> None:
    text = "Hello you. Bye."
    turn = Turn(speaker="A", text=text, paragraphs=(text,), span=Span(0, len(text)))
    spoken = Spoken(text, (Piece(0, 5, 0, 5), Piece(6, 10, 6, 10), Piece(11, 15, 11, 15)))
    marks = [Mark(0, 5, 100, 200), Mark(6, 10, 200, 300), Mark(11, 15, 500, 600)]
    one = placed(Utterance(0, 0, len(text), spoken, PART), marks, 1000, 700, 1000)
    found = timeline(Transcript(blocks=(turn,)), [one], 1700)
    assert found.places[0].sentences == (Timed(0, 10, 1100, 1300), Timed(11, 15, 1500, 1600))
    assert (found.places[0].start_ms, found.places[0].end_ms) == (1100, 1600)
