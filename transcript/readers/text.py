"""Plain text and Markdown: what is written is what is there; front matter becomes ``meta``.

Our own Markdown is read back as the transcript that it was written from.
"""

from __future__ import annotations

from transcript.readers.decode import decode
from transcript.readers.front import front
from transcript.readers.own_markdown import read_own
from transcript.source import Source


def read(data: bytes, name: str) -> Source:
    """The text itself, with ``\\n`` at line ends."""
    return _read(data, name, "text")


def read_markdown(data: bytes, name: str) -> Source:
    """The text itself, its markup in place: taking markup away is the same for every format."""
    return _read(data, name, "markdown")


def _read(data: bytes, name: str, format_: str) -> Source:
    text = decode(data, name)
    meta, removed = front(text, name)
    ready, reasons = read_own(text, meta, removed)
    return Source(text, format_, name, meta=meta, removed=removed, ready=ready, reasons=reasons)
