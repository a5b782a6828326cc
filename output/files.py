"""Files that are whole or not there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from output.errors import BuildError


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 beside ``path`` and rename it into place; BuildError where that cannot be."""
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode())
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise BuildError(f"cannot be written: {reason}", file=str(path), remedy="name another file with -o") from error
