"""What a file is known by."""

from __future__ import annotations

import hashlib
from pathlib import Path


def digest(path: Path, algorithm: str = "sha256") -> str:
    """The checksum of a file in hex, read piece by piece; sha256 is FIPS 180-4's. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.new(algorithm, usedforsecurity=False)).hexdigest()
