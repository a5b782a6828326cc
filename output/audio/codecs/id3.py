"""The ID3v2.3 tag of an MP3 file, with CHAP and CTOC frames (ID3v2 Chapter Frame Addendum 1.0), by mutagen."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

from mutagen import id3 as frames

from output.audio.codecs import Tags
from output.audio.codecs.languages import iso639_2

_UTF16 = frames.Encoding.UTF16
_WHOLE = 0xFFFFFFFF
"""Byte offsets of a chapter that are not used: the times count (Addendum 1.0, 3.1)."""


def id3(tags: Tags) -> bytes:
    """The bytes of the tag, without padding: the same tags give the same bytes."""
    tag = frames.ID3()
    for frame in [*_texts(tags), *_chapters(tags), *_lyrics(tags)]:
        tag.add(frame)
    tag.update_to_v23()
    file = io.BytesIO()
    tag.save(file, v2_version=3, padding=lambda info: 0)
    return file.getvalue()


def _texts(tags: Tags) -> list[Any]:
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
    }
    made = [kind(encoding=_UTF16, text=[text]) for kind, text in texts.items() if text]
    if facts.summary:
        made.append(frames.COMM(encoding=_UTF16, lang=iso639_2(facts.language), desc="", text=[facts.summary]))
    return made


def _lyrics(tags: Tags) -> list[Any]:
    lang = iso639_2(tags.facts.language)
    return [frames.USLT(encoding=_UTF16, lang=lang, desc="", text=tags.lyrics)] if tags.lyrics else []


def _chapters(tags: Tags) -> list[Any]:
    starts = [chapter.start_ms for chapter in tags.chapters]
    made: list[Any] = [
        frames.CHAP(
            element_id=f"chp{i}",
            start_time=start,
            end_time=end,
            start_offset=_WHOLE,
            end_offset=_WHOLE,
            sub_frames=[frames.TIT2(encoding=_UTF16, text=[tags.chapters[i].title])],
        )
        for i, (start, end) in enumerate(pairwise([*starts, tags.duration_ms]))
    ]
    if made:
        flags = frames.CTOCFlags.TOP_LEVEL | frames.CTOCFlags.ORDERED
        ids = [chapter.element_id for chapter in made]
        made.append(frames.CTOC(element_id="toc", flags=flags, child_element_ids=ids, sub_frames=[]))
    return made
