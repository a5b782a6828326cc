"""Readers: one module for each kind of file; a row in READERS is all that a new one needs.

A reader is a function ``read(data: bytes, name: str) -> Source``. Readers know nothing of each other,
of labels or of people: they give text and what the file itself says about stretches of it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from transcript.errors import SourceError
from transcript.source import Source

READERS: dict[str, str] = {
    "text": "transcript.readers.text:read",
}

Reader = Callable[[bytes, str], Source]


def reader(format: str) -> Reader:
    """The reader of this format, imported now; SourceError where there is none."""
    if format not in READERS:
        raise SourceError(f"no reader for the format {format!r}", value=format, remedy=f"one of {', '.join(READERS)}")
    module, _, name = READERS[format].partition(":")
    found: Reader = getattr(import_module(module), name)
    return found


def read_bytes(data: bytes, name: str, format: str | None = None) -> Source:
    """The source in these bytes; its format is what ``format`` says, else what the content shows."""
    return reader(format or "text")(data, name)
