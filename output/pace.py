"""How long each word would last if somebody spoke it: by its characters, or as an engine says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from output.audio.place import milliseconds, placed
from output.show import SoundSettings
from transcript.model import Inline, Transcript, Turn
from voices.estimate import rehearsed

CHARACTER_MS = {"zh": 210, "ja": 130, "ko": 140, "th": 70}
OTHER_CHARACTER_MS = 66
"""Milliseconds a character: round guesses at a reader's pace (English about 15 characters a second), not measured."""
WORD_GAP_MS = 2
PAUSES = SoundSettings()
"""The pauses that a build makes by default."""


class PacedWord(NamedTuple):
    """Characters ``start`` to ``end`` of a block's text, and when they are said (ms from the first word's start)."""

    block: int
    start: int
    end: int
    from_ms: float
    to_ms: float


Pace = Callable[[Transcript], Iterable[PacedWord]]


def by_characters(transcript: Transcript) -> Iterator[PacedWord]:
    """The words of all turns at so many milliseconds a character; in no time, and never far off."""
    character_ms = CHARACTER_MS.get(transcript.language.split("-")[0], OTHER_CHARACTER_MS)
    now = 0.0
    for index, block in enumerate(transcript.blocks):
        if isinstance(block, Turn):
            for start, end in spoken_words(block.text, block.inlines):
                length = character_ms * (end - start + 1)
                yield PacedWord(index, start, end, now, now + length)
                pause = PAUSES.sentence_pause_ms if block.text[end - 1] in ".!?…。！？" else WORD_GAP_MS
                now += length + pause
            now += PAUSES.speaker_pause_ms


def spoken_words(text: str, inlines: Iterable[Inline]) -> list[tuple[int, int]]:
    """The stretches of ``text`` (characters) that are words and no direction."""
    directions = [(each.start, each.end) for each in inlines if each.kind == "direction"]
    found = [match.span() for match in re.finditer(r"\S+", text)]
    return [span for span in found if not any(start <= span[0] and span[1] <= end + 1 for start, end in directions)]


def by_speech(transcript: Transcript) -> Iterable[PacedWord]:
    """The words of all turns as the embedded engine says them; by characters where it lacks the language."""
    return list(_said(transcript)) or by_characters(transcript)


def _said(transcript: Transcript) -> Iterator[PacedWord]:
    now, last = 0, None
    for utterance, speech in rehearsed(transcript):
        if last is not None:
            now += PAUSES.sentence_pause_ms if last == utterance.block else PAUSES.speaker_pause_ms
        length, rate = int(speech.audio.frame_count()), speech.audio.frame_rate
        for word in placed(utterance, speech.marks, now, length, rate).words:
            yield PacedWord(utterance.block, word.start, word.end, word.start_ms, word.end_ms)
        now, last = now + milliseconds(length, rate), utterance.block
