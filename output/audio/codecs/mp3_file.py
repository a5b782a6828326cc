"""An MP3 file: an ID3v2.3 tag, an Info header, the frames."""

from __future__ import annotations

from pathlib import Path

from output.audio.codecs import Encoding, Packets, Tags
from output.audio.codecs.body import Body
from output.audio.codecs.mp3 import Mp3
from output.audio.codecs.xing import DELAY, info_frame


class Mp3Writer:
    """Joins frames beside the file, then puts the tag and the Info header, known only now, in front."""

    def __init__(self, path: Path, encoding: Encoding) -> None:
        self.encoding = encoding
        self.frames = 0
        self.body = Body(path)

    def add(self, packets: Packets, frames: int) -> None:
        """Append a segment's frames."""
        self.body.add(packets)
        self.frames += frames

    def close(self) -> None:
        """Give the file up, unless it is finished."""
        self.body.close()

    def finish(self, tags: Tags, samples: int) -> None:
        """Write tag, Info header and frames to the file.

        Silent frames behind the last push the end out of the decoder's delay; the Info header tells a
        decoder to leave out what is before and behind.
        """
        from output.audio.codecs.id3 import id3  # slow to import, as mutagen is, and needed when all is recorded

        more = -(-(samples + DELAY) // Mp3.frame) - self.frames
        self.add(Mp3().silence(more, self.encoding), more)
        info = info_frame(self.frames, self.body.size, samples, self.encoding)
        self.body.finish(id3(tags), info)
