"""Encoded sound that a decoder gives back below the ceiling.

An encoder adds to the peaks, the more the fewer bits it has: LAME at 96 kbit/s up to 0.7 dB in 104 voices of espeak, at
32 kbit/s 1.6 dB, and to noise and drums more. For a voice it is measured once, with its level; other sound is decoded
again, and where it is above the ceiling, it is turned down there and encoded once more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from output.audio.codecs import Encoding, get_codec
from output.audio.limiter import applied, block_size, gain_below
from output.audio.mastering import amplitude, framed
from output.audio.pan import panned
from output.audio.peaks import Floats, oversampled_peaks

HEADROOM = 0.5
"""dB that the limiter stays below the ceiling where nothing is known of a sound, or a voice is limited hard."""

STEADY = {"flac": 0, "wav": 0, "mp3": 96}
"""Codecs that add to a voice always about as much, from so many kbit/s a channel on; AAC may add 2 dB to one word."""

SPARE = 0.1
"""dB below the ceiling that is enough: true-peak meters differ by more (EBU Tech 3341 allows +0.2 and -0.4 dB)."""

AIM = 0.3
"""dB below the ceiling that is aimed at where it is not: an encoder may answer to less with the same packets."""

PEAKS, WHOLE = 16, 6
"""Rounds in which the peaks are turned down, and then the whole."""


class Encoded(NamedTuple):
    """Packets, how many frames they are, and the sample that the sound starts with."""

    packets: bytes
    frames: int
    lead: int


Encode = Callable[[Floats, Encoding, int, float], Encoded]

MOST_HEADROOM = 1.5
"""A voice that wants more, such as a whisper, is not steady in any codec."""


def steady(encoding: Encoding, headroom: float) -> bool:
    """Whether what encoding adds to the peaks of a voice is known from a passage, on which it needed ``headroom``."""
    enough = encoding.bit_rate >= STEADY.get(encoding.codec, 1000) * encoding.channels
    return enough and HEADROOM < headroom < MOST_HEADROOM


def encoded(sound: Floats, encoding: Encoding, length_ms: int, pan: float = 0.0) -> Encoded:
    """``sound`` (n at ``pan``, or n x channels) in as many whole frames as fit into ``length_ms``, the edges silent."""
    codec = get_codec(encoding.codec)
    frames = length_ms * encoding.sample_rate // (1000 * codec.frame)
    samples, lead = framed(sound, encoding.sample_rate, frames * codec.frame)
    stereo = encoding.channels == 2 and samples.ndim == 1
    return Encoded(codec.encode(panned(samples, pan) if stereo else samples, encoding), frames, lead)


def encoded_below(sound: Floats, encoding: Encoding, length_ms: int, pan: float = 0.0, *, ceiling: float) -> Encoded:
    """The same with no true peak above ``ceiling`` (dBTP) when it is decoded.

    The limiter hears what a listener gets, and what it does there is done to the sound, until that is low enough.
    """
    codec = get_codec(encoding.codec)
    size = block_size(encoding.sample_rate)
    for number in range(PEAKS + WHOLE):
        made = encoded(sound, encoding, length_ms, pan)
        gain = gain_below(oversampled_peaks(codec.decode(made.packets, encoding), size), size, ceiling - AIM)
        if gain is None or gain.min() >= amplitude(SPARE - AIM):
            break
        own = gain[made.lead :][: len(sound)]
        sound = applied(np.square(own) if number < PEAKS else np.full_like(own, gain.min()), sound)
    return made


def encoder(encoding: Encoding, headroom: float, ceiling: float) -> Encode:
    """How a voice is encoded: once where ``headroom`` (dB) is known to be enough for what is added to its peaks."""
    return encoded if steady(encoding, headroom) else partial(encoded_below, ceiling=ceiling)


def over_db(audio: Floats, rate: int, ceiling: float) -> float:
    """How far (dB) the true peak of ``audio`` at ``rate`` Hz is above ``ceiling`` (dBTP); negative below."""
    return float(20 * np.log10(oversampled_peaks(audio, block_size(rate)).max(initial=1e-9))) - ceiling
