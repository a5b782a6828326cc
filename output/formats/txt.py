"""Plain text to read or to copy, wrapped at 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from output.captions.tokens import unspaced
from output.formats import Rendering
from output.timeline import Timeline
from transcript.model import Block, Furniture, Turn

WIDTH = 80


def render(rendering: Rendering) -> str:
    """The article and the interview: each turn led by its speaker's name, a blank line between paragraphs."""
    return rendering.plain


def plain(timeline: Timeline) -> str:
    """The same of a timeline."""
    shown = [block for block in timeline.transcript.blocks if not isinstance(block, Furniture)]
    pieces = [piece for block in shown for piece in _paragraphs(block, timeline)]
    return "\n\n".join("\n".join(wrapped(piece)) for piece in pieces) + "\n"


def _paragraphs(block: Block, timeline: Timeline) -> Iterator[str]:
    if not isinstance(block, Turn):
        yield block.text
        return
    first, *more = block.paragraphs or (block.text,)
    yield f"{timeline.speakers[block.speaker].name}: {first}"
    yield from more


def wrapped(text: str) -> list[str]:
    """``text`` in lines of at most 80 columns; a longer word keeps a line of its own."""
    if not unspaced(text):
        return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    from uniseg.wrap import tt_wrap  # slow to import, and for most texts not needed

    return [line.rstrip() for line in tt_wrap(text, WIDTH)]
