"""The ID3v2.3 tag of an MP3 file, with CHAP and CTOC frames (ID3v2 Chapter Frame Addendum 1.0), by mutagen.

mutagen sorts the frames of a tag by size, and FFmpeg shows chapters in the order in which they stand. So
each frame is rendered alone, and the tag is put together here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from mutagen import id3 as frames

from output.audio.codecs import Picture, Tags
from output.audio.codecs.languages import iso639_2

_UTF16 = frames.Encoding.UTF16
_WHOLE = 0xFFFFFFFF
"""Byte offsets of a chapter that are not used: the times count (Addendum 1.0, 3.1)."""

_HEADER = 10
"""Bytes before the frames (ID3v2.3, 3.1)."""

MOST_CHAPTERS = 255
"""A table of contents counts its entries in one byte (Addendum 1.0, 3.2)."""


def id3(tags: Tags) -> bytes:
    """The bytes of the tag, without padding: the same tags give the same bytes."""
    made = [*_texts(tags), *_cover(tags), *_chapters(tags), *_lyrics(tags)]
    body = b"".join(map(_rendered, made))
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def _rendered(frame: Any) -> bytes:
    tag = frames.ID3()
    tag.add(frame)
    tag.update_to_v23()
    file = io.BytesIO()
    tag.save(file, v2_version=3, padding=lambda info: 0)
    return file.getvalue()[_HEADER:]


def _texts(tags: Tags) -> Iterator[Any]:
    facts, show = tags.facts, tags.show
    texts = {
        frames.TIT2: facts.title,
        frames.TPE1: show.author,
        frames.TALB: show.title,
        frames.TRCK: str(facts.number) if facts.number is not None else None,
        frames.TDRC: facts.date,
        frames.TLAN: iso639_2(facts.language),
        frames.TLEN: str(tags.duration_ms),
        frames.TCON: "Podcast",
        frames.TCOP: show.copyright,
    }
    yield from (kind(encoding=_UTF16, text=[text]) for kind, text in texts.items() if text)
    if facts.summary:
        yield frames.COMM(encoding=_UTF16, lang=iso639_2(facts.language), desc="", text=[facts.summary])


def _cover(tags: Tags) -> Iterator[Any]:
    if tags.cover:
        yield _picture(tags.cover, frames.PictureType.COVER_FRONT)


def _picture(picture: Picture, kind: int) -> Any:
    latin = frames.Encoding.LATIN1
    return frames.APIC(encoding=latin, mime=picture.type, type=kind, desc="", data=picture.data)


def _lyrics(tags: Tags) -> Iterator[Any]:
    if tags.lyrics:
        yield frames.USLT(encoding=_UTF16, lang=iso639_2(tags.facts.language), desc="", text=tags.lyrics)


def _chapters(tags: Tags) -> Iterator[Any]:
    """The table of contents, then the chapters in its order, each with its title, link and picture."""
    chapters = tags.chapters[:MOST_CHAPTERS]
    names = [f"chp{i}" for i in range(len(chapters))]
    if names:
        flags = frames.CTOCFlags.TOP_LEVEL | frames.CTOCFlags.ORDERED
        yield frames.CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=[])
    times = pairwise([*(chapter.start_ms for chapter in chapters), tags.duration_ms])
    for name, chapter, (start, end) in zip(names, chapters, times, strict=True):
        inside: list[Any] = [frames.TIT2(encoding=_UTF16, text=[chapter.title])]
        if chapter.url:
            inside.append(frames.WXXX(encoding=_UTF16, desc="", url=chapter.url))
        if chapter.image and chapter.image in tags.pictures:
            inside.append(_picture(tags.pictures[chapter.image], frames.PictureType.ILLUSTRATION))
        whole = {"start_offset": _WHOLE, "end_offset": _WHOLE}
        yield frames.CHAP(element_id=name, start_time=start, end_time=end, **whole, sub_frames=inside)
