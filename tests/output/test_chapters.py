"""Where chapters begin and what they are called."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.chapters import chapters, short_title
from output.estimate import estimate
from transcript.model import Span, Speaker, Transcript, Turn

SPEAKERS = (Speaker(id="H", name="Host", role="host"), Speaker(id="G", name="Guest", role="guest"))


def talk(turns: int) -> Transcript:
    texts = [f"What is question {n}?" if n % 2 == 0 else "A long answer. " * 30 for n in range(turns)]
    blocks = tuple(
        Turn(text=text.strip(), span=Span(n, n + 1), speaker="HG"[n % 2], paragraphs=(text.strip(),))
        for n, text in enumerate(texts)
    )
    return Transcript(speakers=SPEAKERS, blocks=blocks)


@pytest.mark.parametrize("turns", [6, 20, 80])
def test_chapters_begin_at_0_and_lie_30_seconds_apart(turns: int) -> None:
    found = chapters(estimate(talk(turns)))
    assert found[0].start_ms == 0
    assert len(found) >= 3
    assert all(after.start_ms - before.start_ms >= 30_000 for before, after in pairwise(found))


def test_chapters_are_called_as_the_host_asks() -> None:
    assert all(chapter.title.startswith("What is question") for chapter in chapters(estimate(talk(20))))


def test_a_chapter_that_no_question_opens_is_called_by_a_sentence_that_tells() -> None:
    said = "Yeah. Right. The lamp went out at nine in the evening."
    turn = Turn(text=said, span=Span(0, 1), speaker="G", paragraphs=(said,))
    found = chapters(estimate(Transcript(speakers=SPEAKERS, blocks=(turn,))))
    assert found[0].title.startswith("The lamp went out")


def test_a_text_that_is_not_heard_has_no_chapters() -> None:
    assert chapters(estimate(Transcript())) == ()


@given(st.text(max_size=200))
def test_a_title_is_one_line_under_40_characters(text: str) -> None:
    title = short_title(text)
    assert len(title) < 40
    assert len(title.splitlines()) <= 1


def test_a_long_title_is_cut_at_a_word_end() -> None:
    assert short_title("How did the keeper live through the long winter?") == "How did the keeper live through the…"
