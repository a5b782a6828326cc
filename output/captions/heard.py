"""What is heard, as tokens: the same for every profile whose lines hold the longest of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from output.captions.breaks import broken
from output.captions.tokens import Token, display_width, tokens
from output.captions.words import FunctionWords, function_words
from output.timeline import Timeline
from transcript.model import Direction, Furniture, Speaker, Turn

UNBOUNDED = 1 << 30
"""Columns that no token fills."""
BRIEF = 40
"""Columns of directions that may stand beside what is said: two seconds of reading at 20 characters a second."""


@dataclass(frozen=True)
class Heard:
    """A block that is heard: its index, who speaks, its tokens, the cost of a break and a sentence's end after each."""

    block: int
    speaker: Speaker | None
    tokens: Sequence[Token]
    breaks: Sequence[int]
    sentence_ends: Sequence[bool]

    @cached_property
    def widest(self) -> int:
        """Columns of the widest token."""
        return max([token.width for token in self.tokens])

    def led_by(self, text: str, width: int, words: FunctionWords) -> Heard:
        """The same with ``text``, which is not said, before the first token."""
        if not text:
            return self
        leading = unsaid(text, width, self.tokens[0].start_ms)
        breaks, ends = broken([*leading, self.tokens[0]], (), words)
        rows = ([*leading, *self.tokens], [*breaks[:-1], *self.breaks], [*ends[:-1], *self.sentence_ends])
        return Heard(self.block, self.speaker, *rows)


def hear(timeline: Timeline, width: int = UNBOUNDED) -> list[Heard]:
    """Every block with a place, in tokens of at most ``width`` columns.

    Brief directions without a place join the block before them, or else the first one; they bring no time, so
    longer ones are left to the page.
    """
    language = timeline.transcript.language
    said: dict[int, list[Token]] = {}
    asides: dict[int | None, list[str]] = {}
    for index, (block, place) in enumerate(timeline.blocks()):
        if isinstance(block, Direction) and place is None:
            asides.setdefault(next(reversed(said), None), []).append(bracketed(block.text))
        elif place is not None and not isinstance(block, Furniture) and block.text.strip():
            said[index] = tokens(block.text, place.words, width, place.start_ms, language)
    for after, directions in asides.items() if said else ():
        _join(said, after, " ".join(directions), width)
    words = function_words(language)
    return [_heard(timeline, index, found, words) for index, found in said.items()]


def _join(said: dict[int, list[Token]], after: int | None, text: str, width: int) -> None:
    if display_width(text) > BRIEF:
        return
    if after is None:
        first = next(iter(said.values()))
        first[:0] = unsaid(text, width, first[0].start_ms)
    else:
        said[after] += unsaid(text, width, said[after][-1].end_ms)


def _heard(timeline: Timeline, index: int, said: Sequence[Token], words: FunctionWords) -> Heard:
    block = timeline.transcript.blocks[index]
    speaker = timeline.speakers.get(block.speaker) if isinstance(block, Turn) else None
    return Heard(index, speaker, said, *broken(said, block.inlines, words))


def unsaid(text: str, width: int, time_ms: int) -> list[Token]:
    """Text that is not said, all at one time (ms)."""
    return [token._replace(start=-1, end=-1) for token in tokens(text, (), width, time_ms)]


def bracketed(text: str) -> str:
    """A direction in brackets: its own, or square ones."""
    return text if text[:1] in "[(（［【" else f"[{text}]"
