"""The body of an audio file, written beside the file until all that stands in front of it is known."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

COPIED = 1 << 20
"""Bytes that are copied at a time."""


class Body:
    """Packets on their way to the file ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._beside = path.with_name(path.name + ".body")
        self._file = self._beside.open("wb")

    def add(self, packets: bytes) -> None:
        """Append packets."""
        self._file.write(packets)
        self.size += len(packets)

    def finish(self, front: Iterable[bytes], back: Iterable[bytes] = ()) -> None:
        """Write the file: what stands in front, the body, what follows."""
        self._file.close()
        with self.path.open("wb") as file, self._beside.open("rb") as body:
            file.writelines(front)
            shutil.copyfileobj(body, file, COPIED)
            file.writelines(back)
        self._beside.unlink()
