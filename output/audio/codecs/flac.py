"""FLAC (RFC 9639): frames of 1152 samples, numbered through when segments are joined."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np

from output.audio.codecs import Codec, Encoding, Tags, Writer
from output.audio.codecs.decoding import decoded
from output.audio.codecs.flac_frames import numbered, unnumbered
from output.audio.codecs.packets import encode, encoder_version, pack, unpack
from output.audio.peaks import Floats
from voices.audio import Samples


class Flac(Codec):
    """Lossless, in frames of 1152 samples: the reference encoder's size for its fast levels, and MP3's."""

    frame = 1152
    delay = 0
    type = "audio/flac"
    file = "audio.flac"
    sample_rates = (44100, 48000)
    bit_rates = (0, 0)

    @cached_property
    def _version(self) -> str:
        return encoder_version("flac")

    def version(self) -> str:
        """The version of PyAV, which brings the encoder."""
        return self._version

    def encode(self, samples: Samples, encoding: Encoding) -> bytes:
        """The frames of ``samples`` (int16, n or n x 2, a multiple of 1152), still without numbers."""
        frames = encode(samples, encoding, "flac", self.frame, frame_size=str(self.frame))
        return pack(unnumbered(frames))

    def decode(self, packets: bytes, encoding: Encoding) -> Floats:
        """The samples again."""
        return decoded("flac", numbered(unpack(packets), 0), stream_info(encoding, 0)) / np.float32(32768)

    def writer(self, path: Path, encoding: Encoding, tags: Tags) -> Writer:
        """A writer of the file ``path``."""
        from output.audio.codecs.flac_file import FlacWriter

        return FlacWriter(path, encoding, tags)


def stream_info(encoding: Encoding, samples: int, md5: bytes = bytes(16)) -> bytes:
    """Section 8.2: sizes of blocks, of frames (0: unknown), 20 bits rate, 3 channels, 5 depth, 36 samples, MD5."""
    block = Flac.frame.to_bytes(2, "big")
    packed = encoding.sample_rate << 44 | (encoding.channels - 1) << 41 | 15 << 36 | samples
    return block + block + bytes(6) + packed.to_bytes(8, "big") + md5
