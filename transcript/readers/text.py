"""Plain text: what is written is what is there."""

from __future__ import annotations

from transcript.readers.decode import decode
from transcript.source import Source


def read(data: bytes, name: str) -> Source:
    """The text itself, with ``\\n`` at line ends."""
    return Source(decode(data, name), "text", name)
