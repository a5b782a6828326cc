"""Files written beside their place and renamed into it, so that a reader sees the old or the new one, never half."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """The name of a new file that takes the place of ``path`` when all went well, and is gone when not.

    It has the permissions that the user's own files get; the folder must be there. Raises OSError.
    """
    new = path.with_name(f".{path.name[:40]}.{token_hex(8)}")
    try:
        yield new
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of ``path``; OSError leaves nothing behind."""
    with beside(path) as new:
        new.write_bytes(data)
