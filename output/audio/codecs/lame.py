"""LAME, told the band that a sound has.

LAME looks for sound up to a frequency that it takes from the bit rate, 20.5 kHz at 96 kbit/s in mono. Speech that an
engine makes at 22,050 Hz ends at 11 kHz, and to know that saves a sixth of the time. LAME's interface has a function
for it (``lame_set_lowpassfreq`` of ``lame.h``), lameenc's encoder has none; but LAME's functions can be called in
lameenc's module where its symbols are visible. Where they are not, as on Windows, LAME has to look.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import lameenc

from output.audio.codecs import Encoding
from output.audio.codecs.mp3 import QUALITY
from output.errors import BuildError

FLUSHED = 7200
"""Bytes that may come when a stream ends; until then LAME makes at most 5 of 4 samples (``lame_encode_buffer``)."""


def narrows(encoding: Encoding) -> bool:
    """Whether LAME can be told the encoding's bandwidth, and would look further without it."""
    return _library() is not None and (encoding.bandwidth or 0) < _usual(encoding._replace(bandwidth=None))


def stream(samples: bytes, encoding: Encoding) -> bytes:
    """What a fresh encoder makes of samples (16 bits each, channels side by side). Raises BuildError if it cannot."""
    with _encoder(library := _library(), encoding) as encoder:
        return _encoded(library, encoder, samples, encoding.channels)


@cache
def _library() -> Any:
    """LAME's functions, or None where lameenc's module does not show them."""
    library = ctypes.CDLL(lameenc.__file__)
    if not hasattr(library, "lame_set_lowpassfreq"):
        return None
    library.lame_init.restype = ctypes.c_void_p
    return library


@cache
def _usual(encoding: Encoding) -> int:
    """The bandwidth (Hz) that LAME chooses for an encoding."""
    with _encoder(library := _library(), encoding) as encoder:
        return int(library.lame_get_lowpassfreq(encoder))


@contextmanager
def _encoder(library: Any, encoding: Encoding) -> Iterator[ctypes.c_void_p]:
    """An encoder that is set as lameenc's is, and to the bandwidth."""
    encoder = ctypes.c_void_p(library.lame_init())
    settings = {
        "brate": encoding.bit_rate,
        "in_samplerate": encoding.sample_rate,
        "out_samplerate": encoding.sample_rate,
        "num_channels": encoding.channels,
        "quality": QUALITY,
        "bWriteVbrTag": 0,
        "lowpassfreq": encoding.bandwidth or 0,
    }
    for teller in ("errorf", "debugf", "msgf"):  # what it would write to standard error
        getattr(library, f"lame_set_{teller}")(encoder, None)
    try:
        for name, value in settings.items():
            _done(getattr(library, f"lame_set_{name}")(encoder, value))
        _done(library.lame_init_params(encoder))
        yield encoder
    finally:
        library.lame_close(encoder)


def _encoded(library: Any, encoder: ctypes.c_void_p, samples: bytes, channels: int) -> bytes:
    count = len(samples) // (2 * channels)
    room = count * 5 // 4 + 2 * FLUSHED
    made = ctypes.create_string_buffer(room)
    if channels == 1:
        written = _done(library.lame_encode_buffer(encoder, samples, samples, count, made, room))
    else:
        written = _done(library.lame_encode_buffer_interleaved(encoder, samples, count, made, room))
    written += _done(library.lame_encode_flush(encoder, ctypes.byref(made, written), room - written))
    return ctypes.string_at(made, written)


def _done(status: int) -> int:
    """What a function of LAME returns; BuildError where that says that it failed."""
    if status < 0:
        raise BuildError(f"LAME cannot encode (it says {status})", value=status, remedy="choose another bit_rate.mp3")
    return status
