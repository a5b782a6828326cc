"""The store keeps what it is given, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fsspec import register_implementation
from fsspec.implementations.memory import MemoryFileSystem
from hypothesis import given
from hypothesis import strategies as st

from voices.atomic import beside, write_atomically
from voices.errors import StoreError
from voices.store import Store, StoredObject, key_of, name_of, pack, unpack


def told(found: StoredObject | None) -> tuple[dict[str, object], bytes] | None:
    """The header and the body of what was found."""
    return found and (found.header, bytes(found.body))


HEADERS = st.dictionaries(st.text(), st.integers() | st.text() | st.lists(st.integers()))


@given(HEADERS, st.binary())
def test_what_is_packed_is_unpacked(header: dict[str, object], body: bytes) -> None:
    assert told(unpack(pack(header, body))) == (header, body)


@given(HEADERS, st.binary(), st.data())
def test_a_changed_byte_or_a_cut_is_noticed(header: dict[str, object], body: bytes, data: st.DataObject) -> None:
    packed = bytearray(pack(header, body))
    at = data.draw(st.integers(0, len(packed) - 1))
    assert unpack(bytes(packed[:at])) is None
    packed[at] ^= data.draw(st.integers(1, 255))
    assert unpack(bytes(packed)) is None


def test_what_was_kept_with_sha256_is_still_read() -> None:
    rest = b"\0\0\0\x0c" + b'{"marks":[]}' + b"sound"
    assert told(unpack(b"TCO1" + hashlib.sha256(rest).digest() + rest)) == ({"marks": []}, b"sound")
    assert unpack(b"TCO1" + hashlib.sha256(b"other").digest() + rest) is None


@pytest.fixture(params=["folder", "file://", "memory://"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A folder, the same by fsspec, and an object store that is none."""
    places = {"folder": f"{tmp_path}", "file://": f"file://{tmp_path}", "memory://": f"memory://{tmp_path.name}"}
    return places[request.param]


def test_an_object_is_found_by_kind_and_key(address: str) -> None:
    store, key = Store(address), key_of("a", 1)
    assert store.get("speech", key) is None
    assert not store.has("speech", key)
    store.put("speech", key, {"marks": []}, b"sound")
    assert told(store.get("speech", key)) == ({"marks": []}, b"sound")
    assert store.has("speech", key)
    assert store.get("segments", key) is None
    assert [(entry.kind, entry.key) for entry in store.entries()] == [("speech", key)]


def test_a_store_reaches_a_worker(address: str) -> None:
    Store(address).put("speech", key_of(1), {}, b"sound")
    there = pickle.loads(pickle.dumps(Store(address, print)))
    assert told(there.get("speech", key_of(1))) == ({}, b"sound")


def test_a_damaged_object_counts_as_missing_and_is_told_of_once(address: str) -> None:
    told: list[str] = []
    store, key = Store(address, told.append), key_of("a")
    store.shelf.write(name_of("speech", key), b"TCO1 nonsense")
    assert store.get("speech", key) is None
    assert store.get("speech", key) is None
    assert told == [f"speech/{key[:2]}/{key}"]


def test_pruning_deletes_until_the_size_is_kept(address: str) -> None:
    store = Store(address)
    for i in range(10):
        store.put("speech", key_of(i), {}, bytes(1000))
    gone = store.prune(5000)
    assert 0 < sum(entry.bytes for entry in store.entries()) <= 5000
    assert len(gone) + len(list(store.entries())) == 10


