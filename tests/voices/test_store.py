"""The store keeps what it is given, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voices.atomic import write_atomically
from voices.errors import StoreError
from voices.store import Store, key_of, pack, unpack

HEADERS = st.dictionaries(st.text(), st.integers() | st.text() | st.lists(st.integers()))


@given(HEADERS, st.binary())
def test_what_is_packed_is_unpacked(header: dict[str, object], body: bytes) -> None:
    assert unpack(pack(header, body)) == (header, body)


@given(HEADERS, st.binary(), st.data())
def test_a_changed_byte_or_a_cut_is_noticed(header: dict[str, object], body: bytes, data: st.DataObject) -> None:
    packed = bytearray(pack(header, body))
    at = data.draw(st.integers(0, len(packed) - 1))
    assert unpack(bytes(packed[:at])) is None
    packed[at] ^= data.draw(st.integers(1, 255))
    assert unpack(bytes(packed)) is None


def test_an_object_is_found_by_kind_and_key(tmp_path: Path) -> None:
    store, key = Store(tmp_path), key_of("a", 1)
    assert store.get("speech", key) is None
    store.put("speech", key, {"marks": []}, b"sound")
    assert store.get("speech", key) == ({"marks": []}, b"sound")
    assert store.get("segments", key) is None


def test_a_damaged_object_counts_as_missing_and_is_told_of(tmp_path: Path) -> None:
    told: list[Path] = []
    store, key = Store(tmp_path, told.append), key_of("a")
    store.put("speech", key, {}, b"sound")
    store.path("speech", key).write_bytes(b"TCO1 nonsense")
    assert store.get("speech", key) is None
    assert told == [store.path("speech", key)]


def test_pruning_deletes_until_the_size_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for i in range(10):
        store.put("speech", key_of(i), {}, bytes(1000))
    store.prune(5000)
    assert 0 < sum(entry.bytes for entry in store.entries()) <= 5000


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    with pytest.raises(TypeError):
        write_atomically(tmp_path / "old", "not bytes")  # type: ignore[arg-type]
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old", "old")]


def test_a_store_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="--store"):
        Store(tmp_path / "file").put("speech", key_of(1), {})


def test_keys_tell_apart_what_differs() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of({"a": 1, "b": 2}) == key_of({"b": 2, "a": 1})
