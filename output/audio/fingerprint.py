"""The fingerprint of a sound file, which tells whether it is another one."""

from __future__ import annotations

from pathlib import Path

from output.errors import BuildError
from voices.digest import digest


def fingerprint(path: Path) -> str:
    """The sha256 of a file, in hex; BuildError where it cannot be read."""
    try:
        return digest(path)
    except OSError as error:
        remedy = "files that [music] names are looked for beside podcast.toml"
        raise BuildError(f"cannot be read: {error.strerror}", file=str(path), remedy=remedy) from error
