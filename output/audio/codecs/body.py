"""The body of an audio file, written beside the file until all that stands in front of it is known."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from output.audio.codecs import Packets
from voices.digest import PIECE, pieces


def growing(path: Path, owner: object) -> BinaryIO:
    """A new file for sound, closed at the latest with its owner: a build that fails never finishes its files.

    It is written a mebibyte at a time: an hour takes 0.015 s then, and 0.02 s segment by segment.
    """
    file = path.open("wb", PIECE)
    weakref.finalize(owner, file.close)
    return file


class Body:
    """Packets on their way to the file ``path``; ``size`` is how many bytes they are."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._beside = path.with_name(path.name + ".body")
        self._file = growing(self._beside, self)

    def add(self, packets: Packets) -> None:
        """Append packets."""
        self._file.write(packets)
        self.size += len(packets)

    def close(self) -> None:
        """Write no more."""
        self._file.close()

    @contextmanager
    def moving(self) -> Iterator[tuple[BinaryIO, BufferedReader]]:
        """The file to write to, and the body to read from; the body is gone afterwards."""
        self.close()
        with self.path.open("wb") as file, self._beside.open("rb") as body:
            yield file, body
        self._beside.unlink()

    def finish(self, *front: bytes) -> None:
        """Write the file: what stands in front, then the body."""
        with self.moving() as (file, body):
            file.writelines(front)
            for piece in pieces(body):
                file.write(piece)
