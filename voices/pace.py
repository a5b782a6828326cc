"""The silence between two sentences of one speech, as long as the show wants it: engines pause as they like.

Only silence is cut or lengthened, in its middle, so that no soft consonant at its edges is lost and nothing clicks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

import numpy as np

from transcript.sentences import sentence_spans
from voices.audio import Samples, joined, to_samples
from voices.model import Mark, Speech
from voices.trim import floor, loud

SHORTEST_MS = 40
"""A shorter silence is no pause but a part of a word: espeak's plosives are silent for that long."""

NEAR_MS = 50
"""How far the silence between two words may go beyond their marks."""


def paced(speech: Speech, text: str, language: str, pause_ms: int) -> Speech:
    """``speech`` of ``text`` with ``pause_ms`` of silence between sentences (``language``: BCP 47); marks move along.

    Sentences that the engine runs together, without any silence between them, stay as they are.
    """
    meetings = list(_meetings(speech.marks, text, language))
    if not meetings:
        return speech
    samples, rate = to_samples(speech.audio), speech.audio.frame_rate
    level, wanted = floor(samples), rate * pause_ms // 1000
    silences = sorted({found for each in meetings for found in _silences(samples, rate, level, *each)})
    edges = [0, *chain.from_iterable(_cut(begin, end, wanted) for begin, end in silences), len(samples)]
    added = [max(0, wanted - (end - begin)) for begin, end in silences]
    return _moved(speech, samples, edges, added)


def _meetings(marks: Sequence[Mark], text: str, language: str) -> Iterator[tuple[Mark, Mark]]:
    """The last word of each sentence and the first of the next."""
    starts = [mark.start for mark in marks]
    for before, after in pairwise(sentence_spans(text, language)):
        word = bisect_left(starts, after.start)
        if 0 < word < len(marks) and marks[word - 1].end <= before.end:
            yield marks[word - 1], marks[word]


def _silences(samples: Samples, rate: int, level: int, before: Mark, after: Mark) -> list[tuple[int, int]]:
    """The longest silence where two words meet, from its first sample to behind its last; none where it is short."""
    near = rate * NEAR_MS // 1000
    first = max(before.first, before.last - near)
    heard = loud(samples[first : after.first + near], level).nonzero()[0]
    gaps = (heard[1:] - heard[:-1] > rate * SHORTEST_MS // 1000).nonzero()[0].tolist()
    found = [(first + int(heard[gap]) + 1, first + int(heard[gap + 1])) for gap in gaps]
    there = [each for each in found if each[0] <= after.first and each[1] >= before.last]
    return sorted(there, key=lambda each: each[0] - each[1])[:1]


def _cut(begin: int, end: int, wanted: int) -> tuple[int, int]:
    """Where a silence is parted: half of what stays of it is before, half behind."""
    stays = min(wanted, end - begin)
    return begin + stays // 2, end - (stays - stays // 2)


def _moved(speech: Speech, samples: Samples, edges: Sequence[int], added: Sequence[int]) -> Speech:
    """What lies between each two of the ``edges`` of the samples, with zeros ``added`` in between; marks move along."""
    pieces, places = [samples[: edges[1]]], [0, edges[1]]
    for begin, end, zeros in zip(edges[2::2], edges[3::2], added, strict=True):
        pieces += [np.zeros(zeros, np.int16), samples[begin:end]]
        places += [places[-1] + zeros, places[-1] + zeros + end - begin]
    starts, ends, firsts, lasts = zip(*speech.marks, strict=True)
    moved = np.interp([firsts, lasts], edges, places).astype(int).tolist()
    return Speech(joined(pieces, speech.audio.frame_rate), tuple(map(Mark, starts, ends, *moved)))
