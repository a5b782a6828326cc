"""Where the objects of the store lie: in a folder, or at any address that fsspec knows.

A shelf knows names (``KIND/KE/KEY``) and bytes, and neither keys nor checksums. All of them raise OSError.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from platformdirs import user_cache_path

from voices.atomic import write_atomically
from voices.errors import StoreError

LOCKS = "locks"

FRESH_S = 3600
"""A use is noted once an hour (seconds), so that reading costs no writing; a file being written is no older."""


class Row(NamedTuple):
    """An object's name and size (bytes), and when it was last used (seconds since the epoch)."""

    name: str
    bytes: int
    used: float


class Shelf(Protocol):
    """``address`` is what the user calls it; ``locks`` a folder on this machine where its users wait for each other."""

    address: str
    locks: Path

    def read(self, name: str) -> bytes | None:
        """The bytes under a name, which now were used; None where there are none."""
        ...

    def write(self, name: str, data: bytes) -> None: ...

    def has(self, name: str) -> bool: ...

    def delete(self, name: str) -> None:
        """Take away what may be there."""
        ...

    def rows(self) -> Iterator[Row]:
        """Everything that lies there, in no order."""
        ...


class FolderShelf:
    """A folder. A file appears whole or not at all.

    What is read and looked for is named by text: to put a Path together takes as long as to open a file.
    """

    def __init__(self, folder: Path) -> None:
        self.address = str(folder)
        self.folder = folder
        only_read = folder.exists() and not os.access(folder, os.W_OK)
        self.locks = _own_locks(str(folder.resolve())) if only_read else folder / LOCKS

    def read(self, name: str) -> bytes | None:
        path = f"{self.folder}/{name}"
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                data, used = file.readall(), os.fstat(file.fileno()).st_mtime
        except FileNotFoundError:
            return None
        if time.time() - used > FRESH_S:
            with suppress(OSError):  # a store that may only be read is read
                os.utime(path)
        return data

    def write(self, name: str, data: bytes) -> None:
        path = self.folder / name
        try:
            write_atomically(path, data)
        except FileNotFoundError:  # the first of its folder
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data)

    def has(self, name: str) -> bool:
        try:
            os.stat(f"{self.folder}/{name}")  # noqa: PTH116
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def delete(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    def rows(self) -> Iterator[Row]:
        for path in self.folder.glob("*/??/*"):
            with suppress(FileNotFoundError):
                status = path.stat()
                if not path.name.startswith(".") or time.time() - status.st_mtime > FRESH_S:
                    yield Row(path.relative_to(self.folder).as_posix(), status.st_size, status.st_mtime)


class RemoteShelf:
    """An address such as ``s3://bucket/store``. Reading does not note the use there: last used is last written.

    Where a file may be met half written, its checksum tells, and it counts as missing.
    """

    def __init__(self, url: str) -> None:
        from fsspec.core import url_to_fs

        self.address = url.replace(f":{urlsplit(url).password}@", ":...@")
        try:
            self._system, self._root = url_to_fs(url)
        except (ImportError, ValueError) as error:
            remedy = "an address such as s3://bucket/store needs its extra: pip install 'turncast[s3]'"
            raise StoreError(f"the store is out of reach: {error}", value=self.address, remedy=remedy) from error
        self.locks = _own_locks(url)

    def read(self, name: str) -> bytes | None:
        with _as_oserror(), suppress(FileNotFoundError):
            return bytes(self._system.cat_file(self._place(name)))
        return None

    def write(self, name: str, data: bytes) -> None:
        place = self._place(name)
        with _as_oserror():
            self._system.makedirs(place.rpartition("/")[0], exist_ok=True)
            self._system.pipe_file(place, data)

    def has(self, name: str) -> bool:
        with _as_oserror():
            return bool(self._system.exists(self._place(name)))

    def delete(self, name: str) -> None:
        with _as_oserror(), suppress(FileNotFoundError):
            self._system.rm_file(self._place(name))

    def rows(self) -> Iterator[Row]:
        self._system.invalidate_cache()
        root = f"{self._root.rstrip('/')}/"
        with _as_oserror():
            found = self._system.find(self._root, detail=True)
        for path, told in found.items():
            yield Row(path.removeprefix(root), int(told["size"]), _moment(told))

    def _place(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"


@contextmanager
def _as_oserror() -> Iterator[None]:
    """What the many systems of fsspec raise, each its own way, as OSError."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


def usual_folder() -> Path:
    """Where the store lies for whoever names no other: in the user's cache folder."""
    return _caches() / "store"


def _caches() -> Path:
    return user_cache_path("turncast", appauthor=False)


def _own_locks(address: str) -> Path:
    """A folder for locks in the user's cache folder, where those who use a store cannot put them into it."""
    return _caches() / LOCKS / hashlib.sha256(address.encode()).hexdigest()[:32]


def _moment(told: dict[str, Any]) -> float:
    """When a file was written, under one of the names that file systems have for it; 0 where none says it."""
    said = next((told[key] for key in ("mtime", "LastModified", "updated", "created") if key in told), 0)
    return said.timestamp() if isinstance(said, datetime) else float(said)


def shelf(address: str | Path) -> Shelf:
    """The shelf at a folder's path or at an address with a scheme; StoreError where the scheme is not known."""
    return RemoteShelf(address) if isinstance(address, str) and "://" in address else FolderShelf(Path(address))
