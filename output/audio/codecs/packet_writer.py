"""What the writers of M4A and Opus share: packets kept beside the file, and two bytes of memory for each."""

from __future__ import annotations

from pathlib import Path

from output.audio.codecs import Encoding, Packets, Tags, get_codec
from output.audio.codecs.body import Body
from output.audio.codecs.packets import divided


class PacketWriter:
    """Keeps a segment's packets beside the file ``path``, and their ``sizes`` (16 bits each)."""

    def __init__(self, path: Path, encoding: Encoding, tags: Tags) -> None:
        self.encoding = encoding
        self.tags = tags
        self.sizes = bytearray()
        self.body = Body(path)

    def add(self, packets: Packets, frames: int) -> None:
        """Append a segment's packets."""
        sizes, data = divided(packets)
        self.sizes += sizes
        self.body.add(data)

    def close(self) -> None:
        """Give the file up, unless it is finished."""
        self.body.close()

    def fill(self, samples: int) -> None:
        """Append silent packets until they hold ``samples``: they push the end out of the decoder's delay."""
        codec = get_codec(self.encoding.codec)
        more = -(-samples // codec.frame) - len(self.sizes) // 2
        self.add(codec.silence(more, self.encoding), more)
