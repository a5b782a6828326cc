"""The registry of codecs: each turns samples into packets that join without a seam.

A codec encodes a segment with an encoder of its own, and its writer joins the packets of all
segments to a file. Codecs are ``"module:Class"`` strings that are imported when first used.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from output.errors import FormatError

if TYPE_CHECKING:  # slow to import: a worker that starts needs no models, and what only names a codec no numpy
    from output.audio.peaks import Floats
    from output.episode import Chapter, Facts
    from output.show import Show, SoundSettings
    from voices.audio import Samples


class Encoding(NamedTuple):
    """How segments are encoded: codec, sample rate in Hz, bit rate in kbit/s (0: lossless), channels (1 or 2).

    ``bandwidth`` (Hz) is how high the sound reaches, where that is known to be less than the sample rate can hold; an
    encoder that can be told of it need not look for more.
    """

    codec: str
    sample_rate: int
    bit_rate: int
    channels: int = 1
    bandwidth: int | None = None

    def of(self, rate: int) -> Encoding:
        """The same for a sound that was made at ``rate`` Hz: it ends at half of it (Nyquist)."""
        return self._replace(bandwidth=rate // 2) if rate < self.sample_rate else self


class Picture(NamedTuple):
    """A picture inside an audio file: media type, size in pixels, the bytes of the JPEG or PNG."""

    type: str
    width: int
    height: int
    data: bytes


class Tags(NamedTuple):
    """What an audio file says of itself.

    ``lyrics`` is the transcript as text, ``pictures`` are found by a chapter's ``image``.
    """

    facts: Facts
    show: Show
    chapters: tuple[Chapter, ...] = ()
    duration_ms: int = 0
    lyrics: str = ""
    cover: Picture | None = None
    pictures: Mapping[str, Picture] = MappingProxyType({})


Packets = bytes | memoryview
"""A segment's packets: as they were made, or as they were read from the store."""


class Writer(Protocol):
    """Joins packets to a file, in constant memory."""

    def add(self, packets: Packets, frames: int) -> None:
        """Append a segment: its packets, and how many frames they are."""
        ...

    def close(self) -> None:
        """Give the file up, unless it is finished."""
        ...

    def finish(self, samples: int) -> None:
        """Write what is still missing and close the file.

        ``samples`` is how long the sound is: at most a frame more, or half a frame less, than was added.
        """
        ...


class Codec(Protocol):
    """``frame`` is the samples in a frame at every rate, ``version`` a part of every segment's key.

    ``delay`` is the samples before the sound that a file keeps and players count in its length, though none is heard.
    ``sample_rates`` (Hz) are those it knows, its own choice first; ``bit_rates`` (kbit/s) its choice
    for mono and for stereo, 0 where it is lossless.
    """

    frame: int
    delay: int
    type: str
    file: str
    sample_rates: tuple[int, ...]
    bit_rates: tuple[int, int]

    def version(self) -> str: ...

    def encode(self, samples: Samples, encoding: Encoding) -> bytes:
        """The packets of ``samples`` (int16, shape n or n x 2; whole frames, the last one silent)."""
        ...

    def silence(self, frames: int, encoding: Encoding) -> bytes:
        """The packets of so many silent frames."""
        import numpy as np  # slow to import, and in some codecs not needed

        return self.encode(np.zeros((frames * self.frame, encoding.channels), np.int16), encoding)

    def decode(self, packets: bytes, encoding: Encoding) -> Floats:
        """What a listener gets of a segment's packets (full scale 1.0, n or n x 2), in step with what was encoded.

        It is as much shorter as encoder and decoder are late.
        """
        ...

    def prepare(self) -> None:
        """Import what writes files and their tags, while others are busy."""
        import_module(f"{type(self).__module__}_file")

    def writer(self, path: Path, encoding: Encoding, tags: Tags) -> Writer:
        """A writer of the file ``path``, which will say ``tags`` of itself."""
        ...


USUAL = "mp3"
"""The codec of every show that names no other, and of most that do: all players know it."""

BUILT_IN: dict[str, str] = {
    "mp3": "output.audio.codecs.mp3:Mp3",
    "m4a": "output.audio.codecs.m4a:M4a",
    "opus": "output.audio.codecs.opus:Opus",
    "flac": "output.audio.codecs.flac:Flac",
    "wav": "output.audio.codecs.wav:Wav",
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


def encoding_for(name: str, sound: SoundSettings) -> Encoding:
    """How the codec ``name`` encodes a show with this ``[sound]``; FormatError where there is no such codec."""
    codec = get_codec(name)
    rates = codec.sample_rates
    return Encoding(
        codec=name,
        sample_rate=sound.sample_rate if sound.sample_rate in rates else rates[0],
        bit_rate=getattr(sound.bit_rate, name, None) or codec.bit_rates[sound.channels - 1],
        channels=sound.channels,
    )
