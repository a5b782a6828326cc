"""The smallest pieces that a caption is set from, each with its time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from output.captions.phrases import phrase_starts
from transcript.model import Timed
from transcript.patterns import lazy

# Scripts written without spaces: Thai, Lao, Myanmar, Khmer, and all from CJK punctuation and kana upwards.
_UNSPACED = lazy(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[\U00020000-\U0003ffff]"
)

_PIECE = re.compile(r"\S+")
THAI = lazy(r"[\u0e00-\u0e7f]")
# Where a syllable begins in scripts that UAX #14 leaves to dictionaries, and that have none here (The Unicode Standard
# 16, chapter 16, Lao, Myanmar, Khmer): before a consonant that is not final, stacked below another one or behind the
# vowel that is written before it, and before such a vowel.
SYLLABLE = lazy(
    r"[\u0ec0-\u0ec4]|(?<![\u0ec0-\u0ec4])[\u0e81-\u0eae\u0edc\u0edd](?=[\u0eb0-\u0ebd\u0ec8-\u0ecd])"
    r"|(?<!\u1039)[\u1000-\u102a\u103f](?!\u1037?[\u1039\u103a])"
    r"|(?<!\u17d2)(?:[\u1780-\u17a2](?=[\u17b6-\u17d2])|[\u17a3-\u17b3])"
)


class Token(NamedTuple):
    """Characters ``start`` to ``end`` of a block's text that no line break may part.

    ``space`` says that a space stands before it, ``phrase`` that it begins one, ``width`` is columns, times
    are ms. What is not of the text (the name of the speaker, a direction between turns) starts and ends at -1.
    """

    text: str
    start: int
    end: int
    start_ms: int
    end_ms: int
    space: bool = True
    width: int = 0
    phrase: bool = True


def unspaced(text: str) -> bool:
    """Whether any of ``text`` is in a script without spaces."""
    return not text.isascii() and bool(_UNSPACED.search(text))


def display_width(text: str) -> int:
    """Columns that ``text`` takes (Unicode UAX #11: wide characters two, combining marks none)."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # slow to import, and for many texts not needed

    return max(0, wcswidth(text))


def _behind(piece: str) -> int:
    """The columns that a piece takes behind another: a mark that it begins with has its width only there."""
    return len(piece) if piece.isascii() else display_width(f" {piece}") - 1


def stretches(text: str, width: int, phrases: frozenset[int] = frozenset()) -> Iterator[tuple[int, int]]:
    """The stretches of ``text`` (characters) between which a line may break.

    Breaks are at white space, in scripts without spaces by Unicode UAX #14, in those which that leaves to
    dictionaries, where one of the ``phrases`` (Thai) or a syllable (Lao, Burmese, Khmer) begins, and where a piece is
    wider than ``width`` columns, between grapheme clusters.
    """
    for match in _PIECE.finditer(text):
        span = start, end = match.span()
        if end - start <= width and text[start:end].isascii():  # most words: a column a character, and none inside
            yield span
            continue
        thai = {at - start for at in range(start + 1, end) if at in phrases and THAI.match(text, at)}
        for first, last in pairwise(sorted(thai.union(_boundaries(match.group())))):
            yield from _fitting(text, start + first, start + last, width)


def _boundaries(word: str) -> list[int]:
    if not unspaced(word):
        return [0, len(word)]
    from uniseg.linebreak import line_break_boundaries

    syllables = (match.start() for match in SYLLABLE.finditer(word))
    return sorted({0, *syllables, *line_break_boundaries(word), len(word)})


def _fitting(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    piece = ""
    if display_width(text[start:end]) > width:
        from uniseg.graphemecluster import grapheme_clusters

        for cluster in grapheme_clusters(text[start:end]):
            if piece and display_width(piece + cluster) > width:
                yield start, start + len(piece)
                start, piece = start + len(piece), ""
            piece += cluster
    yield start, end


def tokens(text: str, words: Sequence[Timed], width: int, start_ms: int, language: str = "") -> list[Token]:
    """``text`` as tokens of at most ``width`` columns; what is in no word takes the time of its neighbour.

    ``start_ms`` is the time of a text that holds no word at all.
    """
    clock, exact = _Clock(words), {word[:2]: word[2:] for word in words}
    found: list[Token] = []
    now = words[0].start_ms if words else start_ms
    phrases = phrase_starts(text, language) if unspaced(text) else frozenset()
    before = -1
    for span in stretches(text, width, phrases):
        start, end = span
        begin, until = exact.get(span) or clock.times(start, end) or (now, now)
        first = begin if begin > now else now
        now = until if until > first else first
        piece = text[start:end]
        columns = end - start if piece.isascii() else _behind(piece)
        found.append(Token(piece, start, end, first, now, start != before, columns, not phrases or start in phrases))
        before = end
    return found


class _Clock:
    """Times of stretches of a text, by the times of its words; inside a word by its characters."""

    def __init__(self, words: Sequence[Timed]) -> None:
        self.words = words
        self.ends = [word.end for word in words]

    def times(self, start: int, end: int) -> tuple[int, int] | None:
        first = bisect_right(self.ends, start)
        last = first
        while last + 1 < len(self.words) and self.words[last + 1].start < end:
            last += 1
        if first == len(self.words) or self.words[first].start >= end:
            return None
        return self._at(first, start), self._at(last, end)

    def _at(self, index: int, position: int) -> int:
        word = self.words[index]
        if position <= word.start:
            return word.start_ms
        inside, length = min(position, word.end) - word.start, max(1, word.end - word.start)
        return word.start_ms + (word.end_ms - word.start_ms) * inside // length
