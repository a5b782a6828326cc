"""Looks of labels, for texts with and without time stamps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcript.labels.looks import CLOCKED, timed
from transcript.labels.styles import STYLES, Style, timeless
from transcript.patterns import lazy

WORDS = ("Ada Vik", "SMITH", "Q", "M.", "Mr.", "ago", "3", "12", "1999", "4.5", "7 s", "Yesterday", "at", "to", "x")
MARKS = (*":：.,-–—|*_#<>[]()「/", "**", "\\", " ", "  ", "\t", "<br>", "-->", "'''")
CLOCKS = ("1:02", "00:01:02", "1:2:5", "1:02:03.450", "(1:02)", "[00:12 - 00:15]", "9:15 PM", "12.34s", "7.250 s")


@pytest.mark.parametrize(("row", "without"), list(zip(STYLES, timeless(), strict=True)), ids=lambda row: row.name)
@given(line=st.lists(st.sampled_from(WORDS + MARKS), max_size=12).map("".join))
def test_where_no_text_has_a_time_stamp_a_look_finds_the_same_without_it(row: Style, without: Style, line: str) -> None:
    if not CLOCKED.search(line):
        whole, bare = row.pattern.match(line), without.pattern.match(line)
        assert (whole and (whole.span(), whole.groupdict())) == (bare and (bare.span(), bare.groupdict()))


@pytest.mark.parametrize("clock", CLOCKS)
def test_what_a_look_takes_for_a_time_stamp_shows_in_the_text(clock: str) -> None:
    assert lazy(timed("time")).fullmatch(clock)
    assert CLOCKED.search(f"Ada Vik {clock} words")
