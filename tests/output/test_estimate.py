"""Times without audio."""

from __future__ import annotations

from itertools import pairwise

from output.estimate import estimate
from transcript.model import Span, Speaker, Timed, Transcript, Turn


def test_words_ascend_and_directions_have_no_time(transcript: Transcript) -> None:
    timeline = estimate(transcript)
    words = [word for place in timeline.places for word in place.words]
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(words))
    laughs = transcript.blocks[3].text.index("[laughs]")
    assert all(word.start != laughs for word in timeline.by_block[3].words)
    assert timeline.estimated


def test_times_of_the_source_are_kept() -> None:
    text = "One two. Three four."
    timed = (Timed(0, 8, 5000, 6000), Timed(9, 20, 9000, 9900))
    turn = Turn(text=text, span=Span(0, 20), speaker="A", paragraphs=(text,), start_ms=5000, end_ms=9900, timed=timed)
    timeline = estimate(Transcript(speakers=(Speaker(id="A", name="A"),), blocks=(turn,)))
    words = timeline.places[0].words
    assert (words[0].start_ms, words[1].end_ms) == (5000, 6000)
    assert (words[2].start_ms, words[3].end_ms) == (9000, 9900)
    assert not timeline.estimated


def test_an_untimed_turn_lies_between_its_timed_neighbours() -> None:
    turns = tuple(
        Turn(text="So it is.", span=Span(n, n + 1), speaker="A", paragraphs=("So it is.",), start_ms=start)
        for n, start in enumerate((1000, None, 60_000))
    )
    places = estimate(Transcript(speakers=(Speaker(id="A", name="A"),), blocks=turns)).places
    assert places[0].start_ms == 1000
    assert 1000 < places[1].start_ms < 60_000 == places[2].start_ms
