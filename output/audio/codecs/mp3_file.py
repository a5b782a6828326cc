"""An MP3 file: an ID3v2.3 tag, an Info header, the frames."""

from __future__ import annotations

from pathlib import Path

from output.audio.codecs import Encoding, Packets, Tags
from output.audio.codecs.body import growing
from output.audio.codecs.id3 import id3
from output.audio.codecs.mp3 import Mp3
from output.audio.codecs.xing import DELAY, info_frame, info_size


class Mp3Writer:
    """Writes the tag and then frames, behind a place for the Info header, which is known last."""

    def __init__(self, path: Path, encoding: Encoding, tags: Tags) -> None:
        self.encoding = encoding
        self.frames = self.size = 0
        tag = id3(tags)
        self._file = growing(path, self)
        self._info = self._file.write(tag)
        self._file.write(bytes(info_size(encoding)))

    def add(self, packets: Packets, frames: int) -> None:
        """Append a segment's frames."""
        self._file.write(packets)
        self.frames += frames
        self.size += len(packets)

    def close(self) -> None:
        """Give the file up, unless it is finished."""
        self._file.close()

    def finish(self, samples: int) -> None:
        """Write the last frames and the Info header.

        Silent frames behind the last push the end out of the decoder's delay; the Info header tells a
        decoder to leave out what is before and behind.
        """
        more = -(-(samples + DELAY) // Mp3.frame) - self.frames
        self.add(Mp3().silence(more, self.encoding), more)
        self._file.seek(self._info)
        self._file.write(info_frame(self.frames, self.size, samples, self.encoding))
        self._file.close()
