"""The transcript with a start and an end for each block, sentence and word that is heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from transcript.model import Block, Speaker, Timed, Transcript, Turn


class Place(NamedTuple):
    """When a block is heard.

    ``block`` is its index in the transcript; times are ms. ``words`` and ``sentences`` are ordered
    stretches of the block's ``text`` (characters) with their times (ms). Directions are in no word.
    """

    block: int
    start_ms: int
    end_ms: int
    words: tuple[Timed, ...] = ()
    sentences: tuple[Timed, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Words as plain numbers on their way to a worker, which takes a fifth of the time."""
        numbers = [list(chain.from_iterable(row)) for row in (self.words, self.sentences)]
        return _place, (self.block, self.start_ms, self.end_ms, *numbers)


def _place(block: int, start_ms: int, end_ms: int, *numbers: list[int]) -> Place:
    rows = (tuple(map(Timed._make, zip(*[iter(row)] * 4, strict=True))) for row in numbers)
    return Place(block, start_ms, end_ms, *rows)


@dataclass(frozen=True)
class Timeline:
    """A transcript and the places of its blocks, ordered by time.

    Blocks that are not heard have no place: furniture, and narration where it is not spoken.
    ``estimated`` says that the times are neither measured nor the source's own.
    """

    transcript: Transcript
    places: tuple[Place, ...] = ()
    duration_ms: int = 0
    estimated: bool = False

    @cached_property
    def by_block(self) -> dict[int, Place]:
        """Index of a block to its place."""
        return {place.block: place for place in self.places}

    @cached_property
    def speakers(self) -> dict[str, Speaker]:
        """Speaker id to speaker."""
        return {speaker.id: speaker for speaker in self.transcript.speakers}

    def blocks(self) -> Iterator[tuple[Block, Place | None]]:
        """Every block of the transcript in order, with its place or None."""
        return ((block, self.by_block.get(i)) for i, block in enumerate(self.transcript.blocks))

    def turns(self) -> Iterator[tuple[Turn, Place]]:
        """Every turn that is heard, in order."""
        return ((block, place) for block, place in self.blocks() if isinstance(block, Turn) and place is not None)
