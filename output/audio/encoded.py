"""Encoded sound that a decoder gives back below the ceiling.

An encoder adds to the peaks, the more the fewer bits it has: LAME at 96 kbit/s up to 0.4 dB for speech, at 32 kbit/s
1.6 dB, and up to 4 dB for a voice that clips. So what was encoded near the ceiling is decoded again and measured, and
where it is above, it is limited further and encoded once more.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from output.audio.codecs import Encoding, get_codec
from output.audio.limiter import limited
from output.audio.mastering import amplitude, framed
from output.audio.pan import panned
from output.audio.peaks import Floats, true_peak

HEADROOM = 0.5
"""dB that the limiter stays below the ceiling at first: what encoders with enough bits add to most speech."""
HEADROOMS = ((0, 0.1), (40, 1.3), (56, 1.2), (80, 0.7))
"""The same by kbit/s a channel (up to; 0: lossless), measured with LAME, so that few segments are encoded twice."""
SPARE = 0.1
"""dB below the ceiling that is aimed at: true-peak meters differ by more (EBU Tech 3341 allows +0.2 and -0.4 dB)."""
ROUNDS = 6
QUIET = 0.5
"""Audio that stays below this share of the ceiling is not decoded: no encoder adds 6 dB."""


class Encoded(NamedTuple):
    """Packets, how many frames they are, and the sample that the sound starts with."""

    packets: bytes
    frames: int
    lead: int


def encoded(audio: Floats, encoding: Encoding, length_ms: int, ceiling: float, pan: float = 0.0) -> Encoded:
    """``audio`` (n at ``pan``, or n x channels) in as many whole frames as fit into ``length_ms``, the edges silent.

    When decoded, no true peak is above ``ceiling`` (dBTP).
    """
    codec = get_codec(encoding.codec)
    frames = length_ms * encoding.sample_rate // (1000 * codec.frame)
    headroom = _first_headroom(encoding)
    for _ in range(ROUNDS):
        held = limited(audio, encoding.sample_rate, ceiling - headroom)
        samples, lead = framed(held, encoding.sample_rate, frames * codec.frame)
        stereo = encoding.channels == 2 and samples.ndim == 1
        packets = codec.encode(panned(samples, pan) if stereo else samples, encoding)
        over = _over(packets, encoding, ceiling) if np.abs(held).max(initial=0) > QUIET * amplitude(ceiling) else 0.0
        if over <= 0:
            break
        headroom += over
    return Encoded(packets, frames, lead)


def _first_headroom(encoding: Encoding) -> float:
    rate = encoding.bit_rate / encoding.channels
    return next((headroom for most, headroom in HEADROOMS if rate <= most), HEADROOM)


def _over(packets: bytes, encoding: Encoding, ceiling: float) -> float:
    """How far (dB) the true peak of encoded sound is above what is aimed at; negative below."""
    top = amplitude(ceiling - SPARE)
    peak = true_peak(get_codec(encoding.codec).decode(packets, encoding), top)
    return float(20 * np.log10(max(peak, 1e-9) / top))
