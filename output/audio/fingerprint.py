"""The fingerprint of a sound file, which tells whether it is another one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from output.errors import BuildError


def fingerprint(path: Path) -> str:
    """The sha256 of a file, in hex; BuildError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        remedy = "files that [music] names are looked for beside podcast.toml"
        raise BuildError(f"cannot be read: {error.strerror}", file=str(path), remedy=remedy) from error
