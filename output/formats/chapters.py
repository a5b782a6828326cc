"""JSON chapters 1.2 (podcast namespace, chapters/jsonChapters.md)."""

from __future__ import annotations

import json
from typing import Any

from output.clock import seconds
from output.episode import Chapter
from output.formats import Rendering


def render(rendering: Rendering) -> str:
    """The rendering's chapters as JSON; times in seconds, as the format wants."""
    document = {
        "version": "1.2.0",
        "title": rendering.facts.title,
        "chapters": [_chapter(chapter) for chapter in rendering.chapters],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _chapter(chapter: Chapter) -> dict[str, Any]:
    row = {
        "startTime": seconds(chapter.start_ms),
        "title": chapter.title,
        "url": chapter.url,
        "img": chapter.image,
    }
    return {key: value for key, value in row.items() if value is not None}
