"""WAV (Microsoft RIFF, "Multimedia Programming Interface and Data Specifications 1.0"), 16 bit PCM.

Beyond 4 GiB it is RF64 (EBU Tech 3306), whose sizes stand in a chunk that has been kept free.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from output.audio.codecs import Encoding, Packets, Tags
from output.audio.codecs.body import growing
from output.audio.codecs.id3 import id3

HEADER = 80
"""Bytes before the samples: RIFF, the chunk kept free, the format, the head of the data."""

_FREE = 28
_LIMIT = 0xFFFFFFFF


class WavWriter:
    """Writes samples behind a header that is written again when their number is known."""

    def __init__(self, path: Path, encoding: Encoding, tags: Tags) -> None:
        self.encoding = encoding
        self.tags = tags
        self.samples = 0
        self._file = growing(path, self)
        self._file.write(bytes(HEADER))

    def add(self, packets: Packets, frames: int) -> None:
        """Append a segment's samples."""
        self._file.write(packets)
        self.samples += frames

    def close(self) -> None:
        """Give the file up, unless it is finished."""
        self._file.close()

    def finish(self, samples: int) -> None:
        """Write the tags behind the samples, and the header."""
        size = self.samples * 2 * self.encoding.channels
        chunks = b"".join(_chunk(*each) for each in _told(self.tags, self.encoding.sample_rate))
        self._file.write(chunks)
        self._file.seek(0)
        self._file.write(header(size, HEADER - 8 + size + len(chunks), self.encoding))
        self._file.close()


def header(size: int, whole: int, encoding: Encoding) -> bytes:
    """What stands before ``size`` bytes of samples in a RIFF of ``whole`` bytes."""
    width = 2 * encoding.channels
    form = _numbers(2, 1, encoding.channels) + _numbers(4, encoding.sample_rate, encoding.sample_rate * width)
    form = _chunk(b"fmt ", form + _numbers(2, width, 16))
    if whole <= _LIMIT:
        return (
            b"RIFF" + _numbers(4, whole) + b"WAVE" + _chunk(b"JUNK", bytes(_FREE)) + form + b"data" + _numbers(4, size)
        )
    sizes = _numbers(8, whole, size, size // width) + _numbers(4, 0)
    return b"RF64" + _numbers(4, _LIMIT) + b"WAVE" + _chunk(b"ds64", sizes) + form + b"data" + _numbers(4, _LIMIT)


def _told(tags: Tags, rate: int) -> list[tuple[bytes, bytes]]:
    """The chunks of tags: RIFF's own list, chapters as cue points with labels, and ID3 for all of it and the rest.

    RIFF's list is there where all of it is ASCII. Of other text FFmpeg and libsndfile believe that it is UTF-8,
    MediaInfo that it is ISO 8859-1, even where a chunk ``CSET`` names the code page; and of half a list FFmpeg believes
    that it is all, and asks ID3 for no text.
    """
    facts, show = tags.facts, tags.show
    rows = {
        b"INAM": facts.title,
        b"IART": show.author,
        b"IPRD": show.title,
        b"ITRK": str(facts.number) if facts.number is not None else None,
        b"ICRD": facts.date,
        b"IGNR": "Podcast",
        b"ILNG": facts.language,
        b"ICMT": facts.summary,
        b"ICOP": show.copyright,
    }
    known = {kind: text for kind, text in rows.items() if text}
    chunks = []
    if all(text.isascii() for text in known.values()):
        info = (_chunk(kind, text.encode() + b"\0") for kind, text in known.items())
        chunks += [(b"LIST", b"INFO" + b"".join(info))]
    if tags.chapters:
        chunks += [(b"cue ", _cues(tags, rate)), (b"LIST", b"adtl" + b"".join(_labels(tags)))]
    return [*chunks, (b"id3 ", id3(tags))]


def _cues(tags: Tags, rate: int) -> bytes:
    """Numbered from 0 as the chapters of ID3 are, for FFmpeg reads both, and takes those of one number for one."""
    places = [chapter.start_ms * rate // 1000 for chapter in tags.chapters]
    points = (_numbers(4, i, at) + b"data" + _numbers(4, 0, 0, at) for i, at in enumerate(places))
    return b"".join(chain([_numbers(4, len(places))], points))


def _labels(tags: Tags) -> list[bytes]:
    titles = [chapter.title.encode() + b"\0" for chapter in tags.chapters]
    return [_chunk(b"labl", _numbers(4, i) + title) for i, title in enumerate(titles)]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + _numbers(4, len(body)) + body + bytes(len(body) % 2)


def _numbers(width: int, *values: int) -> bytes:
    return b"".join(value.to_bytes(width, "little") for value in values)
