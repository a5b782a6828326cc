"""AAC (ISO/IEC 14496-3, low complexity) by FFmpeg's encoder."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from output.audio.codecs import Codec, Encoding, Tags, Writer
from output.audio.codecs.decoding import decoded
from output.audio.codecs.packets import encode, encoder_version, pack, unpack
from output.audio.peaks import Floats
from voices.audio import Samples

SEARCH = {"aac_coder": "fast", "aac_pns": "0"}
"""FFmpeg's fast search, and no bands of noise (14496-3, 4.6.13): their samples are a decoder's own and others at each
place of a file, so that nobody knows a segment's peaks. Speech of four voices has 3 to 13 dB more signal to noise than
by the slow search with noise; its thirds of octaves are 0.2 to 0.3 dB farther from what they were at 32 kbit/s a
channel, at most 0.1 dB at 48, and nearer at 96."""

DELAY = 1024
"""Samples that the encoder is late: one frame (14496-3 leaves it to the edit list to say so)."""

FREQUENCIES = (96000, 88200, 64000, 48000, 44100, 32000)
"""14496-3, table 1.18, by index."""


class M4a(Codec):
    """AAC-LC, frames of 1024 samples."""

    frame = 1024
    delay = 0
    type = "audio/x-m4a"
    file = "audio.m4a"
    sample_rates = (44100, 48000)
    bit_rates = (96, 128)

    @cached_property
    def _version(self) -> str:
        return encoder_version(f"aac {SEARCH}")

    def version(self) -> str:
        """The version of PyAV, which brings the encoder."""
        return self._version

    def encode(self, samples: Samples, encoding: Encoding) -> bytes:
        """The packets of ``samples`` (int16, n or n x 2, a multiple of 1024, the last packet silent)."""
        return pack(encode(samples, encoding, "aac", self.frame, **SEARCH))

    def decode(self, packets: bytes, encoding: Encoding) -> Floats:
        """What FFmpeg's decoder makes of a segment's packets."""
        return decoded("aac", unpack(packets), audio_config(encoding))[DELAY:]

    def writer(self, path: Path, encoding: Encoding, tags: Tags) -> Writer:
        """A writer of the file ``path``."""
        from output.audio.codecs.m4a_file import M4aWriter

        return M4aWriter(path, encoding, tags)


def audio_config(encoding: Encoding) -> bytes:
    """The AudioSpecificConfig (14496-3, 1.6.2.1): low complexity (2), rate and channels."""
    rate = FREQUENCIES.index(encoding.sample_rate)
    return (2 << 11 | rate << 7 | encoding.channels << 3).to_bytes(2, "big")
