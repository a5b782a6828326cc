"""Plain text to read or to copy, wrapped at 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from uniseg.wrap import tt_wrap

from output.formats import Rendering
from output.timeline import Timeline
from transcript.model import Block, Furniture, Turn

WIDTH = 80


def render(rendering: Rendering) -> str:
    """The article and the interview: each turn led by its speaker's name, a blank line between paragraphs."""
    timeline = rendering.timeline
    shown = [block for block in timeline.transcript.blocks if not isinstance(block, Furniture)]
    paragraphs = [piece for block in shown for piece in _paragraphs(block, timeline)]
    return "\n\n".join(_wrap(piece) for piece in paragraphs) + "\n"
