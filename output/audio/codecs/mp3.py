"""MP3 by LAME: ISO/IEC 11172-3 layer III frames, an Info header in front, ID3v2.3 before that.

A fresh encoder cannot reach back into a bit reservoir before its own first frame, so the frames of
a segment stand alone, and segments whose edges are silent join byte after byte.
"""

from __future__ import annotations

import shutil
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import lameenc
import numpy as np

from output.audio.codecs import Encoding, Tags
from output.audio.codecs.id3 import id3
from output.audio.codecs.xing import info_frame
from voices.audio import Samples

QUALITY = 5
"""LAME's -q: 5 takes half the time of 2 and is LAME's own advice for speech-like material at constant rate."""

SCALES = ((160, 0.95), (192, 0.97), (224, 0.98), (320, 1.0))
"""What LAME multiplies samples by, up to a bit rate in kbit/s (presets.c); measured with a sine and undone here."""


class Mp3:
    """Constant bit rate, mono, MPEG-1 layer III: frames of 1152 samples."""

    frame = 1152
    type = "audio/mpeg"
    file = "audio.mp3"

    @cached_property
    def _version(self) -> str:
        return f"lameenc {version('lameenc')} q{QUALITY} unscaled"

    def version(self) -> str:
        """The version of LAME's binding and the quality."""
        return self._version

    def encode(self, samples: Samples, encoding: Encoding) -> bytes:
        """The frames that hold ``samples`` (int16, a multiple of 1152, the last frame silent).

        LAME delays by 1105 samples and so makes a frame or two more than the samples fill; these
        hold nothing but the silence at the end and are dropped.
        """
        encoder = lameenc.Encoder()
        encoder.set_bit_rate(encoding.bit_rate)
        encoder.set_in_sample_rate(encoding.sample_rate)
        encoder.set_out_sample_rate(encoding.sample_rate)
        encoder.set_channels(1)
        encoder.set_quality(QUALITY)
        encoder.silence()
        stream = bytes(encoder.encode(_unscaled(samples, encoding).tobytes())) + bytes(encoder.flush())
        return stream[: _length(stream, len(samples) // self.frame, encoding)]

    def writer(self, path: Path, encoding: Encoding) -> Mp3Writer:
        """A writer of the file ``path``."""
        return Mp3Writer(path, encoding)


def _unscaled(samples: Samples, encoding: Encoding) -> Samples:
    scale = next((scale for most, scale in SCALES if encoding.bit_rate <= most), 1.0)
    return np.clip(np.rint(samples / scale), -32768, 32767).astype(np.int16)


def _length(stream: bytes, frames: int, encoding: Encoding) -> int:
    """Bytes of the first ``frames`` frames (11172-3, 2.4.3.1: 144 * bit rate / sample rate, and the padding bit)."""
    base = 144_000 * encoding.bit_rate // encoding.sample_rate
    at = 0
    for _ in range(frames):
        at += base + (stream[at + 2] >> 1 & 1)
    return at


class Mp3Writer:
    """Joins frames in a file beside ``path``, then puts the tag and the Info header, known only now, in front."""

    def __init__(self, path: Path, encoding: Encoding) -> None:
        self.path = path
        self.encoding = encoding
        self.frames = 0
        self._body = path.with_name(path.name + ".frames")
        self._file = self._body.open("wb")

    def add(self, packets: bytes, frames: int) -> None:
        """Append a segment's frames."""
        self._file.write(packets)
        self.frames += frames

    def finish(self, tags: Tags) -> None:
        """Write tag, Info header and frames to the file.

        One silent frame more than the samples fill pushes the end out of the decoder's delay; the
        Info header tells a decoder to leave out what is before and behind.
        """
        silence = Mp3().encode(np.zeros(2 * Mp3.frame, np.int16), self.encoding)
        self._file.write(silence[: _length(silence, 1, self.encoding)])
        size = self._file.tell()
        self._file.close()
        with self.path.open("wb") as file, self._body.open("rb") as body:
            file.write(id3(tags))
            file.write(info_frame(self.frames + 1, size, self.encoding))
            shutil.copyfileobj(body, file, 1 << 20)
        self._body.unlink()
