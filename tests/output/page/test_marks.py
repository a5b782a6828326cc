"""What is marked as it is spoken."""

from __future__ import annotations

import pytest

from output.page.marks import marked
from transcript.model import Timed


def test_words_between_spaces_are_marked_as_they_are() -> None:
    words = (Timed(0, 2, 0, 100), Timed(3, 6, 100, 400))
    assert marked("Go on.", words, "en") is words


@pytest.mark.parametrize(
    ("language", "text", "phrases"),
    [
        ("ja", "今日は塔とレンズについてお話しします。", ["今日は", "塔と", "レンズに", "ついて", "お話しします。"]),
        ("ja", "Fresnelのレンズです。", ["Fresnelの", "レンズです。"]),
        ("lo", "ສະບາຍດີ", ["ສະ", "ບາຍ", "ດີ"]),
    ],
)
def test_what_is_written_without_spaces_is_marked_phrase_by_phrase(
    language: str, text: str, phrases: list[str]
) -> None:
    found = marked(text, (Timed(0, len(text), 1000, 1000 + 100 * len(text)),), language)
    assert [text[each.start : each.end] for each in found] == phrases
    assert [each.start_ms for each in found] == [1000 + 100 * each.start for each in found]
    assert (found[0].start_ms, found[-1].end_ms) == (1000, 1000 + 100 * len(text))


def test_what_is_not_heard_is_not_marked() -> None:
    assert marked("今日は塔と", (), "ja") == []
