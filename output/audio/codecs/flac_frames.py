"""Numbers of FLAC frames: taken away when a segment is encoded, given when segments are joined.

Every frame says its number, and two checksums hold it. A number changes a handful of bytes at the front; a
checksum is linear, so that of the rest is carried over instead of being counted again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

HEAD = 4
"""Bytes of a frame's header before its number (RFC 9639, section 9.1); block size and rate are from the tables."""

BITS = {1: 7, 2: 11, 3: 16, 4: 21, 5: 26, 6: 31, 7: 36}
"""Bytes of a coded number to the bits that it holds (section 9.1.5: the way of UTF-8)."""

_SIZE_BITS = 14
"""A frame's rest is shorter than 2 ** 14 bytes."""


def _table(polynomial: int, bits: int) -> Ints:
    """What a CRC of ``bits`` bits, most significant first, becomes by each byte in its top."""
    top, mask = 1 << (bits - 1), (1 << bits) - 1
    rows = np.arange(256, dtype=np.int64) << (bits - 8)
    for _ in range(8):
        rows = np.where(rows & top, rows << 1 ^ polynomial, rows << 1) & mask
    return rows


CRC8 = _table(0x07, 8)
CRC16 = _table(0x8005, 16)
"""Sections 9.1.8 and 9.3; both start with 0."""


def _skips() -> list[Ints]:
    """For each k a table: what a CRC-16 becomes when 2 ** k zero bytes follow."""
    every = np.arange(1 << 16, dtype=np.int64)
    tables = [(every << 8 & 0xFFFF) ^ CRC16[every >> 8]]
    while len(tables) < _SIZE_BITS:
        tables.append(tables[-1][tables[-1]])
    return tables


SKIPS = _skips()


def _crc8(columns: Ints) -> Ints:
    crc = np.zeros(columns.shape[0], np.int64)
    for column in columns.T:
        crc = CRC8[crc ^ column]
    return crc


def _crc16(columns: Ints) -> Ints:
    crc = np.zeros(columns.shape[0], np.int64)
    for column in columns.T:
        crc = (crc << 8 & 0xFFFF) ^ CRC16[crc >> 8 ^ column]
    return crc


def _skipped(crc: Ints, sizes: Ints) -> Ints:
    """``crc`` after so many zero bytes."""
    for bit, table in enumerate(SKIPS):
        crc = np.where(sizes >> bit & 1, table[crc], crc)
    return crc


def _runs(first: int, count: int) -> Iterator[tuple[slice, int]]:
    """Stretches of ``count`` numbers from ``first`` whose numbers are equally long, and how long (bytes)."""
    below = 0
    for length, bits in BITS.items():
        start, stop = max(first, below), min(first + count, 1 << bits)
        if start < stop:
            yield slice(start - first, stop - first), length
        below = 1 << bits


def _coded(numbers: Ints, length: int) -> Ints:
    """Numbers in ``length`` bytes each, one row a number."""
    if length == 1:
        return numbers[:, np.newaxis]
    lead = (0xFF00 >> length & 0xFF) | numbers >> 6 * (length - 1)
    return np.stack([lead, *(0x80 | numbers >> 6 * i & 0x3F for i in reversed(range(length - 1)))], axis=1)


def _rows(parts: Sequence[bytes]) -> Ints:
    return np.frombuffer(b"".join(parts), np.uint8).reshape(len(parts), -1).astype(np.int64)


def _ends(frames: Sequence[bytes]) -> Ints:
    """The checksum that each frame ends with."""
    return np.frombuffer(b"".join(frame[-2:] for frame in frames), ">u2").astype(np.int64)


def unnumbered(frames: Sequence[bytes]) -> list[bytes]:
    """Frames numbered from 0, without number and header checksum, and with the checksum of the rest alone."""
    out: list[bytes] = []
    for run, length in _runs(0, len(frames)):
        some, cut = frames[run], HEAD + length + 1
        sizes = np.array([len(frame) for frame in some]) - cut - 2
        ends = _skipped(_crc16(_rows([frame[:cut] for frame in some])), sizes) ^ _ends(some)
        made = zip(some, ends.tolist(), strict=True)
        out += [frame[:HEAD] + frame[cut:-2] + end.to_bytes(2, "big") for frame, end in made]
    return out


def numbered(frames: Sequence[bytes], first: int) -> list[bytes]:
    """Frames from ``unnumbered``, whole again and numbered from ``first``."""
    out: list[bytes] = []
    for run, length in _runs(first, len(frames)):
        some = frames[run]
        numbers = np.arange(first + run.start, first + run.stop)
        heads = np.hstack([_rows([frame[:HEAD] for frame in some]), _coded(numbers, length)])
        heads = np.hstack([heads, _crc8(heads)[:, np.newaxis]])
        sizes = np.array([len(frame) for frame in some]) - HEAD - 2
        ends = _skipped(_crc16(heads), sizes) ^ _ends(some)
        made = zip(heads.astype(np.uint8), some, ends.tolist(), strict=True)
        out += [head.tobytes() + frame[HEAD:-2] + end.to_bytes(2, "big") for head, frame, end in made]
    return out
