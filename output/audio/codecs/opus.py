"""Opus (RFC 6716) in Ogg (RFC 3533), as RFC 7845 says.

A fresh encoder codes its first packet without looking back, and the decoder comes to it through
silence, so that segments join packet after packet.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import numpy as np
from mutagen.ogg import OggPage

from output.audio.codecs import Encoding, Tags
from output.audio.codecs.body import Body
from output.audio.codecs.comments import comments
from output.audio.codecs.packets import encode, encoder_version, pack, unpack
from voices.audio import Samples

PRE_SKIP = 312
"""Samples that libopus is late at 48 kHz (``OPUS_GET_LOOKAHEAD``): 6.5 ms."""

PACKETS_A_PAGE = 50
"""One second: RFC 7845, section 6 asks for no more."""

SERIAL = 0x74726E63
"""The number of the stream; the same in every file, since a file holds only one."""


class Opus:
    """Variable bit rate at 48 kHz, packets of 20 ms."""

    frame = 960
    type = "audio/ogg"
    file = "audio.opus"
    sample_rates = (48000,)
    bit_rates = (32, 48)

    @cached_property
    def _version(self) -> str:
        return encoder_version("libopus")

    def version(self) -> str:
        """The version of PyAV, which brings libopus."""
        return self._version

    def encode(self, samples: Samples, encoding: Encoding) -> bytes:
        """The packets of ``samples`` (int16, n or n x 2, a multiple of 960, the last packet silent)."""
        return pack(encode(samples, encoding, "libopus", self.frame, frame_duration="20"))

    def writer(self, path: Path, encoding: Encoding) -> OpusWriter:
        """A writer of the file ``path``."""
        return OpusWriter(path, encoding)


class OpusWriter:
    """Keeps packets beside the file, and lays them in pages once the pages of the tags are counted."""

    def __init__(self, path: Path, encoding: Encoding) -> None:
        self.encoding = encoding
        self.sizes = bytearray()
        self.body = Body(path)

    def add(self, packets: bytes, frames: int) -> None:
        """Append a segment's packets."""
        sizes, data = unpack(packets, frames)
        self.sizes += sizes.tobytes()
        self.body.add(data)

    def finish(self, tags: Tags, samples: int) -> None:
        """Write the pages. Silent packets behind the last push the end out of the decoder's delay."""
        more = -(-(samples + PRE_SKIP) // Opus.frame) - len(self.sizes) // 2
        silence = np.zeros(((more + 1) * Opus.frame, self.encoding.channels), np.int16)
        self.add(Opus().encode(silence, self.encoding), more + 1)
        del self.sizes[-2:]
        sizes = np.frombuffer(bytes(self.sizes), "<u2").tolist()
        head = [_head(self.encoding), b"OpusTags" + comments(tags, Opus().version(), with_cover=True)]
        with self.body.moving() as (file, body):
            file.writelines(_pages(head, body, sizes, samples + PRE_SKIP))


def _head(encoding: Encoding) -> bytes:
    """The identification header (RFC 7845, 5.1): version 1, gain 0, channel mapping family 0."""
    skip, rate = PRE_SKIP.to_bytes(2, "little"), encoding.sample_rate.to_bytes(4, "little")
    return b"OpusHead" + bytes((1, encoding.channels)) + skip + rate + bytes(3)


def _pages(head: list[bytes], body: BinaryIO, sizes: list[int], end: int) -> Iterator[bytes]:
    """All pages. A page's granule position is the sample that its last packet ends with; ``end`` trims the last."""
    pages = [*OggPage.from_packets(head[:1]), *OggPage.from_packets(head[1:], sequence=1)]
    pages[0].first = True
    for page in pages:
        page.serial = SERIAL
        yield page.write()
    for number, first in enumerate(range(0, len(sizes), PACKETS_A_PAGE), len(pages)):
        batch = sizes[first : first + PACKETS_A_PAGE]
        page = OggPage()
        page.serial, page.sequence = SERIAL, number
        page.packets = [body.read(size) for size in batch]
        page.last = first + len(batch) == len(sizes)
        page.position = end if page.last else (first + len(batch)) * Opus.frame
        yield page.write()
