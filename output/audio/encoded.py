"""Encoded sound that a decoder gives back below the ceiling.

An encoder adds to the peaks, the more the fewer bits it has: LAME at 96 kbit/s up to 0.7 dB in 104 voices of espeak, at
32 kbit/s 1.6 dB, and to noise and drums more. For a voice it is measured once, with its level; other sound is decoded
again, and where it is above the ceiling, it is limited further and encoded once more.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from output.audio.codecs import Encoding, get_codec
from output.audio.limiter import limited
from output.audio.mastering import EDGE_MS, amplitude, framed
from output.audio.pan import panned
from output.audio.peaks import Floats, true_peak

HEADROOM = 0.5
"""dB that the limiter stays below the ceiling at first."""

SPARE = 0.1
"""dB below the ceiling that is aimed at: true-peak meters differ by more (EBU Tech 3341 allows +0.2 and -0.4 dB)."""

ROUNDS = 6


class Encoded(NamedTuple):
    """Packets, how many frames they are, and the sample that the sound starts with."""

    packets: bytes
    frames: int
    lead: int


def encoded(audio: Floats, encoding: Encoding, length_ms: int, ceiling: float, pan: float = 0.0) -> Encoded:
    """``audio`` (n at ``pan``, or n x channels) in as many whole frames as fit into ``length_ms``, the edges silent.

    It is limited to ``ceiling`` (dBTP) before it is encoded.
    """
    codec = get_codec(encoding.codec)
    frames = length_ms * encoding.sample_rate // (1000 * codec.frame)
    held = limited(audio, encoding.sample_rate, ceiling)
    samples, lead = framed(held, encoding.sample_rate, frames * codec.frame)
    stereo = encoding.channels == 2 and samples.ndim == 1
    return Encoded(codec.encode(panned(samples, pan) if stereo else samples, encoding), frames, lead)


def encoded_below(audio: Floats, encoding: Encoding, length_ms: int, ceiling: float) -> Encoded:
    """The same, so that it has no true peak above ``ceiling`` (dBTP) when it is decoded."""
    headroom = HEADROOM
    for _ in range(ROUNDS):
        made = encoded(audio, encoding, length_ms, ceiling - headroom)
        over = _over(made.packets, encoding, ceiling - SPARE)
        if over <= 0:
            break
        headroom += over
    return made


def added(audio: Floats, encoding: Encoding, ceiling: float) -> float:
    """How far (dB) ``audio``, limited to ``ceiling``, is above it when encoded and decoded; 0 where it is not."""
    length_ms = 3 * EDGE_MS + len(audio) * 1000 // encoding.sample_rate
    made = encoded(audio, encoding, length_ms, ceiling)
    return max(0.0, _over(made.packets, encoding, ceiling))


def _over(packets: bytes, encoding: Encoding, ceiling: float) -> float:
    """How far (dB) the true peak of encoded sound is above ``ceiling``; negative below."""
    top = amplitude(ceiling)
    peak = true_peak(get_codec(encoding.codec).decode(packets, encoding), top)
    return float(20 * np.log10(max(peak, 1e-9) / top))
