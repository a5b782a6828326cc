"""Opus (RFC 6716).

A fresh encoder codes its first packet without looking back, and the decoder comes to it through
silence, so that segments join packet after packet.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from output.audio.codecs import Codec, Encoding, Tags, Writer
from output.audio.codecs.decoding import decoded
from output.audio.codecs.packets import encode, encoder_version, pack, unpack
from output.audio.peaks import Floats
from voices.audio import Samples

PRE_SKIP = 312
"""Samples that libopus is late at 48 kHz (``OPUS_GET_LOOKAHEAD``): 6.5 ms."""


class Opus(Codec):
    """Variable bit rate at 48 kHz, packets of 20 ms."""

    frame = 960
    delay = 0
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

    def decode(self, packets: bytes, encoding: Encoding) -> Floats:
        """What FFmpeg's decoder makes of a segment's packets."""
        return decoded("opus", unpack(packets), opus_head(encoding))

    def writer(self, path: Path, encoding: Encoding, tags: Tags) -> Writer:
        """A writer of the file ``path``."""
        from output.audio.codecs.opus_file import OpusWriter

        return OpusWriter(path, encoding, tags)


def opus_head(encoding: Encoding) -> bytes:
    """The identification header (RFC 7845, 5.1): version 1, gain 0, channel mapping family 0."""
    skip, rate = PRE_SKIP.to_bytes(2, "little"), encoding.sample_rate.to_bytes(4, "little")
    return b"OpusHead" + bytes((1, encoding.channels)) + skip + rate + bytes(3)
