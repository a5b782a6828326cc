"""Times without audio."""

from __future__ import annotations

from itertools import pairwise

from output.estimate import estimate
from output.pace import by_characters, by_speech
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


def spoken(language: str, *texts: str) -> Transcript:
    turns = tuple(Turn(text=text, span=Span(n, n + 1), speaker="A", paragraphs=(text,)) for n, text in enumerate(texts))
    return Transcript(speakers=(Speaker(id="A", name="A"),), language=language, blocks=turns)


def test_spoken_pace_knows_that_numbers_take_longer_than_they_look() -> None:
    written, said = (
        estimate(spoken("en", "In 1777 it fell, in 1888 it rose."), pace) for pace in (by_characters, by_speech)
    )
    lengths = [[word.end_ms - word.start_ms for word in each.places[0].words] for each in (written, said)]
    assert lengths[0][1] < 2 * lengths[0][3]
    assert lengths[1][1] > 3 * lengths[1][3]


def test_spoken_pace_gives_every_word_a_time_in_order() -> None:
    transcript = spoken("de", "Guten Abend – und willkommen. Wer war es?", "Das war Anna.\n\nSie ruderte hinaus.")
    words = [word for place in estimate(transcript, by_speech).places for word in place.words]
    assert len(words) == 13
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(words))


def test_a_language_that_cannot_be_said_is_counted_in_characters() -> None:
    transcript = spoken("qaa", "nuqneH. Heghlu'meH QaQ jajvam.")
    assert estimate(transcript, by_speech) == estimate(transcript, by_characters)
