"""In which line of a TOML text a key gets its value."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import takewhile
from operator import eq
from typing import Any

from output.mistakes import Location


def line_of(location: Location, text: str) -> int | None:
    """The line (1-based) of the statement that gives ``location`` its value; else of the first that comes nearest."""
    shared = [(sum(takewhile(bool, map(eq, location, path))), -line) for line, path in _places(text)]
    most, line = max(shared, default=(0, 0))
    return -line if most else None


def _places(text: str) -> Iterator[tuple[int, Location]]:
    """The line and the full path of each statement; the rows of ``[[array]]`` are counted."""
    table: Location = ()
    rows: Counter[Location] = Counter()
    for line, statement in _statements(text):
        path = _path(tomllib.loads(statement))
        if not statement.lstrip().startswith("["):
            yield line, (*table, *path)
            continue
        table = (*path, rows[path]) if statement.lstrip().startswith("[[") else path
        rows[path] += 1
        yield line, table


def _path(data: Any) -> Location:
    """The keys that one statement sets, outermost first: ``a.b = 1`` gives ("a", "b")."""
    if not isinstance(data, Mapping) or len(data) != 1:
        return ()
    (key, value), *_ = data.items()
    return (key, *_path(value))


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each TOML statement with its first line; a statement is the shortest run of lines that is TOML by itself."""
    start, held = 1, ""
    for line, content in enumerate(text.splitlines(), 1):
        held += content + "\n"
        if not content.rstrip().endswith(",") and _is_toml(held):
            if held.strip():
                yield start, held
            start, held = line + 1, ""


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True
