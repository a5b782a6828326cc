"""The ``moov`` box of an M4A file: a sound track, a track of chapter titles, and what stands in ``udta``.

All boxes are of ISO/IEC 14496-12 where nothing else is said; times of making are 0, so that equal input gives
equal bytes, and 64 bits wide, so that no length is too long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from output.audio.codecs.boxes import box, full, u16, u32, u64
from output.audio.codecs.packets import Sizes

UNITY = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
"""The matrix that changes nothing (section 6.2.2)."""

ENABLED, IN_MOVIE = 1, 2
"""Flags of ``tkhd``."""


@dataclass(frozen=True)
class Media:
    """One track: its samples (in ISO's sense: packets) and how they are told of.

    ``durations`` are pairs (count, ticks), ``chunk`` is how many samples lie together, ``edit`` how many
    ticks at the start are not played, ``length`` those that are.
    """

    handler: bytes
    timescale: int
    language: str
    entry: bytes
    header: bytes
    sizes: Sizes
    durations: Sequence[tuple[int, int]]
    chunk: int
    edit: int
    length: int
    flags: int
    references: bytes = b""


def movie(media: Sequence[Media], start: int, *, timescale: int, length: int, user_data: bytes) -> bytes:
    """The ``moov`` box. The samples begin at byte ``start`` of the file, those of the last track first."""
    head = full(
        *(b"mvhd", u64(0, 0), u32(timescale), u64(length), u32(0x10000), u16(0x100), bytes(10), UNITY, bytes(24)),
        u32(len(media) + 1),
        version=1,
    )
    sizes = [int(each.sizes.sum(dtype=np.int64)) for each in media]
    starts = [start + sum(sizes[number:]) for number in range(1, len(media) + 1)]
    tracks = [_track(number + 1, media[number], starts[number], timescale) for number in range(len(media))]
    return box(b"moov", head, *tracks, user_data)


def _track(number: int, media: Media, start: int, timescale: int) -> bytes:
    length = media.length * timescale // media.timescale
    volume = 0x100 if media.handler == b"soun" else 0
    head = full(
        b"tkhd",
        u64(0, 0),
        u32(number, 0),
        u64(length),
        bytes(8),
        u16(0, 0, volume, 0),
        UNITY,
        bytes(8),
        version=1,
        flags=media.flags,
    )
    edit = full(b"elst", u32(1), u64(length, media.edit), u16(1, 0), version=1)
    return box(b"trak", head, box(b"edts", edit), media.references, _media(media, start))


def _media(media: Media, start: int) -> bytes:
    total = sum(count * ticks for count, ticks in media.durations)
    letters = [ord(letter) - 0x60 for letter in media.language]
    language = u16(letters[0] << 10 | letters[1] << 5 | letters[2])
    head = full(b"mdhd", u64(0, 0), u32(media.timescale), u64(total), language, u16(0), version=1)
    here = box(b"dinf", full(b"dref", u32(1), full(b"url ", flags=1)))
    return box(b"mdia", head, handler(media.handler), box(b"minf", media.header, here, _table(media, start)))


def handler(kind: bytes, maker: bytes = bytes(4)) -> bytes:
    """The ``hdlr`` box; a name is not needed."""
    return full(b"hdlr", bytes(4), kind, maker, bytes(9))


def _table(media: Media, start: int) -> bytes:
    """Where each sample is and how long it lasts (section 8.6 and 8.7)."""
    count = len(media.sizes)
    whole, rest = divmod(count, media.chunk)
    groups = [(1, media.chunk)] * bool(whole) + [(whole + 1, rest)] * bool(rest)
    lengths = np.add.reduceat(media.sizes, np.arange(0, count, media.chunk), dtype=np.int64)
    places = start + np.cumsum(lengths) - lengths
    return box(
        b"stbl",
        full(b"stsd", u32(1), media.entry),
        full(b"stts", u32(len(media.durations)), *(u32(*row) for row in media.durations)),
        full(b"stsc", u32(len(groups)), *(u32(first, samples, 1) for first, samples in groups)),
        full(b"stsz", u32(0, count), media.sizes.astype(">u4").tobytes()),
        full(b"co64", u32(len(places)), places.astype(">u8").tobytes()),
    )
