"""Marks in words and labels."""

from __future__ import annotations

from transcript.markup import Words, unclosed


def test_an_underscore_inside_a_label_opens_no_emphasis() -> None:
    assert [unclosed(label) for label in ("foo_bar: ", "**foo_bar: ", "_foo: ", "**Ann:** ")] == ["", "**", "_", ""]


def test_links_of_wikis_are_what_they_show() -> None:
    words = Words()
    words.add(source := "We left [[Sula]] for [[Bergen (city)|Bergen]].", 0, len(source))
    assert "".join(words.text) == "We left Sula for Bergen."
