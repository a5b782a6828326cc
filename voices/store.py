"""The content-addressed store of speech and segments.

An object has a kind, a key (hex sha256 of all that it was made from), a header (JSON) and a body
(bytes). On disk it is one file ``KIND/KE/KEY``: a magic, the sha256 of the rest, the header's length,
the header, the body. A file is written beside its place and renamed into it, so readers and other
builds see a whole object or none; a damaged one counts as missing and is made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from voices.atomic import write_atomically
from voices.errors import StoreError

MAGIC = b"TCO1"
_HEAD = len(MAGIC) + 32 + 4


class StoredObject(NamedTuple):
    """What was put under a key."""

    header: dict[str, Any]
    body: bytes


class Entry(NamedTuple):
    """An object's place and size (bytes) and when it was last used (seconds since the epoch)."""

    kind: str
    path: Path
    bytes: int
    used: float


def key_of(*parts: object) -> str:
    """The key of what is made from ``parts`` (anything that JSON can hold): sha256 in hex."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def pack(header: dict[str, Any], body: bytes) -> bytes:
    """One file's bytes for a header and a body."""
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    rest = len(head).to_bytes(4, "big") + head + body
    return MAGIC + hashlib.sha256(rest).digest() + rest


def unpack(data: bytes) -> StoredObject | None:
    """What ``pack`` was given, or None where the bytes are cut or damaged."""
    rest = memoryview(data)[len(MAGIC) + 32 :]
    if data[: len(MAGIC)] != MAGIC or len(data) < _HEAD or hashlib.sha256(rest).digest() != data[4:36]:
        return None
    end = _HEAD + int.from_bytes(data[_HEAD - 4 : _HEAD], "big")
    return StoredObject(json.loads(data[_HEAD:end]), data[end:])


class Store:
    """A store in a folder; safe for any number of processes at once.

    ``on_damage`` is called with the path of each damaged object that is met.
    """

    def __init__(self, folder: str | Path, on_damage: Callable[[Path], None] | None = None) -> None:
        self.folder = Path(folder)
        self.on_damage = on_damage

    def path(self, kind: str, key: str) -> Path:
        """Where the object lies or would lie."""
        return self.folder / kind / key[:2] / key

    def get(self, kind: str, key: str) -> StoredObject | None:
        """The object, or None where there is none or it is damaged; StoreError where the store cannot be read."""
        path = self.path(kind, key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._error("read", error) from error
        found = unpack(data)
        if found is None and self.on_damage:
            self.on_damage(path)
        return found

    def has(self, kind: str, key: str) -> bool:
        """Whether a file lies there; whether it is whole shows when it is read."""
        return self.path(kind, key).exists()

    def put(self, kind: str, key: str, header: dict[str, Any], body: bytes = b"") -> None:
        """Keep an object; StoreError where the store cannot be written."""
        path = self.path(kind, key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, pack(header, body))
        except OSError as error:
            raise self._error("written", error) from error

    def entries(self) -> Iterator[Entry]:
        """Every object, in no order."""
        for path in self.folder.glob("*/??/*"):
            with suppress(FileNotFoundError):
                status = path.stat()
                yield Entry(path.parent.parent.name, path, status.st_size, max(status.st_atime, status.st_mtime))

    def prune(self, max_bytes: int) -> list[Entry]:
        """Delete the objects that were not used for longest until ``max_bytes`` are left; what was deleted."""
        entries = sorted(self.entries(), key=lambda entry: (entry.used, entry.path))
        total = sum(entry.bytes for entry in entries)
        gone = []
        for entry in entries:
            if total <= max_bytes:
                break
            entry.path.unlink(missing_ok=True)
            total -= entry.bytes
            gone.append(entry)
        return gone

    def _error(self, verb: str, error: OSError) -> StoreError:
        return StoreError(
            f"the store cannot be {verb}: {error.strerror or error}",
            value=str(self.folder),
            file=str(error.filename or self.folder),
            remedy="name another folder with --store",
        )
