"""Chapters: JSON chapters 1.2 (podcast namespace, chapters/jsonChapters.md), and WebVTT (section 1.5)."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from output.clock import seconds, stamp
from output.episode import Chapter
from output.formats import Rendering
from output.formats.cue_text import escape
from output.places import image_url


def render(rendering: Rendering) -> str:
    """The rendering's chapters as JSON; times in seconds, as the format wants."""
    document = {
        "version": "1.2.0",
        "title": rendering.facts.title,
        "chapters": [_chapter(chapter, rendering) for chapter in rendering.chapters],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _chapter(chapter: Chapter, rendering: Rendering) -> dict[str, Any]:
    row = {
        "startTime": seconds(chapter.start_ms),
        "title": chapter.title,
        "url": chapter.url,
        "img": image_url(chapter.image, rendering.show, rendering.facts.slug, built=bool(rendering.files)),
    }
    return {key: value for key, value in row.items() if value is not None}


def render_vtt(rendering: Rendering) -> str:
    """The rendering's chapters as WebVTT, for a ``track`` of kind ``chapters``; each lasts until the next."""
    chapters = rendering.chapters
    ends = [*(after.start_ms for _, after in pairwise(chapters)), rendering.timeline.duration_ms]
    cues = (
        f"{number}\n{stamp(chapter.start_ms, '.')} --> {stamp(max(end, chapter.start_ms + 1), '.')}"
        f"\n{escape(' '.join(chapter.title.split()))}\n\n"
        for number, (chapter, end) in enumerate(zip(chapters, ends, strict=True), 1)
    )
    return "WEBVTT\n\n" + "".join(cues)
