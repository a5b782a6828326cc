"""The content-addressed store of speech and segments, of the levels of voices, of notes and of texts.

An object has a kind, a key (hex sha256 of all that it was made from), a header (JSON) and a body
(bytes). It is one file ``KIND/KE/KEY``: a magic, the checksum of the rest that the magic names, the header's length,
the header, the body. In a folder a file is written beside its place and renamed into it, so readers and other builds
see a whole object or none; a damaged one counts as missing and is made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from xxhash import xxh3_128_digest

from transcript.patterns import lazy
from voices.errors import StoreError
from voices.shelves import shelf

MAGIC = b"TCO2"
CHECKSUMS: dict[bytes, Callable[[bytes | memoryview], bytes]] = {
    MAGIC: xxh3_128_digest,
    b"TCO1": lambda data: hashlib.sha256(data).digest(),
}
"""By an object's magic. XXH3 (Collet, xxHash specification 0.2) finds damage as well, in a 25th of the time of sha256,
and an hour's episode is read whole for each edit; what was kept with sha256 is still read."""
_LENGTH = 4


class StoredObject(NamedTuple):
    """What was put under a key; the body as it was read, for of an hour's segments a copy takes 0.01 s."""

    head: bytes
    body: bytes | memoryview

    @property
    def header(self) -> dict[str, Any]:
        """The header, from its JSON: whoever wants the body alone need not wait for it."""
        found: dict[str, Any] = json.loads(self.head)
        return found


class Entry(NamedTuple):
    """An object's name and size (bytes), and when it was last used (seconds since the epoch)."""

    name: str
    bytes: int
    used: float

    @property
    def kind(self) -> str:
        return self.name.partition("/")[0]

    @property
    def key(self) -> str:
        return self.name.rpartition("/")[2]


_NAME = lazy(r"[^/]+/([0-9a-f]{2})/(?:\1[0-9a-f]{62}|\.\1[0-9a-f]{38}\.[0-9a-f]{16})")
"""The name of an object, or of what is left of one that was being written. What else lies there is not the store's."""


_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def key_of(*parts: object) -> str:
    """The key of what is made from ``parts`` (anything that JSON can hold): sha256 in hex."""
    return hashlib.sha256(_ENCODER.encode(parts).encode("utf-8", "surrogatepass")).hexdigest()


def pack(header: dict[str, Any], body: bytes | memoryview) -> bytes:
    """One file's bytes for a header and a body."""
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    rest = b"".join([len(head).to_bytes(_LENGTH, "big"), head, body])
    return MAGIC + CHECKSUMS[MAGIC](rest) + rest


def unpack(data: bytes) -> StoredObject | None:
    """What ``pack`` was given, or None where the bytes are cut or damaged."""
    checksum = CHECKSUMS.get(data[: len(MAGIC)])
    if checksum is None:
        return None
    start = len(MAGIC) + len(checksum(b""))
    rest = memoryview(data)[start:]
    if len(rest) < _LENGTH or checksum(rest) != data[len(MAGIC) : start]:
        return None
    end = _LENGTH + int.from_bytes(rest[:_LENGTH], "big")
    return StoredObject(bytes(rest[_LENGTH:end]), rest[end:])


class Store:
    """A store in a folder or at an address that fsspec knows; safe for any number of processes at once.

    A damaged object is taken away and counts as missing; ``on_damage`` is called with its name. A store goes
    to workers, so a function that is given must be one that can be pickled.
    """

    def __init__(self, address: str | Path, on_damage: Callable[[str], None] | None = None) -> None:
        self.shelf = shelf(address)
        self.on_damage = on_damage

    @property
    def address(self) -> str:
        """Where the store is, as the user says it."""
        return self.shelf.address

    @property
    def locks(self) -> Path:
        """A folder on this machine, made now, in which users of the store wait for each other."""
        with self._mapped("written"):
            self.shelf.locks.mkdir(parents=True, exist_ok=True)
        return self.shelf.locks

    def get(self, kind: str, key: str) -> StoredObject | None:
        """The object, or None where there is none or it is damaged; StoreError where the store cannot be read."""
        with self._mapped("read"):
            data = self.shelf.read(name_of(kind, key))
        found = None if data is None else unpack(data)
        if data is not None and found is None:
            self._damaged(name_of(kind, key))
        return found

    def take(self, kind: str, key: str) -> StoredObject | None:
        """The same, which is not kept any longer."""
        found = self.get(kind, key)
        with suppress(OSError):
            self.shelf.delete(name_of(kind, key))
        return found

    def _damaged(self, name: str) -> None:
        with suppress(OSError):
            self.shelf.delete(name)
        if self.on_damage:
            self.on_damage(name)

    def has(self, kind: str, key: str) -> bool:
        """Whether something lies there; whether it is whole shows when it is read."""
        with self._mapped("read"):
            return self.shelf.has(name_of(kind, key))

    def put(self, kind: str, key: str, header: dict[str, Any], body: bytes | memoryview = b"") -> None:
        """Keep an object; StoreError where the store cannot be written."""
        with self._mapped("written"):
            self.shelf.write(name_of(kind, key), pack(header, body))

    def entries(self) -> Iterator[Entry]:
        """Every object, in no order."""
        with self._mapped("read"):
            for row in self.shelf.rows():
                if _NAME.fullmatch(row.name):
                    yield Entry(*row)

    def prune(self, max_bytes: int) -> list[Entry]:
        """Delete the objects that were not used for longest until ``max_bytes`` are left; what was deleted."""
        entries = sorted(self.entries(), key=lambda entry: (entry.used, entry.key))
        total = sum(entry.bytes for entry in entries)
        gone = []
        for entry in entries:
            if total <= max_bytes:
                break
            with self._mapped("written"):
                self.shelf.delete(entry.name)
            total -= entry.bytes
            gone.append(entry)
        return gone

    @contextmanager
    def _mapped(self, verb: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"the store cannot be {verb}: {error.strerror or error}",
                value=self.address,
                file=str(error.filename or self.address),
                remedy="name another folder with --store",
            ) from error


def name_of(kind: str, key: str) -> str:
    """Where an object lies on its shelf."""
    return f"{kind}/{key[:2]}/{key}"
