from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcript.model import Inline
from voices.spoken import spoken
from voices.words import words

WRITTEN = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["$5", "million,", "25%", "1984–1990", "U.S.", "Dr.", "IRGC", "9:30", "https://a.b/c", "&", "5 €"]
        ),
    ),
    max_size=12,
).map(" ".join)


@given(WRITTEN, st.sampled_from(["en", "de", "fr", "es", "en-GB", "ja"]))
def test_every_written_word_has_one_piece_in_order_inside_the_spoken_text(text: str, language: str) -> None:
    result = spoken(text, language, (), {"Dr. IRGC": "doctor guards", "9:30": "half past nine"})
    assert [(piece.written_start, piece.written_end) for piece in result.pieces] == words(text)
    edges = [edge for piece in result.pieces for edge in (piece.start, piece.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(result.text) for edge in edges)


@given(st.text())
def test_a_language_without_rules_is_said_as_written(text: str) -> None:
    assert spoken(text, "ja").text == " ".join(text.split())


def test_directions_are_not_spoken() -> None:
    text = "Well [laughs] no."
    result = spoken(text, "en", [Inline(kind="direction", start=5, end=13)])
    assert result.text == "Well no."
    assert [text[p.written_start : p.written_end] for p in result.pieces] == ["Well", "no."]


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "Dr. Amir, e.g. Prof. Lee", "Doctor Amir, for example Professor Lee"),
        ("en", "the U.S. and the IRGC", "the U S and the I R G C"),
        ("en", "NASA did NOT", "NASA did NOT"),
        (
            "en",
            "$5 million, $3.50 or €1,200",
            "five million dollars, three dollars fifty or one thousand two hundred euros",
        ),
        ("en", "25% in 1984–1990.", "twenty-five percent in nineteen eighty-four to nineteen ninety."),
        ("en", "the 21st at 9:30", "the twenty-first at nine thirty"),
        ("en", "agent 007", "agent zero zero seven"),
        ("en", "see https://www.time.news/a?x=1.", "see time dot news slash a."),
        ("en", "me@x.org & you", "me at x dot org and you"),
        ("de", "z.B. 3,5% von 1989", "zum Beispiel drei Komma fünf Prozent von neunzehnhundertneunundachtzig"),
    ],
)
def test_written_things_are_said_by_the_rules_of_the_language(language: str, written: str, said: str) -> None:
    assert spoken(written, language).text == said


def test_the_lexicon_goes_before_the_rules_and_the_longest_phrase_before_its_words() -> None:
    lexicon = {"IRGC": "irgic", "Joint Exercise": "jaunt", "Joint": "never"}
    result = spoken("The IRGC Joint Exercise.", "en", (), lexicon)
    assert result.text == "The irgic jaunt ."
