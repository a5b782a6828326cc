"""Word marks for engines that give none: espeak's durations for the same words, tied to the pauses that are heard.

Words are laid out as espeak would say them, stretched to the audio's length. Then the pauses found in the audio
are matched, in order, with the words that end in punctuation (dynamic programming over both, the cost of a pair
is its distance in time), and between these anchors everything is stretched in proportion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from transcript.model import Transcript
from voices.audio import Samples, to_samples
from voices.engine import get_engine
from voices.errors import VoiceError
from voices.marks import marks_at
from voices.model import Mark, Part, Speech, Utterance
from voices.trim import sounding, trimmed
from voices.utterances import utterances

SHORTEST_PAUSE_MS = 90
SKIP_MS = 350
"""What it costs to leave a pause or a punctuation mark alone: the distance from which a pair is worse."""

_ENDS = re.compile(r"[.,;:!?…—–][\"'”’)\]]*$")


def estimated_marks(text: str, language: str, samples: Samples, rate: int) -> tuple[Mark, ...]:
    """One mark for each word of ``text`` as said in ``samples`` (int16, at ``rate``, edges trimmed)."""
    model, sounds = _model(text, language)
    if not model or not len(sounds):
        return marks_at(text, (), samples)
    scale = len(samples) / max(1, len(sounds))
    ends = _pauses(samples, rate)
    expected = [
        (mark.last * scale, following.first * scale)
        for mark, following in pairwise(model)
        if _ENDS.search(text[mark.start : mark.end])
    ]
    pairs = _matched(expected, ends, SKIP_MS * rate / 1000)
    source = [0.0, *(x for i, _ in pairs for x in expected[i]), float(len(samples))]
    target = [0.0, *(float(x) for _, j in pairs for x in ends[j]), float(len(samples))]
    firsts = np.interp([mark.first * scale for mark in model], source, target)
    return marks_at(text, [(mark.start, int(first)) for mark, first in zip(model, firsts, strict=True)], samples)


def with_estimated_marks(samples: Samples, rate: int, text: str, language: str) -> Speech:
    """The speech of ``samples`` (int16, at ``rate``) that say ``text``: trimmed at its edges, its marks estimated."""
    bare = trimmed(samples, rate, ()).audio
    return Speech(bare, estimated_marks(text, language, to_samples(bare), rate))


def rehearsed(transcript: Transcript) -> Iterator[tuple[Utterance, Speech]]:
    """What espeak says for each utterance of a transcript's turns, all in one voice; nothing where it lacks the
    language."""
    part = _part(transcript.language)
    if part is not None:
        cast = {speaker.id: part for speaker in transcript.speakers}
        for utterance in utterances(transcript, cast):
            yield utterance, get_engine("espeak").speak(utterance.spoken.text, part)


def _part(language: str) -> Part | None:
    """A voice of espeak's for the language, where it has one."""
    from voices.finding import auditions

    try:
        return auditions(get_engine("espeak"), language)[0]
    except VoiceError:
        return None


def _model(text: str, language: str) -> tuple[tuple[Mark, ...], Samples]:
    """How espeak says it; nothing where it does not know the language."""
    part = _part(language)
    if part is None:
        return (), np.zeros(0, np.int16)
    speech = get_engine("espeak").speak(text, Part(voice=part.voice))
    return speech.marks, to_samples(speech.audio)


def _pauses(samples: Samples, rate: int) -> list[tuple[int, int]]:
    """First and last sample of each silence inside the speech that is long enough to be meant."""
    heard = sounding(samples)
    gaps = np.flatnonzero(np.diff(heard) > rate * SHORTEST_PAUSE_MS / 1000)
    return [(int(heard[i]), int(heard[i + 1])) for i in gaps]


def _matched(expected: list[tuple[float, float]], found: list[tuple[int, int]], skip: float) -> list[tuple[int, int]]:
    """Ordered pairs of indices with the least sum of distances; what stays alone costs ``skip``."""
    rows, columns = len(expected), len(found)
    cost: NDArray[np.float64] = np.add.outer(np.arange(rows + 1), np.arange(columns + 1)) * skip
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            pair = cost[i - 1, j - 1] + _distance(expected[i - 1], found[j - 1])
            cost[i, j] = min(pair, cost[i - 1, j] + skip, cost[i, j - 1] + skip)
    return _way_back(cost, expected, found, skip)


def _distance(expected: tuple[float, float], found: tuple[int, int]) -> float:
    return abs(expected[1] - found[1])


def _way_back(
    cost: NDArray[np.float64], expected: list[tuple[float, float]], found: list[tuple[int, int]], skip: float
) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    i, j = len(expected), len(found)
    while i and j:
        if cost[i, j] == cost[i - 1, j - 1] + _distance(expected[i - 1], found[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif cost[i, j] == cost[i - 1, j] + skip:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]
