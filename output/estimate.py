"""A timeline without audio: the source's own times where it has them, else an estimate.

Every word is laid on an axis of estimated time; the times of the source are points on that axis
with a known real time, and what lies between two points is stretched to fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from output.pace import Pace, PacedWord, by_characters
from output.timeline import Place, Timeline
from transcript.model import Timed, Transcript, Turn
from transcript.sentences import sentence_spans


def estimate(transcript: Transcript, pace: Pace = by_characters) -> Timeline:
    """The timeline of a transcript's turns (ms); ``estimated`` unless each turn has times of its source.

    ``pace`` lays out the words of turns that the source gives no times for.
    """
    estimated = any(turn.start_ms is None and not turn.timed for turn in transcript.turns())
    words = list((pace if estimated else by_characters)(transcript))
    if not words:
        return Timeline(transcript, estimated=True)
    real = _interpolate(words, _points(transcript, words))
    places = tuple(_places(transcript, words, real))
    return Timeline(transcript, places, max(place.end_ms for place in places), estimated)


def _points(transcript: Transcript, words: list[PacedWord]) -> Iterator[tuple[float, int]]:
    """Estimated and real time (ms) of every time that the source gives, as far as they ascend."""
    by_block: dict[int, list[PacedWord]] = {}
    for word in words:
        by_block.setdefault(word.block, []).append(word)
    last = -1
    for block, inside in by_block.items():
        for moment, real in sorted(_known(transcript.blocks[block], inside)):
            if real is not None and real > last:
                last = real
                yield moment, real


def _known(turn: object, words: list[PacedWord]) -> Iterator[tuple[float, int | None]]:
    assert isinstance(turn, Turn)
    for timed in turn.timed:
        inside = [word for word in words if word.start < timed.end and word.end > timed.start]
        if inside:
            yield inside[0].from_ms, timed.start_ms
            yield inside[-1].to_ms, timed.end_ms
    if not turn.timed:
        yield words[0].from_ms, turn.start_ms
        yield words[-1].to_ms, turn.end_ms


def _interpolate(words: list[PacedWord], points: Iterable[tuple[float, int]]) -> list[tuple[int, int]]:
    """Real start and end (ms) of each word: linear between two points, at the estimate's own pace outside."""
    known = list(points) or [(0.0, 0)]
    first, last = known[0], known[-1]
    end = words[-1].to_ms + 1
    before = max(0.0, first[1] - first[0])
    ends = [(-1.0, before)] if first[0] > 0 else []
    known = [*ends, *known, (last[0] + end, last[1] + end)]  # type: ignore[list-item]
    axis, real = zip(*known, strict=True)
    starts = np.interp([word.from_ms for word in words], axis, real)
    stops = np.interp([word.to_ms for word in words], axis, real)
    return [(round(a), round(b)) for a, b in zip(starts, stops, strict=True)]


def _places(transcript: Transcript, words: list[PacedWord], real: list[tuple[int, int]]) -> Iterator[Place]:
    timed: dict[int, list[Timed]] = {}
    for word, (start_ms, end_ms) in zip(words, real, strict=True):
        timed.setdefault(word.block, []).append(Timed(word.start, word.end, start_ms, end_ms))
    for block, inside in timed.items():
        text = transcript.blocks[block].text
        yield Place(
            block=block,
            start_ms=inside[0].start_ms,
            end_ms=inside[-1].end_ms,
            words=tuple(inside),
            sentences=tuple(_sentences(text, transcript.language, inside)),
        )


def _sentences(text: str, language: str, words: list[Timed]) -> Iterator[Timed]:
    for start, end in sentence_spans(text, language):
        inside = [word for word in words if start <= word.start < end]
        if inside:
            yield Timed(start, end, inside[0].start_ms, inside[-1].end_ms)
