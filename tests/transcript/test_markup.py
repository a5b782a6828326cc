"""Marks in words and labels."""

from __future__ import annotations

from transcript.markup import unclosed


def test_an_underscore_inside_a_label_opens_no_emphasis() -> None:
    assert [unclosed(label) for label in ("foo_bar: ", "**foo_bar: ", "_foo: ", "**Ann:** ")] == ["", "**", "_", ""]
