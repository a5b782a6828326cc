from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcript.model import Inline
from voices.notes import Notes
from voices.rules import rules_of
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

TABLES = ["en", "en-GB", "de", "fr", "es"]


@settings(deadline=None)
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


@settings(deadline=None)
@given(WRITTEN, st.sampled_from(TABLES))
def test_what_no_named_rule_changed_is_said_as_it_is_written(text: str, language: str) -> None:
    result = spoken(text, language)
    assert set(result.rules) <= {rule.name for rule in rules_of(language)}
    assert result.rules or result.text == " ".join(text.split()).replace("[[", "((").replace("]]", "))")


@settings(deadline=None)
@given(st.data(), st.sampled_from(TABLES))
def test_words_between_what_rules_change_are_said_as_they_are_written(data: st.DataObject, language: str) -> None:
    rows = data.draw(st.lists(st.sampled_from([rule.example for rule in rules_of(language)]), max_size=6))
    text = " lantern, ".join(["", *rows, ""])
    result = spoken(text, language)
    said = [result.text[piece.start : piece.end] for piece in result.pieces if text[piece.written_start] == "l"]
    assert said.count("lantern,") == len(rows) + 1


def test_the_lexicon_goes_before_the_rules_and_the_longest_phrase_before_its_words() -> None:
    lexicon = {"IRGC": "irgic", "Joint Exercise": "jaunt", "Joint": "never"}
    result = spoken("The IRGC Joint Exercise.", "en", (), lexicon)
    assert result.text == "The irgic jaunt."


@settings(deadline=None)
@given(st.lists(WRITTEN, max_size=4), WRITTEN, st.sampled_from(TABLES))
def test_by_notes_the_same_is_said(texts: list[str], edited: str, language: str) -> None:
    lexicon = {"IRGC": "guards"}
    earlier = Notes()
    for text in texts:
        spoken(text, language, (), lexicon, earlier)
    notes = Notes(json.loads(json.dumps(earlier.used)))
    for text in [*texts, edited]:
        assert spoken(text, language, (), lexicon, notes) == spoken(text, language, (), lexicon)


def test_notes_of_another_language_or_lexicon_are_not_taken() -> None:
    notes = Notes(_noted("5 kg", "en", {}))
    assert spoken("5 kg", "de", (), {}, notes) == spoken("5 kg", "de")
    assert spoken("5 kg", "en", (), {"kg": "kay gee"}, notes).text == spoken("5 kg", "en", (), {"kg": "kay gee"}).text


def _noted(text: str, language: str, lexicon: dict[str, str]) -> dict[str, object]:
    notes = Notes()
    spoken(text, language, (), lexicon, notes)
    return notes.used


def test_the_order_in_which_a_lexicon_is_written_changes_nothing() -> None:
    one, other = {"it": "eye tee", "It": "I T"}, {"It": "I T", "it": "eye tee"}
    assert spoken("It was it.", "en", (), one) == spoken("It was it.", "en", (), other)


def test_notes_of_another_version_of_the_rules_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    notes = Notes(_noted("5 kg", "en", {}))
    monkeypatch.setattr("voices.spoken.version", lambda: "later")
    spoken("5 kg", "en", (), {}, notes)
    assert not notes.used.keys() & notes.known
