"""What a chapter is called where its question is too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.titles import LONGEST, short_title

TITLES = {
    "How did the keeper live through the long winter?": "How did the keeper live through the…",
    "In the long term, if nobody mends the wall, what happens to the town?": "What happens to the town?",
    "With the harbour closed, how does the town plan to live in winter?": "How does the town plan to live in…",
    "Well,  and what would you do?": "Well, and what would you do?",
    "So, after all of these years at sea, and who paid for it?": "Who paid for it?",
    "Wenn das so weitergeht, und davon gehen viele aus, wie soll man heizen?": "Wie soll man heizen?",
    "The harbour that nobody wanted: how it closed and what came after": "The harbour that nobody wanted…",
}


@pytest.mark.parametrize("text", TITLES)
def test_a_title_is_the_question_itself_and_cut_behind_a_clause_or_a_word(text: str) -> None:
    assert short_title(text) == TITLES[text]


@given(st.text(max_size=200))
def test_a_title_is_one_line_under_40_characters(text: str) -> None:
    title = short_title(text)
    assert len(title) <= LONGEST < 40
    assert len(title.splitlines()) <= 1


@given(st.lists(st.sampled_from(["how,", "and", "-", "the", "?", "what:", "boat", "sea"]), min_size=1, max_size=30))
def test_every_word_of_a_title_is_one_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    assert short_title(text).rstrip("…").casefold() in " ".join(text.split()).casefold()


def test_a_title_without_a_question_of_its_own_keeps_its_first_letter() -> None:
    said = "iPhone sales rose so much this year, and nobody had foreseen it, had they?"
    assert short_title(said).startswith("iPhone")
