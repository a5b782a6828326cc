"""A turn that is being put together, and the turn that it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from transcript.markup import Words
from transcript.model import Span, Timed, Turn

PARAGRAPH = "\n\n"  # between the paragraphs of a turn's text


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
    _joined: tuple[int, int] = (0, 0)  # pieces and size (characters) of the words when more were to follow
    _begins: bool = True  # a paragraph

    def join(self, between: str) -> int:
        """Words are to follow, ``between`` joins them to those before: where they begin (characters)."""
        words = self.words
        self._joined = len(words.text), words.size
        self._begins = self._begins or between == PARAGRAPH
        if words.size:
            words.glue(PARAGRAPH if self._begins else between)
        return words.size

    def settle(self, first: int, start: int, end: int) -> bool:
        """Whether words have come since ``join`` said ``first``, from ``source[start:end]``.

        A line of markup alone is no paragraph: it leaves what it was to begin to the next.
        """
        pieces, size = self._joined
        if all(not piece or piece.isspace() for piece in self.words.text[pieces:]):
            self.words.forget(pieces, size)
            return False
        if self._begins:
            self.paragraphs.append(first)
        self._begins = False
        self.start, self.end = (start if self.start < 0 else self.start), end
        return True


def turn_of(draft: Draft) -> Turn:
    """The turn, with the times of its captions, else of the time stamps in it."""
    text = "".join(draft.words.text)
    paragraphs = [text[a : b - 2] for a, b in pairwise([*draft.paragraphs, len(text) + 2])]
    captions = [each for each in draft.timed if each.start < each.end]
    return Turn.of(
        text=text,
        span=Span(draft.start, draft.end),
        speaker=draft.speaker,
        paragraphs=tuple(paragraphs),
        inlines=tuple(draft.words.inlines),
        start_ms=captions[0].start_ms if captions else _start(draft),
        end_ms=captions[-1].end_ms if captions else None,
        timed=tuple(captions or _stamped(draft, len(text))),
    )


def _start(draft: Draft) -> int | None:
    """The label's time, else that of a time stamp before the first word."""
    before = [time for at, time in draft.words.times if at == 0]
    return draft.start_ms if draft.start_ms is not None or not before else before[0]


def _stamped(draft: Draft, size: int) -> Iterator[Timed]:
    """What was said from one time stamp inside the turn to the next; how long the last one lasts is not known."""
    inside = [(at, time) for at, time in draft.words.times if 0 < at < size]
    if not inside:
        return
    start = _start(draft)
    marks = [(0, start), *inside] if start is not None else inside
    for (at, time), (stop, later) in pairwise([*marks, (size, marks[-1][1])]):
        if at < stop:
            yield Timed(at, stop, time, max(time, later))
