"""MP3 by LAME: ISO/IEC 11172-3 layer III frames.

A fresh encoder cannot reach back into a bit reservoir before its own first frame, so the frames of
a segment stand alone, and segments whose edges are silent join byte after byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from output.audio.codecs import Codec, Encoding, Tags, Writer
from output.audio.codecs.xing import DELAY, frame_length

if TYPE_CHECKING:
    from output.audio.peaks import Floats
    from voices.audio import Samples

QUALITY = 5
"""LAME's -q: 5 takes half the time of 2 and is LAME's own advice for speech-like material at constant rate."""

SCALES = ((160, 0.95), (192, 0.97), (224, 0.98), (320, 1.0))
"""What LAME multiplies samples by, up to a bit rate in kbit/s (presets.c); measured with a sine and undone here."""


class Mp3(Codec):
    """Constant bit rate, MPEG-1 layer III: frames of 1152 samples."""

    frame = 1152
    delay = DELAY
    type = "audio/mpeg"
    file = "audio.mp3"
    sample_rates = (44100, 48000)
    bit_rates = (96, 128)

    @cached_property
    def _version(self) -> str:
        return f"lameenc {version('lameenc')} q{QUALITY} unscaled narrow"

    def version(self) -> str:
        """The version of LAME's binding and the quality."""
        return self._version

    def encode(self, samples: Samples, encoding: Encoding) -> bytes:
        """The frames that hold ``samples`` (int16, n or n x 2, a multiple of 1152, the last frame silent).

        LAME delays by 1105 samples and so makes a frame or two more than the samples fill; these
        hold nothing but the silence at the end and are dropped.
        """
        return _encoded(_unscaled(samples, encoding).tobytes(), len(samples) // self.frame, encoding)

    def silence(self, frames: int, encoding: Encoding) -> bytes:
        """The same for silence; without numpy, for whoever joins segments need not have made one."""
        return _encoded(bytes(2 * encoding.channels * frames * self.frame), frames, encoding)

    def decode(self, packets: bytes, encoding: Encoding) -> Floats:
        """What FFmpeg's decoder makes of a segment's frames."""
        from output.audio.codecs.decoding import decoded

        return decoded("mp3float", frames_of(packets, encoding))[DELAY:]

    def writer(self, path: Path, encoding: Encoding, tags: Tags) -> Writer:
        """A writer of the file ``path``."""
        from output.audio.codecs.mp3_file import Mp3Writer

        return Mp3Writer(path, encoding, tags)


def _encoded(samples: bytes, frames: int, encoding: Encoding) -> bytes:
    """The first ``frames`` that LAME makes of samples (16 bits each, channels side by side)."""
    stream = _stream(samples, encoding)
    return stream[: _end(stream, encoding, frames)]


def _stream(samples: bytes, encoding: Encoding) -> bytes:
    if encoding.bandwidth:
        from output.audio.codecs import lame  # slow to import, and for silence not needed

        if lame.narrows(encoding):
            return lame.stream(samples, encoding)
    import lameenc

    encoder = lameenc.Encoder()
    encoder.set_bit_rate(encoding.bit_rate)
    encoder.set_in_sample_rate(encoding.sample_rate)
    encoder.set_out_sample_rate(encoding.sample_rate)
    encoder.set_channels(encoding.channels)
    encoder.set_quality(QUALITY)
    encoder.silence()
    return bytes(encoder.encode(samples)) + bytes(encoder.flush())


def _unscaled(samples: Samples, encoding: Encoding) -> Samples:
    import numpy as np

    scale = next((scale for most, scale in SCALES if encoding.bit_rate <= most), 1.0)
    louder = samples * np.float32(1 / scale)
    return np.clip(np.rint(louder, out=louder), -32768, 32767, out=louder).astype(np.int16)


def frames_of(stream: bytes, encoding: Encoding) -> Iterator[bytes]:
    """The frames of a stream, each a byte longer where its padding bit is set."""
    at = 0
    while at < len(stream):
        end = at + _end(stream[at : at + 4], encoding, 1)
        yield stream[at:end]
        at = end


def _end(stream: bytes, encoding: Encoding, frames: int) -> int:
    """Where so many frames of a stream end (bytes); each is a byte longer where its padding bit is set."""
    base = frame_length(encoding.bit_rate, encoding.sample_rate)
    at = 0
    for _ in range(frames):
        at += base + (stream[at + 2] >> 1 & 1)
    return at
