"""Between two sentences of one speech there is as much silence as asked, and no sound is lost."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voices.audio import from_samples, to_samples
from voices.engine import get_engine
from voices.finding import part_for
from voices.model import Mark, Speech
from voices.pace import SHORTEST_MS, paced
from voices.trim import floor, sounding
from voices.words import words

TEXT = "I am well, said Dr. Smith. The sun shines! Do the birds sing?"
SECONDS = (27, 43)
"""Where its second and its third sentence start."""

RATE = 8000
WORD = st.tuples(st.booleans(), st.integers(1, 3000), st.integers(0, 4000))
"""A word: whether a sentence ends with it, its samples, and those of the silence behind it."""


@pytest.fixture(scope="module")
def said() -> Speech:
    return get_engine("espeak").speak(TEXT, part_for("en-us+m1"))


def silences(speech: Speech) -> dict[int, float]:
    """Where a word starts (characters), the silence (ms) between the last sound before it and its first."""
    heard = sounding(to_samples(speech.audio))
    found = {}
    for before, after in pairwise(speech.marks):
        last = heard[np.searchsorted(heard, before.last) - 1]
        first = heard[np.searchsorted(heard, after.first)]
        found[after.start] = (first - last - 1) * 1000 / speech.audio.frame_rate
    return found


def sound(speech: Speech) -> list[int]:
    samples = to_samples(speech.audio)
    kept: list[int] = samples[sounding(samples)].tolist()
    return kept


def heard_before(speech: Speech) -> list[list[int]]:
    """How many samples of sound lie before the start and before the end of each mark."""
    edges = np.array([(mark.first, mark.last) for mark in speech.marks])
    places: list[list[int]] = np.searchsorted(sounding(to_samples(speech.audio)), edges).tolist()
    return places


def of_words(rows: list[tuple[bool, int, int]]) -> tuple[str, Speech]:
    """Noise for words and zeros for the silence behind them."""
    noise = np.random.default_rng(1)
    text = " ".join("Word." if ends else "Word" for ends, _, _ in rows)
    pieces, marks, at = [], [], 0
    for (start, end), (_, length, silence) in zip(words(text), rows, strict=True):
        pieces += [noise.integers(500, 9000, length), np.zeros(silence)]
        marks.append(Mark(start, end, at, at + length))
        at += length + silence
    return text, Speech(from_samples(np.concatenate(pieces).astype(np.int16), RATE), tuple(marks))


@pytest.mark.parametrize("pause_ms", [300, 1500])
def test_the_silence_between_sentences_is_as_long_as_asked_and_no_other_changes(said: Speech, pause_ms: int) -> None:
    before, after = silences(said), silences(paced(said, TEXT, "en", pause_ms))
    assert [after[start] for start in SECONDS] == pytest.approx([pause_ms] * 2, abs=0.1)
    assert {start: ms for start, ms in after.items() if start not in SECONDS} == {
        start: ms for start, ms in before.items() if start not in SECONDS
    }


@pytest.mark.parametrize("pause_ms", [300, 1500])
def test_words_keep_their_sound_and_marks_their_place_in_it(said: Speech, pause_ms: int) -> None:
    done = paced(said, TEXT, "en", pause_ms)
    assert sound(done) == sound(said)
    assert heard_before(done) == heard_before(said)
    assert [mark[:2] for mark in done.marks] == [mark[:2] for mark in said.marks]


@pytest.mark.parametrize("pause_ms", [300, 1500])
def test_nothing_clicks_where_silence_is_cut_or_lengthened(said: Speech, pause_ms: int) -> None:
    done = paced(said, TEXT, "en", pause_ms)
    samples, most = to_samples(done.audio).astype(int), 2 * floor(to_samples(said.audio))
    second = next(mark for mark in done.marks if mark.start == SECONDS[0])
    end = next(mark.last for mark in reversed(done.marks) if mark.last <= second.first)
    assert np.abs(np.diff(samples[end : second.first])).max() <= most


@given(st.lists(WORD, min_size=1, max_size=12), st.integers(300, 2000))
def test_no_sound_is_lost_and_each_pause_between_sentences_is_as_asked(
    rows: list[tuple[bool, int, int]], pause_ms: int
) -> None:
    text, speech = of_words(rows)
    done = paced(speech, text, "en", pause_ms)
    assert sound(done) == sound(speech)
    assert heard_before(done) == heard_before(speech)
    between = list(zip(rows, pairwise(done.marks), strict=False))
    for (ends, _, silence), (one, other) in between:
        meant = ends and silence >= RATE * SHORTEST_MS // 1000
        assert other.first - one.last == (RATE * pause_ms // 1000 if meant else silence)


def test_sentences_that_run_together_stay_as_they_are() -> None:
    text, speech = of_words([(True, 900, 0), (True, 900, RATE * SHORTEST_MS // 1000 - 1), (True, 900, 0)])
    done = paced(speech, text, "en", 1500)
    assert (done.audio.raw_data, done.marks) == (speech.audio.raw_data, speech.marks)


def test_a_speech_without_marks_stays_as_it_is(said: Speech) -> None:
    assert paced(Speech(said.audio, ()), TEXT, "en", 1500) == Speech(said.audio, ())


def test_marks_that_are_a_little_off_find_the_silence(said: Speech) -> None:
    off = said.audio.frame_rate // 40
    early = tuple(mark._replace(first=max(0, mark.first - off), last=mark.last - off) for mark in said.marks)
    done = paced(Speech(said.audio, early), TEXT, "en", 1500)
    assert len(to_samples(done.audio)) == len(to_samples(paced(said, TEXT, "en", 1500).audio))
