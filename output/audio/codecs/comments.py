"""Vorbis comments (Xiph.org, "Vorbis I", section 5): what Opus and FLAC say of themselves, by mutagen.

Chapters are ``CHAPTERnnn`` comments (wiki.xiph.org/Chapter_Extension), the cover a FLAC picture block.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

from mutagen.flac import Picture as Block
from mutagen.flac import VCFLACDict

from output.audio.codecs import Picture, Tags
from output.clock import stamp

FRONT_COVER = 3
"""RFC 9639, section 8.8, picture type."""


def comments(tags: Tags, vendor: str, *, with_cover: bool) -> bytes:
    """The comment header without a framing bit; ``vendor`` is who encoded, the cover is among them if asked for."""
    made = VCFLACDict()
    made.vendor = vendor
    for key, value in _rows(tags):
        if value:
            made.append((key, value))
    if with_cover and tags.cover:
        made.append(("METADATA_BLOCK_PICTURE", b64encode(picture_block(tags.cover)).decode()))
    return bytes(made.write())


def picture_block(cover: Picture) -> bytes:
    """The body of a FLAC picture block (RFC 9639, section 8.8)."""
    block = Block()
    block.type, block.mime, block.data = FRONT_COVER, cover.type, cover.data
    block.width, block.height, block.depth = cover.width, cover.height, 24
    return bytes(block.write())


def _rows(tags: Tags) -> Iterator[tuple[str, str | None]]:
    facts, show = tags.facts, tags.show
    yield "TITLE", facts.title
    yield "ARTIST", show.author
    yield "ALBUM", show.title
    yield "TRACKNUMBER", str(facts.number) if facts.number is not None else None
    yield "DATE", facts.date
    yield "GENRE", "Podcast"
    yield "LANGUAGE", facts.language
    yield "COMMENT", facts.summary
    yield "COPYRIGHT", show.copyright
    yield "LYRICS", tags.lyrics
    for number, chapter in enumerate(tags.chapters):
        yield f"CHAPTER{number:03}", stamp(chapter.start_ms, ".")
        yield f"CHAPTER{number:03}NAME", chapter.title
        yield f"CHAPTER{number:03}URL", chapter.url
