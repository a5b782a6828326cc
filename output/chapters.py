"""Chapters of an episode, from its headings and its host's questions.

At least three where three are possible 30 s apart (Apple's and Podlove's tools show fewer as none);
titles under 40 characters, so that players show them whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from output.episode import Chapter
from output.timeline import Timeline
from output.titles import QUESTION, short_title
from output.values import uri
from transcript.model import Furniture, Heading, Turn
from transcript.sentences import sentence_spans

APART_MS = 30_000
SPACING_MS = 180_000
"""Chapters of a long interview are about so far apart; those of a short one an eighth of it."""
FEWEST = 3
HEADINGS, HOSTS, GUESTS = 0, 3, 4
"""The last ranks of what an author asks for, of what hosts say, and of what begins a chapter where these are few."""
TELLING = 3
"""Words of a sentence that says what comes."""


class Candidate(NamedTuple):
    """A place where a chapter may begin, and what is said there; of two the one with the lower rank is taken."""

    rank: int
    start_ms: int
    text: str
    block: int
    url: str | None = None
    image: str | None = None

    @property
    def chapter(self) -> Chapter:
        """The chapter that begins here."""
        title, whole = short_title(self.text), " ".join(self.text.split())
        full = None if title == whole else whole
        told = {"full_title": full, "block": self.block, "url": self.url, "image": self.image}
        return Chapter(start_ms=self.start_ms, title=title, **told)


def chapters(timeline: Timeline) -> tuple[Chapter, ...]:
    """The chapters, ordered, the first at 0 ms, none closer than 30 s; none where nothing is heard."""
    candidates = [each for each in _candidates(timeline) if each.text.strip()]
    if not candidates or not timeline.places:
        return ()
    spacing = min(SPACING_MS, max(APART_MS, timeline.duration_ms // 8))
    for last, apart_ms in ((HOSTS, spacing), (HOSTS, APART_MS), (GUESTS, APART_MS)):
        chosen = _choose(candidates, last, apart_ms, timeline.duration_ms)
        if len(chosen) >= FEWEST:
            break
    return tuple(each.chapter for each in chosen)


def openings(chosen: Sequence[Chapter], timeline: Timeline) -> frozenset[int]:
    """The blocks (by index) that are heard first in each chapter but the first."""
    heard = sorted(place.block for place in timeline.places)
    firsts = [next((block for block in heard if block >= (chapter.block or 0)), None) for chapter in chosen[1:]]
    return frozenset(block for block in firsts if block is not None)


def moved(chosen: Sequence[Chapter], timeline: Timeline) -> tuple[Chapter, ...]:
    """The same chapters at the times of another timeline of the same transcript."""
    starts = _following(timeline)
    later = (each.model_copy(update={"start_ms": starts[each.block or 0]}) for each in chosen[1:])
    return (*chosen[:1], *later)


def _choose(candidates: list[Candidate], last: int, spacing_ms: int, duration_ms: int) -> list[Candidate]:
    """The first candidate, and of those up to a ``last`` rank the ones that lie apart: headings as near as may be."""
    first = min(candidates, key=lambda each: (each.start_ms, each.rank))._replace(start_ms=0)
    chosen = [first]
    for each in sorted(each for each in candidates if each.rank <= last):
        apart_ms = APART_MS if each.rank == HEADINGS else spacing_ms
        if duration_ms - each.start_ms >= APART_MS and all(
            abs(each.start_ms - other.start_ms) >= apart_ms for other in chosen
        ):
            chosen.append(each)
    return sorted(chosen, key=lambda each: each.start_ms)


def _candidates(timeline: Timeline) -> Iterator[Candidate]:
    """Headings first (rank 0, the title itself 1), the host's questions (2), what hosts else say (3), guests (4)."""
    blocks = list(timeline.transcript.blocks)
    following = _following(timeline)
    for index, block in enumerate(blocks):
        if index not in following or isinstance(block, Furniture):
            continue
        if isinstance(block, Heading):
            rank = int(block.text == timeline.transcript.title)
            yield Candidate(rank, following[index], block.text, index, _link(block), block.image)
        elif isinstance(block, Turn) and index in timeline.by_block:
            yield _turn(timeline, block, index)


def _link(heading: Heading) -> str | None:
    """Where the first link in a heading leads."""
    links = (uri(inline.href) for inline in heading.inlines if inline.kind == "link" and inline.href)
    return next(filter(None, links), None)


def _turn(timeline: Timeline, turn: Turn, index: int) -> Candidate:
    speaker = timeline.speakers.get(turn.speaker)
    asks = speaker is not None and speaker.role in ("host", "moderator")
    place = timeline.by_block[index]
    spans = place.sentences or sentence_spans(turn.text, timeline.transcript.language)
    said = [turn.text[span.start : span.end] for span in spans]
    question = next((sentence for sentence in said if QUESTION.search(sentence)), None)
    rank = 4 if not asks else 2 if question else 3
    return Candidate(rank, place.start_ms, question or _telling(said), index)


def _telling(said: Sequence[str]) -> str:
    """The first sentence of some words: "Yeah." tells nothing."""
    return next((sentence for sentence in said if len(sentence.split()) >= TELLING), "".join(said[:1]))


def _following(timeline: Timeline) -> dict[int, int]:
    """Index of each block to when it, or the first block after it that is heard, starts (ms)."""
    times: dict[int, int] = {}
    start: int | None = None
    for index in range(len(timeline.transcript.blocks) - 1, -1, -1):
        place = timeline.by_block.get(index)
        start = place.start_ms if place else start
        if start is not None:
            times[index] = start
    return times
