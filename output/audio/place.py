"""Makes the timeline: when segments are heard by the episode's clock, and with them every word and sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from output.timeline import Place, Timeline
from transcript.model import Span, Timed, Transcript
from transcript.sentences import sentence_spans
from voices.model import Mark, Piece, Utterance


class Placed(NamedTuple):
    """An utterance's words on the timeline: its block, its start and end (ms), the words (written characters, ms)."""

    block: int
    start_ms: int
    end_ms: int
    words: tuple[Timed, ...]


def milliseconds(samples: int, rate: int) -> int:
    """The time of a sample, rounded down."""
    return samples * 1000 // rate


def placed(utterance: Utterance, marks: Sequence[Mark], at_ms: int, length: int, rate: int) -> Placed:
    """Where an utterance is heard whose sound of ``length`` samples starts at ``at_ms`` by the clock."""
    sounds = word_sounds(utterance.spoken.pieces, marks, length)
    start = utterance.start
    words = tuple(
        Timed(start + begin, start + end, at_ms + milliseconds(first, rate), at_ms + milliseconds(last, rate))
        for (_, _, begin, end), (first, last) in zip(utterance.spoken.pieces, sounds, strict=True)
    )
    return Placed(utterance.block, words[0].start_ms, words[-1].end_ms, words)


def word_sounds(pieces: Sequence[Piece], marks: Sequence[Mark], length: int) -> list[tuple[int, int]]:
    """First and last sample of each piece: those of the marks that it meets.

    A piece that no mark meets lies between its neighbours. The result is ordered and within ``length``.
    """
    met: list[tuple[int, int] | None] = []
    mark = 0
    for start, stop, _, _ in pieces:
        while mark < len(marks) and marks[mark].end <= start:
            mark += 1
        end = mark
        while end < len(marks) and marks[end].start < stop:
            end += 1
        met.append((marks[mark].first, marks[end - 1].last) if end > mark else None)
    return _filled(met, length)


def _filled(met: Sequence[tuple[int, int] | None], length: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    begin = end = 0
    for i, sound in enumerate(met):
        first, last = sound or _between(met, i, end, length)
        begin = max(first, begin)
        end = max(begin, last)
        out.append((begin, end))
    return out


def _between(met: Sequence[tuple[int, int] | None], i: int, begin: int, length: int) -> tuple[int, int]:
    """The share of a piece that no mark meets, of what lies from ``begin`` to the next one that is met."""
    after = next((k for k in range(i + 1, len(met)) if met[k]), len(met))
    following = met[after] if after < len(met) else None
    stop = following[0] if following else length
    return begin, begin + max(0, stop - begin) // (after - i)


def timeline(transcript: Transcript, found: Iterable[Placed], duration_ms: int) -> Timeline:
    """The timeline of a transcript whose utterances were placed, in order."""
    by_block: dict[int, list[Placed]] = defaultdict(list)
    for each in found:
        by_block[each.block].append(each)
    places = tuple(_place(transcript, block, parts) for block, parts in by_block.items())
    return Timeline(transcript, places, duration_ms)


def _place(transcript: Transcript, block: int, parts: Sequence[Placed]) -> Place:
    words = tuple(word for part in parts for word in part.words)
    spans = sentence_spans(transcript.blocks[block].text, transcript.language)
    return Place(block, parts[0].start_ms, parts[-1].end_ms, words, tuple(_sentences(spans, words)))


def _sentences(spans: Iterable[Span], words: Sequence[Timed]) -> Iterable[Timed]:
    at = 0
    for span in spans:
        first = at
        while at < len(words) and words[at].start < span.end:
            at += 1
        if at > first:
            yield Timed(span.start, span.end, words[first].start_ms, words[at - 1].end_ms)
