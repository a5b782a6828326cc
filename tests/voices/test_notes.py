"""What was found out once is found in the notes, and nothing that is not asked for stays in them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from voices.notes import Notes, keep_notes, load_notes
from voices.store import Store

FOUND = st.dictionaries(st.text(max_size=4), st.lists(st.lists(st.integers() | st.text(max_size=3))), max_size=5)


def never() -> list[object]:
    raise AssertionError("found out twice")


@given(FOUND)
def test_what_is_known_is_not_found_out_again(found: dict[str, list[object]]) -> None:
    first = Notes()
    assert [first.recall(key, partial(found.__getitem__, key)) for key in found] == [*found.values()]
    again = Notes(first.used)
    assert [again.recall(key, never) for key in found] == [*found.values()]


def test_only_what_was_asked_for_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    notes = Notes({"old": [1], "still": [2]})
    notes.recall("still", never)
    notes.recall("new", lambda: [3])
    keep_notes(store, {"sha256": "one"}, notes)
    assert load_notes(store, {"sha256": "one"}).known == {"still": [2], "new": [3]}


def test_notes_are_those_of_the_same_inputs(tmp_path: Path) -> None:
    store, notes = Store(tmp_path), Notes()
    notes.recall("key", lambda: [1])
    keep_notes(store, {"sha256": "one"}, notes)
    assert load_notes(store, {"sha256": "two"}).known == {}