def test_what_was_read_last_is_pruned_last(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for i in range(4):
        store.put("speech", key_of(i), {}, bytes(1000))
        os.utime(tmp_path / name_of("speech", key_of(i)), (0, 1_000_000 + i))
    store.get("speech", key_of(0))
    store.prune(2100)
    assert {entry.key for entry in store.entries()} == {key_of(0), key_of(3)}


def test_reading_again_and_again_does_not_write(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("speech", key_of(1), {}, b"sound")
    path = tmp_path / name_of("speech", key_of(1))
    before = path.stat().st_mtime_ns
    store.get("speech", key_of(1))
    assert path.stat().st_mtime_ns == before


def test_what_another_build_is_writing_is_left_alone(tmp_path: Path) -> None:
    store, key = Store(tmp_path), key_of(1)
    (tmp_path / name_of("speech", key)).parent.mkdir(parents=True)
    with beside(tmp_path / name_of("speech", key)) as half:
        half.write_bytes(bytes(1000))
        assert store.prune(0) == []
        os.utime(half, (0, 0))
        assert [entry.bytes for entry in store.prune(0)] == [1000]
        assert not half.exists()
        half.write_bytes(b"")  # for the one who believes to be writing


def test_a_file_is_no_store_and_the_remedy_names_the_store(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be written") as caught:
        _ = Store(tmp_path / "file").locks
    assert "--store" in str(caught.value.remedy)


def test_what_is_not_the_stores_is_neither_told_nor_deleted(tmp_path: Path) -> None:
    others = [tmp_path / name for name in ("photos/20/2024-holiday.jpg", "src/ab/about.txt", f"a/bb/{key_of(1)}.txt")]
    for path in others:
        path.parent.mkdir(parents=True)
        path.write_text("mine")
        os.utime(path, (0, 0))
    store = Store(tmp_path)
    store.put("speech", key_of(1), {}, b"sound")
    assert [entry.key for entry in store.prune(0)] == [key_of(1)]
    assert all(path.exists() for path in others)


def test_two_builds_at_once_share_a_store(tmp_path: Path) -> None:
    """Writers and readers of the same few objects, and one that prunes: nobody meets half an object."""
    told: list[str] = []

    def work(seed: int) -> None:
        store = Store(tmp_path, told.append)
        for i in range(50):
            key, body = key_of(i % 5), bytes(10_000 + i % 5)
            found = store.get("speech", key)
            assert found is None or found.body == body
            store.put("speech", key, {}, body)
            if seed == 0 and i % 10 == 0:
                store.prune(20_000)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert told == []


def test_a_password_in_an_address_is_not_shown() -> None:
    assert Store("memory://jane:secret@host/a").address == "memory://jane:...@host/a"


def test_an_address_of_no_known_kind_is_one_clear_error() -> None:
    with pytest.raises(StoreError, match="out of reach"):
        Store("nowhere://at/all")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    with pytest.raises(TypeError):
        write_atomically(tmp_path / "old", "not bytes")  # type: ignore[arg-type]
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("old", "old")]


def test_a_store_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="--store"):
        Store(tmp_path / "file").put("speech", key_of(1), {})


def test_a_store_that_may_only_be_read_is_read_and_locked_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path).put("speech", key_of(1), {}, b"sound")
    monkeypatch.setattr("voices.shelves.os.access", lambda path, mode: False)
    store = Store(tmp_path)
    assert told(store.get("speech", key_of(1))) == ({}, b"sound")
    assert not store.locks.is_relative_to(tmp_path)
    assert store.locks == Store(tmp_path).locks


def test_keys_tell_apart_what_differs() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of({"a": 1, "b": 2}) == key_of({"b": 2, "a": 1})


class Refusing(MemoryFileSystem):  # type: ignore[misc]
    """A file system with errors of its own, as that of HTTP has."""

    protocol = "refusing"
    cachable = False

    def pipe_file(self, *_: object, **__: object) -> None:
        raise ValueError("501 Unsupported method")


def test_what_a_foreign_file_system_raises_is_a_store_error(tmp_path: Path) -> None:
    register_implementation("refusing", Refusing, clobber=True)
    store = Store(f"refusing://{tmp_path.name}")
    with pytest.raises(StoreError, match="501 Unsupported method") as caught:
        store.put("speech", key_of(1), {})
    assert isinstance(caught.value.__cause__, OSError)
