"""WAV: the samples themselves, 16 bit."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from output.audio.codecs import Codec, Encoding, Tags, Writer
from output.audio.peaks import Floats
from voices.audio import Samples


class Wav(Codec):
    """The samples themselves; a frame is one sample of each channel."""

    frame = 1
    delay = 0
    type = "audio/wav"
    file = "audio.wav"
    sample_rates = (44100, 48000)
    bit_rates = (0, 0)

    def version(self) -> str:
        """Samples are never written in another way."""
        return "pcm_s16le"

    def encode(self, samples: Samples, encoding: Encoding) -> bytes:
        """The bytes of ``samples`` (int16, n or n x 2)."""
        return samples.astype("<i2").tobytes()

    def decode(self, packets: bytes, encoding: Encoding) -> Floats:
        """The samples again."""
        samples = np.frombuffer(packets, "<i2").astype(np.float32) / np.float32(32768)
        return samples if encoding.channels == 1 else samples.reshape(-1, encoding.channels)

    def writer(self, path: Path, encoding: Encoding, tags: Tags) -> Writer:
        """A writer of the file ``path``."""
        from output.audio.codecs.wav_file import WavWriter

        return WavWriter(path, encoding, tags)
