"""What a file is known by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(path: Path, algorithm: str = "sha256") -> str:
    """The checksum of a file in hex, read piece by piece; sha256 is FIPS 180-4's. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.new(algorithm, usedforsecurity=False)).hexdigest()


def digest_of_all(paths: Iterable[Path]) -> str:
    """The sha256, in hex, of the names and the contents of files, in this order. Raises OSError."""
    found = hashlib.sha256()
    for path in paths:
        found.update(f"{path.name}:{digest(path)};".encode())
    return found.hexdigest()
