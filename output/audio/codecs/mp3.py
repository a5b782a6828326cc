"""MP3 by LAME: ISO/IEC 11172-3 layer III frames, an Info header in front, ID3v2.3 before that.

A fresh encoder cannot reach back into a bit reservoir before its own first frame, so the frames of
a segment stand alone, and segments whose edges are silent join byte after byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import lameenc
import numpy as np

from output.audio.codecs import Encoding, Tags
from output.audio.codecs.body import Body
from output.audio.codecs.decoding import decoded
from output.audio.codecs.id3 import id3
from output.audio.codecs.xing import DELAY, frame_length, info_frame
from output.audio.peaks import Floats
from voices.audio import Samples

QUALITY = 5
"""LAME's -q: 5 takes half the time of 2 and is LAME's own advice for speech-like material at constant rate."""

SCALES = ((160, 0.95), (192, 0.97), (224, 0.98), (320, 1.0))
"""What LAME multiplies samples by, up to a bit rate in kbit/s (presets.c); measured with a sine and undone here."""


class Mp3:
    """Constant bit rate, MPEG-1 layer III: frames of 1152 samples."""

    frame = 1152
    type = "audio/mpeg"
    file = "audio.mp3"
    sample_rates = (44100, 48000)
    bit_rates = (96, 128)

    @cached_property
    def _version(self) -> str:
        return f"lameenc {version('lameenc')} q{QUALITY} unscaled"

    def version(self) -> str:
        """The version of LAME's binding and the quality."""
        return self._version

    def encode(self, samples: Samples, encoding: Encoding) -> bytes:
        """The frames that hold ``samples`` (int16, n or n x 2, a multiple of 1152, the last frame silent).

        LAME delays by 1105 samples and so makes a frame or two more than the samples fill; these
        hold nothing but the silence at the end and are dropped.
        """
        encoder = lameenc.Encoder()
        encoder.set_bit_rate(encoding.bit_rate)
        encoder.set_in_sample_rate(encoding.sample_rate)
        encoder.set_out_sample_rate(encoding.sample_rate)
        encoder.set_channels(encoding.channels)
        encoder.set_quality(QUALITY)
        encoder.silence()
        stream = bytes(encoder.encode(_unscaled(samples, encoding).tobytes())) + bytes(encoder.flush())
        return b"".join(islice(_frames(stream, encoding), len(samples) // self.frame))

    def decode(self, packets: bytes, encoding: Encoding) -> Floats:
        """What FFmpeg's decoder makes of a segment's frames."""
        return decoded("mp3float", _frames(packets, encoding))

    def writer(self, path: Path, encoding: Encoding) -> Mp3Writer:
        """A writer of the file ``path``."""
        return Mp3Writer(path, encoding)


def _unscaled(samples: Samples, encoding: Encoding) -> Samples:
    scale = next((scale for most, scale in SCALES if encoding.bit_rate <= most), 1.0)
    louder = samples * np.float32(1 / scale)
    return np.clip(np.rint(louder, out=louder), -32768, 32767, out=louder).astype(np.int16)


def _frames(stream: bytes, encoding: Encoding) -> Iterator[bytes]:
    """The frames of a stream, each a byte longer where its padding bit is set."""
    base = frame_length(encoding.bit_rate, encoding.sample_rate)
    at = 0
    while at < len(stream):
        end = at + base + (stream[at + 2] >> 1 & 1)
        yield stream[at:end]
        at = end


class Mp3Writer:
    """Joins frames beside the file, then puts the tag and the Info header, known only now, in front."""

    def __init__(self, path: Path, encoding: Encoding) -> None:
        self.encoding = encoding
        self.frames = 0
        self.body = Body(path)

    def add(self, packets: bytes, frames: int) -> None:
        """Append a segment's frames."""
        self.body.add(packets)
        self.frames += frames

    def finish(self, tags: Tags, samples: int) -> None:
        """Write tag, Info header and frames to the file.

        Silent frames behind the last push the end out of the decoder's delay; the Info header tells a
        decoder to leave out what is before and behind.
        """
        more = -(-(samples + DELAY) // Mp3.frame) - self.frames
        silence = Mp3().encode(np.zeros(((more + 1) * Mp3.frame, self.encoding.channels), np.int16), self.encoding)
        self.add(b"".join(islice(_frames(silence, self.encoding), more)), more)
        info = info_frame(self.frames, self.body.size, samples, self.encoding)
        self.body.finish([id3(tags), info])
