"""The registry of codecs: each turns samples into packets that join without a seam.

A codec encodes a segment with an encoder of its own, and its writer joins the packets of all
segments to a file. Codecs are ``"module:Class"`` strings that are imported when first used.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol

from output.episode import Chapter, Facts
from output.errors import FormatError
from output.show import Show
from voices.audio import Samples


@dataclass(frozen=True, slots=True)
class Encoding:
    """How segments are encoded: codec, sample rate in Hz, bit rate in kbit/s."""

    codec: str
    sample_rate: int
    bit_rate: int


@dataclass(frozen=True, slots=True)
class Tags:
    """What an audio file says of itself. ``lyrics`` is the transcript as text."""

    facts: Facts
    show: Show
    chapters: tuple[Chapter, ...] = ()
    duration_ms: int = 0
    lyrics: str = ""


class Writer(Protocol):
    """Joins packets to a file, in constant memory."""

    def add(self, packets: bytes, frames: int) -> None:
        """Append a segment: its packets, and how many frames they are."""
        ...

    def finish(self, tags: Tags) -> None:
        """Write what is still missing and close the file."""
        ...


class Codec(Protocol):
    """``frame`` is the samples in a frame at every rate, ``version`` a part of every segment's key."""

    frame: int
    type: str
    file: str

    def version(self) -> str: ...

    def encode(self, samples: Samples, encoding: Encoding) -> bytes:
        """The packets of ``samples`` (int16, whole frames, the last one silent)."""
        ...

    def writer(self, path: Path, encoding: Encoding) -> Writer: ...


BUILT_IN: dict[str, str] = {
    "mp3": "output.audio.codecs.mp3:Mp3",
}


def known_codecs() -> Sequence[str]:
    """The names of the codecs."""
    return list(BUILT_IN)


@cache
def get_codec(name: str) -> Codec:
    """The codec ``name``; FormatError where there is none."""
    if name not in BUILT_IN:
        near = difflib.get_close_matches(name, BUILT_IN, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known codecs: {', '.join(BUILT_IN)}"
        raise FormatError(f"no codec is called {name!r}", value=name, remedy=hint)
    module, _, attribute = BUILT_IN[name].partition(":")
    codec: Codec = getattr(import_module(module), attribute)()
    return codec
