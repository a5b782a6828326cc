"""An M4A file (ISO/IEC 14496-14).

FFmpeg's muxer keeps every packet's row in memory; this writer keeps two bytes of it, and puts the movie in
front of the sound, so that players start before they have the whole file.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import numpy as np

from output.audio.codecs import Encoding, Tags
from output.audio.codecs.boxes import box, descriptor, full, u16, u32, u64
from output.audio.codecs.languages import iso639_2
from output.audio.codecs.m4a import DELAY, M4a, audio_config
from output.audio.codecs.movie import ENABLED, IN_MOVIE, UNITY, Media, movie
from output.audio.codecs.mp4_tags import user_data
from output.audio.codecs.packet_writer import PacketWriter
from output.audio.codecs.packets import sizes_of
from output.episode import Chapter

CHUNK = 43
"""Packets that lie together: about a second, as Apple's QuickTime File Format Specification advises."""

TYPE = box(b"ftyp", b"M4A ", bytes(4), b"M4A ", b"mp42", b"isom")
UTF8 = box(b"encd", u32(0x100))
"""Says that a title is UTF-8 (QuickTime File Format Specification, "Text sample data")."""


class M4aWriter(PacketWriter):
    """Keeps packets beside the file, then writes the movie, the titles of the chapters, and the packets."""

    def finish(self, samples: int) -> None:
        """Write the file. Silent packets behind the last push the end out of the decoder's delay."""
        self.fill(samples + DELAY)
        tags, titles = self.tags, [_title(chapter) for chapter in self.tags.chapters]
        media = [_sound(self.encoding, bytes(self.sizes), self.body.size, samples, tags)]
        media += [_chapters(tags, titles)] if titles else []
        made = partial(movie, media, timescale=self.encoding.sample_rate, length=samples, user_data=user_data(tags))
        start = len(TYPE) + len(made(0)) + DATA  # a movie is equally long wherever its samples are
        ahead = b"".join(titles)
        self.body.finish(TYPE, made(start), _data(len(ahead) + self.body.size), ahead)


DATA = 16
"""Bytes before the content of ``mdat`` where its size is 64 bits wide."""


def _data(size: int) -> bytes:
    return u32(1) + b"mdat" + u64(DATA + size)


def _sound(encoding: Encoding, sizes: bytes, size: int, samples: int, tags: Tags) -> Media:
    rate, count = encoding.sample_rate, len(sizes) // 2
    entry = box(
        *(b"mp4a", bytes(6), u16(1), bytes(8), u16(encoding.channels, 16, 0, 0), u32(rate << 16)),
        _stream(encoding, size * 8 * rate // (count * M4a.frame)),
    )
    return Media(
        handler=b"soun",
        timescale=rate,
        language=iso639_2(tags.facts.language),
        entry=entry,
        header=full(b"smhd", u32(0)),
        sizes=sizes_of(sizes),
        durations=[(count - 1, M4a.frame), (1, samples + DELAY - (count - 1) * M4a.frame)],
        chunk=CHUNK,
        edit=DELAY,
        length=samples,
        flags=ENABLED | IN_MOVIE,
        references=box(b"tref", box(b"chap", u32(2))) if tags.chapters else b"",
    )


def _stream(encoding: Encoding, bit_rate: int) -> bytes:
    """``esds`` (14496-14, 5.6): AAC in a sound stream, its bit rate, its configuration."""
    decoder = descriptor(
        4, bytes((0x40, 0x15)), bytes(3), u32(bit_rate, bit_rate), descriptor(5, audio_config(encoding))
    )
    return full(b"esds", descriptor(3, u16(1), bytes(1), decoder, descriptor(6, bytes((2,)))))


def _title(chapter: Chapter) -> bytes:
    """A sample of the chapter track: the title, that it is UTF-8, and where it leads."""
    text = chapter.title.encode()
    return u16(len(text)) + text + UTF8 + _link(chapter)


def _link(chapter: Chapter) -> bytes:
    """A hypertext box (3GPP TS 26.245, 5.17.1.5) over the whole title, as Apple's enhanced podcasts have it.

    Its address has at most 255 bytes; one that is longer is left out.
    """
    address = (chapter.url or "").encode()
    if not 0 < len(address) <= 255:
        return b""
    return box(b"href", u16(0, len(chapter.title)), bytes((len(address),)), address, bytes(1))


def _chapters(tags: Tags, titles: Sequence[bytes]) -> Media:
    """The chapter track (QuickTime File Format Specification, "Chapter lists"), in milliseconds."""
    starts = [chapter.start_ms for chapter in tags.chapters]
    general = full(b"gmin", u16(0x40, 0x8000, 0x8000, 0x8000, 0, 0))
    return Media(
        handler=b"text",
        timescale=1000,
        language=iso639_2(tags.facts.language),
        entry=box(b"text", bytes(6), u16(1), bytes(43)),
        header=box(b"gmhd", general, box(b"text", UNITY)),
        sizes=np.array([len(title) for title in titles], np.uint16),
        durations=[(1, end - start) for start, end in pairwise([*starts, tags.duration_ms])],
        chunk=1,
        edit=0,
        length=tags.duration_ms,
        flags=IN_MOVIE,
    )
