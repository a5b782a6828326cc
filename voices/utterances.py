"""Cuts what is heard into utterances: a paragraph, or a part of it that ends with a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from transcript.model import Block, Direction, Heading, Inline, Narration, Span, Transcript, Turn
from transcript.patterns import lazy
from transcript.sentences import sentence_spans
from voices.model import Cast, Part, Spoken, Utterance, Voice
from voices.notes import Notes
from voices.spoken import spoken
from voices.stretches import pause_of, stretches

Narrate = Literal["none", "intro", "all"]

NARRATOR = "narrator"
"""The cast's entry for the voice that speaks the article around the interview."""

LONGEST = 360
"""Most characters of an utterance: about 24 s of speech, short enough that an edit makes little again."""

_BLANK = re.compile(r"\s")
_CLAUSE_END = lazy(r"(?<=[,;:—–])\s|(?<=[、，；：])")
_PARAGRAPH = re.compile(r"(?:(?!\n\n).)+", re.DOTALL)


def heard(transcript: Transcript, narrate: Narrate = "none") -> Iterator[tuple[int, Block, str]]:
    """Index, block and cast entry of each block that is spoken: turns, and narration as ``narrate`` says.

    ``intro`` speaks the headings and the narration before the first turn, ``all`` all of them.
    """
    spoken_yet = False
    for index, block in enumerate(transcript.blocks):
        if isinstance(block, Turn):
            spoken_yet = True
            yield index, block, block.speaker
        elif isinstance(block, Heading | Narration) and (narrate == "all" or (narrate == "intro" and not spoken_yet)):
            yield index, block, NARRATOR


@dataclass(frozen=True)
class Delivery:
    """What is known of voices when a transcript is cut.

    ``longest`` is the most characters of a part's engine, ``lexicon`` how words are said in its voice, ``abroad``
    the part for another language (BCP 47), ``recordings`` the voices that speak whole blocks (by index), ``notes`` what
    an earlier build found out about texts.
    """

    longest: Callable[[Part], int] = lambda part: LONGEST
    lexicon: Callable[[Part], Mapping[str, str]] = lambda part: {}
    abroad: Callable[[Part, str], Part] = lambda part, language: part
    recordings: Mapping[int, Voice] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes, compare=False)


def utterances(
    transcript: Transcript, cast: Cast, narrate: Narrate = "none", delivery: Delivery | None = None
) -> Iterator[Utterance]:
    """The utterances of a transcript, in order.

    What has nothing to say (a turn of directions alone) gives no utterance. Memory is one block's.
    """
    delivery = delivery or Delivery()
    pause: int | None = None
    done = 0
    for index, block, who in heard(transcript, narrate):
        pause = _between(transcript.blocks[done:index], pause)
        done = index + 1
        for reading in _readings(index, block, cast[who], transcript.language, delivery):
            pause = pause if reading.pause_ms is None else reading.pause_ms
            for span in reading.pieces(block.text):
                said = _spoken(block, span, reading, delivery)
                if said.pieces:
                    yield Utterance(index, span.start, span.end, said, reading.part, who, pause)
                    pause = None


def _between(blocks: Iterable[Block], pause: int | None) -> int | None:
    """The silence (ms) that directions between two heard blocks ask for, else ``pause``."""
    asked = [pause_of(block.text) for block in blocks if isinstance(block, Direction)]
    return next((each for each in reversed(asked) if each is not None), pause)


def voiced(transcript: Transcript, cast: Cast, narrate: Narrate, delivery: Delivery) -> list[Part]:
    """The parts of all utterances, each once, in order; recordings and passages of other languages have their own."""
    blocks = ((index, block, cast[who]) for index, block, who in heard(transcript, narrate))
    return list(
        dict.fromkeys(reading.part for each in blocks for reading in _readings(*each, transcript.language, delivery))
    )


class _Reading(NamedTuple):
    """A stretch of a block that one part speaks in one language, in pieces of ``limit`` characters or in one go.

    ``pause_ms`` is asked for before it.
    """

    part: Part
    language: str
    pause_ms: int | None
    start: int
    end: int
    limit: int | None

    def pieces(self, text: str) -> list[Span]:
        """The spans in the block's ``text``."""
        if self.limit is None:
            return [Span(self.start, self.end)]
        cut = pieces(text[self.start : self.end], self.language, self.limit)
        return [Span(self.start + piece.start, self.start + piece.end) for piece in cut]


def _readings(index: int, block: Block, part: Part, language: str, delivery: Delivery) -> Iterator[_Reading]:
    """A recording speaks its block in one go; else the block is cut where its text asks for it."""
    recording = delivery.recordings.get(index)
    if recording is not None:
        yield _Reading(recorded(part, recording), language, None, 0, len(block.text), None)
        return
    for start, end, tongue, pause in stretches(block):
        own = delivery.abroad(part, tongue) if tongue else part
        yield _Reading(own, tongue or language, pause, start, end, min(LONGEST, delivery.longest(own)))


def recorded(part: Part, voice: Voice) -> Part:
    """The part where a recording takes its place: neither rate nor pitch are changed."""
    return part.model_copy(update={"voice": voice, "rate": 1.0, "pitch": 0.0})


def _spoken(block: Block, span: Span, reading: _Reading, delivery: Delivery) -> Spoken:
    text, inlines = block.text[span.start : span.end], _shifted(block.inlines, span)
    return spoken(text, reading.language, inlines, delivery.lexicon(reading.part), delivery.notes)


def _shifted(inlines: Iterable[Inline], span: Span) -> tuple[Inline, ...]:
    """The inlines that touch ``span``, cut to it and counted from its start."""
    return tuple(
        replace(inline, start=max(inline.start, span.start) - span.start, end=min(inline.end, span.end) - span.start)
        for inline in inlines
        if inline.start < span.end and inline.end > span.start
    )


def pieces(text: str, language: str, limit: int) -> list[Span]:
    """Spans of at most ``limit`` characters that hold every non-blank character of ``text``, in order.

    A paragraph within the limit is one piece; a longer one is cut at sentence ends, a longer sentence after its
    last comma or the like in the second half of the limit, else at its last blank, a longer word at the limit.
    """
    spans: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        whole = _stripped(text, paragraph.start(), paragraph.end())
        if whole is None:
            continue
        if whole.end - whole.start <= limit:
            spans.append(whole)
            continue
        sentences = sentence_spans(text[whole.start : whole.end], language)
        moved = [Span(whole.start + start, whole.start + end) for start, end in sentences]
        spans += _packed([part for each in moved for part in _fitting(text, each, limit)], limit)
    return spans


def _stripped(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    if not piece.strip():
        return None
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _fitting(text: str, span: Span, limit: int) -> Iterator[Span]:
    start = span.start
    while span.end - start > limit:
        head = text[start : start + limit]
        cut = _last(_CLAUSE_END, head, limit // 2) or _last(_BLANK, head, 0) or limit
        yield Span(start, start + cut)
        start += cut
        start += len(text[start : span.end]) - len(text[start : span.end].lstrip())
    yield Span(start, span.end)


def _last(pattern: re.Pattern[str], text: str, least: int) -> int:
    """Where the last match begins that lies beyond ``least``; 0 where there is none."""
    return max((found.start() for found in pattern.finditer(text, least)), default=0)


def _packed(spans: Sequence[Span], limit: int) -> list[Span]:
    """Neighbours joined as long as they fit, so that pieces are few and of like length."""
    packed = [spans[0]]
    for _, span in pairwise(spans):
        if span.end - packed[-1].start <= limit:
            packed[-1] = Span(packed[-1].start, span.end)
        else:
            packed.append(span)
    return packed
