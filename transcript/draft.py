"""A turn that is being put together, and the turn that it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from transcript.markup import Words
from transcript.model import Span, Timed, Turn


@dataclass
class Draft:
    """A turn that is being put together: its words, and where each paragraph begins in them."""

    speaker: str
    line: int
    words: Words
    paragraphs: list[int] = field(default_factory=list)
    start: int = -1
    end: int = -1
    start_ms: int | None = None
    timed: list[Timed] = field(default_factory=list)


def turn_of(draft: Draft) -> Turn:
    text = "".join(draft.words.text)
    paragraphs = [text[a : b - 2] for a, b in pairwise([*draft.paragraphs, len(text) + 2])]
    times = [each for each in draft.timed if each.start < each.end]
    return Turn(
        text=text,
        span=Span(draft.start, draft.end),
        inlines=tuple(draft.words.inlines),
        speaker=draft.speaker,
        paragraphs=tuple(paragraphs),
        start_ms=times[0].start_ms if times else draft.start_ms,
        end_ms=times[-1].end_ms if times else None,
        timed=tuple(times),
    )
