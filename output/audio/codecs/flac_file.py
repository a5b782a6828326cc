"""A FLAC file (RFC 9639): metadata, then the frames."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mutagen.flac import SeekPoint, SeekTable

from output.audio.codecs import Encoding, Packets, Tags
from output.audio.codecs.body import Body
from output.audio.codecs.comments import comments, picture_block
from output.audio.codecs.decoding import decoded
from output.audio.codecs.flac import Flac, stream_info
from output.audio.codecs.flac_frames import numbered
from output.audio.codecs.packets import unpack

SEEK_SECONDS = 10
"""How far apart the points of the seek table are; the reference encoder's own choice."""

_STREAMINFO, _SEEKTABLE, _COMMENT, _PICTURE = 0, 3, 4, 6
"""Types of metadata blocks (section 8.1)."""


class FlacWriter:
    """Numbers frames, keeps them beside the file, and puts the metadata in front.

    The sound ends with a whole frame, up to 26 ms early. Segments are decoded for the MD5 of all samples (section 8.2),
    so that a listener's program can tell whether the file is whole.
    """

    def __init__(self, path: Path, encoding: Encoding, tags: Tags) -> None:
        self.encoding = encoding
        self.tags = tags
        self.frames = 0
        self.body = Body(path)
        self.points: list[tuple[int, int]] = []
        self.md5 = hashlib.md5(usedforsecurity=False)

    def add(self, packets: Packets, frames: int) -> None:
        """Append a segment's frames."""
        made = numbered(unpack(packets), self.frames)
        self._remember(made)
        self.body.add(b"".join(made))
        self.frames += frames
        self.md5.update(decoded("flac", made, stream_info(self.encoding, 0)).tobytes())

    def _remember(self, made: list[bytes]) -> None:
        """A point of the seek table (frame, byte) for the first frame of every ten seconds."""
        apart = SEEK_SECONDS * self.encoding.sample_rate // Flac.frame
        for ahead in range(-self.frames % apart, len(made), apart):
            self.points.append((self.frames + ahead, self.body.size + sum(map(len, made[:ahead]))))

    def close(self) -> None:
        """Give the file up, unless it is finished."""
        self.body.close()

    def finish(self, samples: int) -> None:
        """Write the metadata and the frames."""
        info = stream_info(self.encoding, self.frames * Flac.frame, self.md5.digest())
        blocks = [(_STREAMINFO, info), (_SEEKTABLE, self._seek_table())]
        blocks += [(_COMMENT, comments(self.tags, Flac().version(), with_cover=False))]
        blocks += [(_PICTURE, picture_block(self.tags.cover))] if self.tags.cover else []
        last = len(blocks) - 1
        heads = [bytes((kind | (0x80 if i == last else 0),)) for i, (kind, _) in enumerate(blocks)]
        made = [head + len(block).to_bytes(3, "big") + block for head, (_, block) in zip(heads, blocks, strict=True)]
        self.body.finish(b"fLaC", *made)

    def _seek_table(self) -> bytes:
        table = SeekTable(None)
        table.seekpoints = [SeekPoint(frame * Flac.frame, at, Flac.frame) for frame, at in self.points]
        return bytes(table.write())
