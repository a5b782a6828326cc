"""Files written beside their place and renamed into it, so that a reader sees the old or the new one, never half."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from tempfile import mkdtemp


@contextmanager
def replacing(path: Path) -> Iterator[TextIOWrapper]:
    """A UTF-8 text file that takes the place of ``path`` when all went well, and is gone when not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(dir=path.parent, prefix="."))  # a folder, so that the file gets the user's own permissions
    try:
        with (folder / path.name).open("w", encoding="utf-8", newline="\n") as target:
            yield target
        (folder / path.name).replace(path)
    finally:
        (folder / path.name).unlink(missing_ok=True)
        folder.rmdir()
