"""An Opus file: Ogg pages (RFC 3533), as RFC 7845 lays Opus in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from mutagen.ogg import OggPage

from output.audio.codecs.comments import comments
from output.audio.codecs.opus import PRE_SKIP, Opus, opus_head
from output.audio.codecs.packet_writer import PacketWriter
from output.audio.codecs.packets import Sizes, sizes_of

PACKETS_A_PAGE = 50
"""One second: RFC 7845, section 6 asks for no more."""

SERIAL = 0x74726E63
"""The number of the stream; the same in every file, since a file holds only one."""


class OpusWriter(PacketWriter):
    """Keeps packets beside the file, and lays them in pages once the pages of the tags are counted."""

    def finish(self, samples: int) -> None:
        """Write the pages. Silent packets behind the last push the end out of the decoder's delay."""
        self.fill(samples + PRE_SKIP)
        sizes = sizes_of(bytes(self.sizes))
        head = [opus_head(self.encoding), b"OpusTags" + comments(self.tags, Opus().version(), with_cover=True)]
        with self.body.moving() as (file, body):
            file.writelines(_pages(head, body, sizes, samples + PRE_SKIP))


def _pages(head: list[bytes], body: BinaryIO, sizes: Sizes, end: int) -> Iterator[bytes]:
    """All pages. A page's granule position is the sample that its last packet ends with; ``end`` trims the last."""
    pages = [*OggPage.from_packets(head[:1]), *OggPage.from_packets(head[1:], sequence=1)]
    pages[0].first = True
    for page in pages:
        page.serial = SERIAL
        yield page.write()
    for number, first in enumerate(range(0, len(sizes), PACKETS_A_PAGE), len(pages)):
        batch = sizes[first : first + PACKETS_A_PAGE].tolist()
        page = OggPage()
        page.serial, page.sequence = SERIAL, number
        page.packets = [body.read(size) for size in batch]
        page.last = first + len(batch) == len(sizes)
        page.position = end if page.last else (first + len(batch)) * Opus.frame
        yield page.write()
