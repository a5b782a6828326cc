"""Text files that take the place of others only when they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from voices.atomic import beside


@contextmanager
def replacing(path: Path) -> Iterator[TextIOWrapper]:
    """A UTF-8 text file that takes the place of ``path`` when all went well, and is gone when not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with beside(path) as new, new.open("w", encoding="utf-8", newline="\n") as target:
        yield target
