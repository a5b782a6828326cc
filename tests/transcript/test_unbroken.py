"""Marks that go on over a line's end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcript.lines import cut
from transcript.model import Turn
from transcript.parsing import parse
from transcript.source import Source
from transcript.unbroken import unbroken

WRAPPED = """\
**What did you see
from the tower?**

I saw *the whole
bay*, and [the old
chart](https://e.org/x) of it.

**And what did you
do with it?**

I drew it **all
again**, line by line.

**Would you go up there
once more?**

I would, * if I
could *.
"""


def test_bold_questions_over_two_lines_are_questions_and_marks_in_answers_are_kept() -> None:
    turns = list(parse(Source(WRAPPED)).turns())
    assert [turn.speaker for turn in turns] == ["Interviewer", "Guest"] * 3
    assert turns[0].text == "What did you see from the tower?"
    assert turns[1].text == "I saw the whole bay, and the old chart of it."
    assert _marks(turns[1]) == [("emphasis", "the whole bay"), ("link", "the old chart")]
    assert _marks(turns[3]) == [("strong", "all again")]
    assert turns[5].text == "I would, * if I could *."


def _marks(turn: Turn) -> list[tuple[str, str]]:
    return [(each.kind, turn.text[each.start : each.end]) for each in turn.inlines]


@pytest.mark.parametrize(
    "text",
    [
        "*one\n\ntwo*",
        "* one\n* two",
        "2*3\n4*5",
        "a `*` b\nc*",
        "[one\n[two",
        "[one\ntwo] b",
        "____\na\n____",
        "**one\n*two",
    ],
)
def test_lines_are_not_joined_where_no_mark_goes_on(text: str) -> None:
    assert list(unbroken(text, cut(text))) == cut(text)


@settings(max_examples=200)
@given(st.text(st.sampled_from("ab *_[]()`\\\n"), max_size=60))
def test_joined_lines_begin_and_end_where_lines_do(text: str) -> None:
    lines = cut(text)
    joined = list(unbroken(text, lines))
    assert {line.start for line in joined} <= {line.start for line in lines}
    assert all(any(a.start <= line.start and line.end <= a.end for a in joined) for line in lines)
    assert [line.end for line in joined][-1:] == [line.end for line in lines][-1:]
