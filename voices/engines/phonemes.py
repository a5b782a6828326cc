"""Word marks from the phonemes of a neural engine.

Such an engine tells how long each phoneme lasts, but not which word it belongs to. Both Piper and Kokoro get their
phonemes from espeak-ng, with a blank between what it says as one word ("of the" is one); espeak itself tells
where these words begin in the text. When both count the same words, the first one's sound is the first one's text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from voices.audio import Samples
from voices.engines.espeak import word_offsets
from voices.errors import VoiceError
from voices.estimate import estimated_marks
from voices.marks import marks_at
from voices.model import Mark


class Phoneme(NamedTuple):
    """A character of the phonemes (IPA, punctuation or a blank), and the sample that it begins with."""

    symbol: str
    first: int


def marks_of(
    text: str, espeak: str, phonemes: Sequence[Phoneme], samples: Samples, hertz: int, language: str
) -> tuple[Mark, ...]:
    """One mark for each word of ``text`` as said in ``samples`` (int16, at ``hertz``).

    ``espeak`` is the id of the voice that made the phonemes. Where words and phonemes do not match, or there are no
    phonemes, the marks are estimated.
    """
    firsts = word_firsts(phonemes)
    offsets = _offsets(text, espeak) if firsts else []
    if not firsts or len(firsts) != len(offsets):
        return estimated_marks(text, language, samples, hertz)
    return marks_at(text, list(zip(offsets, firsts, strict=True)), samples)


def word_firsts(phonemes: Iterable[Phoneme]) -> list[int]:
    """The first sample of the sound in each run of phonemes between blanks."""
    runs = (list(run) for blank, run in groupby(phonemes, lambda each: each.symbol.isspace()) if not blank)
    sounds = ([each.first for each in run if _is_sound(each.symbol)] for run in runs)
    return [found[0] for found in sounds if found]


def _is_sound(symbol: str) -> bool:
    """Letters of IPA, and the stress mark before them; no punctuation."""
    return any(unicodedata.category(character)[0] == "L" for character in symbol)


def _offsets(text: str, espeak: str) -> list[int]:
    try:
        return word_offsets(text, espeak)
    except VoiceError:
        return []
