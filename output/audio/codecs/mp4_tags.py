"""What an M4A file says of itself: iTunes' ``ilst`` by mutagen, and Nero's list of chapters."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from mutagen.mp4 import MP4Cover, MP4Tags

from output.audio.codecs import Tags
from output.audio.codecs.boxes import box, full, u32, u64
from output.episode import Chapter

MOST_CHAPTERS = 255
"""Nero's list counts them in one byte; the chapter track has them all."""

PODCAST = 21
"""iTunes' kind of media (``stik``)."""


def user_data(tags: Tags) -> bytes:
    """The ``udta`` box."""
    chapters = tags.chapters[:MOST_CHAPTERS]
    return box(b"udta", *([_nero(chapters)] if chapters else []), _meta(tags))


def _nero(chapters: Iterable[Chapter]) -> bytes:
    """``chpl``: starts in units of 100 ns, titles with their length in one byte."""
    titles = [(each.start_ms, _title(each.title, 255)) for each in chapters]
    rows = [u64(start * 10_000) + bytes((len(title),)) + title for start, title in titles]
    return full(b"chpl", u32(0), bytes((len(rows),)), *rows, version=1)


def _title(text: str, most: int) -> bytes:
    """UTF-8 of ``text`` in at most so many bytes."""
    return text.encode()[:most].decode(errors="ignore").encode()


def _meta(tags: Tags) -> bytes:
    """The ``meta`` box as mutagen writes it into an empty movie."""
    made: Any = MP4Tags()
    for key, value in _rows(tags).items():
        if value:
            made[key] = [value]
    file = io.BytesIO(box(b"ftyp", b"M4A ", bytes(4)) + box(b"moov"))
    made.save(file, padding=lambda info: 0)
    data = file.getvalue()
    start = data.index(b"meta") - 4
    return data[start : start + int.from_bytes(data[start : start + 4], "big")]


def _rows(tags: Tags) -> dict[str, Any]:
    facts, show, cover = tags.facts, tags.show, tags.cover
    formats = {"image/jpeg": MP4Cover.FORMAT_JPEG, "image/png": MP4Cover.FORMAT_PNG}
    return {
        "\xa9nam": facts.title,
        "\xa9ART": show.author,
        "aART": show.author,
        "\xa9alb": show.title,
        "\xa9day": facts.date,
        "\xa9gen": "Podcast",
        "\xa9cmt": facts.summary,
        "desc": facts.summary,
        "cprt": show.copyright,
        "\xa9lyr": tags.lyrics,
        "trkn": (facts.number, 0) if facts.number is not None else None,
        "stik": PODCAST,
        "covr": MP4Cover(cover.data, formats[cover.type]) if cover else None,
    }
