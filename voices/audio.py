"""The one module that knows pydub: ``AudioSegment`` to and from numpy samples."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

with warnings.catch_warnings():
    # pydub looks for an ffmpeg program when imported; Turncast decodes with PyAV and needs none.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

if TYPE_CHECKING:
    AudioSegment = Any

Samples = NDArray[np.int16]

__all__ = ["AudioSegment", "Samples", "from_samples", "joined", "to_samples"]


def from_samples(samples: Samples, rate: int) -> AudioSegment:
    """A mono 16-bit ``AudioSegment`` of int16 ``samples`` (shape: n) at ``rate`` samples a second."""
    return joined([samples], rate)


def joined(pieces: Iterable[Samples], rate: int) -> AudioSegment:
    """A mono 16-bit ``AudioSegment`` of int16 ``pieces`` (shape of each: n) one after another, copied only once."""
    data = b"".join(np.ascontiguousarray(piece, "<i2").data for piece in pieces)
    return AudioSegment(data=data, sample_width=2, frame_rate=rate, channels=1)


def to_samples(audio: AudioSegment) -> Samples:
    """The mono int16 samples (shape: n) of ``audio``, at its own rate; channels are averaged."""
    mono = audio.set_channels(1).set_sample_width(2)
    return np.frombuffer(mono.raw_data, dtype="<i2").astype(np.int16, copy=False)
