"""The Info header: an MP3 frame that holds no sound but the length, a table for seeking, and the delays.

Layout: the "XING" VBR header of Xing Technologies, called "Info" at constant bit rate, with LAME's
extension ("MP3 Info Tag revision 1", https://gabriel.mp3-tech.org/mp3infotag.html).
"""

from __future__ import annotations

from output.audio.codecs import Encoding

BIT_RATES = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
SAMPLE_RATES = (44100, 48000, 32000)

ENCODER_DELAY = 576
"""LAME's delay in samples; a decoder adds its own 529 (LAME's technical FAQ, "decoder delay")."""

DELAY = ENCODER_DELAY + 529
"""Samples that encoder and decoder together are late."""

QUALITY = 55
"""As LAME counts it: 100, less 10 times -V (4 where the rate is constant), less -q (5)."""

_SIDE_INFO = {1: 17, 2: 32}
"""Bytes of side information by channels (11172-3, 2.4.1.7)."""
_FLAGS_FRAMES_BYTES_TOC_QUALITY = 0x0F


def info_size(encoding: Encoding) -> int:
    """Bytes of the Info frame, whatever it says."""
    return frame_length(_bit_rate(encoding), encoding.sample_rate)


def info_frame(frames: int, size: int, samples: int, encoding: Encoding) -> bytes:
    """The Info frame of a file with ``frames`` frames of together ``size`` bytes (itself not counted).

    ``samples`` are the sound's own; the frames hold the delay before them and silence behind.
    """
    length = info_size(encoding)
    total = size + length
    info = b"Info" + _FLAGS_FRAMES_BYTES_TOC_QUALITY.to_bytes(4, "big")
    info += frames.to_bytes(4, "big") + total.to_bytes(4, "big")
    info += bytes(_toc(size, length)) + QUALITY.to_bytes(4, "big")
    start = _header(_bit_rate(encoding), encoding) + bytes(_SIDE_INFO[encoding.channels]) + info
    tag = start + _lame_extension(encoding, total, frames * 1152 - ENCODER_DELAY - samples)
    tag += _crc16(tag).to_bytes(2, "big")
    return tag.ljust(length, b"\0")


def frame_length(bit_rate: int, sample_rate: int) -> int:
    """Bytes of a frame without the padding bit (11172-3, 2.4.3.1)."""
    return 144_000 * bit_rate // sample_rate


def _bit_rate(encoding: Encoding) -> int:
    """The Info frame's own bit rate (kbit/s): the sound's, or more where its frame is too short for the header."""
    needed = 4 + _SIDE_INFO[encoding.channels] + 120 + 36
    rates = (rate for rate in BIT_RATES if rate >= encoding.bit_rate)
    return next(rate for rate in rates if frame_length(rate, encoding.sample_rate) >= needed)


def _header(bit_rate: int, encoding: Encoding) -> bytes:
    """A frame's header (11172-3, 2.4.1.3): MPEG-1 layer III, no CRC, no padding, original, mono or joint stereo."""
    rate = BIT_RATES.index(bit_rate) << 4 | SAMPLE_RATES.index(encoding.sample_rate) << 2
    return bytes((0xFF, 0xFB, rate, 0xC4 if encoding.channels == 1 else 0x44))


def _toc(size: int, offset: int) -> list[int]:
    """For each hundredth of the time, the place in the file in 256ths; constant bit rate makes it a straight line."""
    total = size + offset
    return [min(255, (offset + size * percent // 100) * 256 // total) for percent in range(100)]


def _lame_extension(encoding: Encoding, total: int, padding: int) -> bytes:
    """36 bytes less the CRC: encoder, method (1: constant), low pass unknown, gains, flags, rate, delays, size."""
    delays = ENCODER_DELAY << 12 | padding
    return (
        b"LAME3.100"
        + bytes((0x01, 0))
        + bytes(8)
        + bytes((0, min(255, encoding.bit_rate)))
        + delays.to_bytes(3, "big")
        + bytes(4)
        + total.to_bytes(4, "big")
        + bytes(2)
    )


def _crc16(data: bytes) -> int:
    """CRC-16/ARC, as the extension asks for: polynomial 0x8005, reflected, start 0."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
