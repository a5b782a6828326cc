"""Voices a segment: the text spoken, levelled and encoded."""

from __future__ import annotations

from collections.abc import Iterator

from output.audio.codecs import Encoding
from output.audio.encoded import encoder
from output.audio.gain import mastered, measured, own_level
from output.audio.level import Level
from output.audio.mastering import scaled
from output.audio.peaks import Floats
from output.audio.phase import spread
from output.audio.segment import EDGE_MS, Extent, Segment, SegmentTask
from voices.audio import to_samples
from voices.model import Mark, Speech
from voices.pace import paced
from voices.speaking import speak
from voices.store import Store


def segments(task: SegmentTask, store: Store) -> Iterator[tuple[Encoding, Segment]]:
    """The task's text, spoken once, as a segment for each of its encodings. Raises VoiceError or EngineError."""
    speech = said(task, store)
    length_ms = 2 * EDGE_MS + duration_ms(speech)  # of the speech alone, so that all codecs agree on it
    for encoding in task.encodings:
        level, sound = levelled(task, speech, encoding)
        narrow = encoding.of(speech.audio.frame_rate)
        made = encoder(narrow, level.headroom, task.ceiling)(sound, narrow, length_ms, task.pan)
        marks = moved(speech, made.lead, encoding.sample_rate)
        yield encoding, Segment(Extent(made.frames, length_ms, (marks,)), made.packets)


def said(task: SegmentTask, store: Store) -> Speech:
    """The speech of the task's text, at the show's pace."""
    speech = speak(task.text, task.part, dict(task.options), store)
    if task.sentence_pause_ms is None:
        return speech
    return paced(speech, task.text, task.part.voice.language, task.sentence_pause_ms)


def levelled(task: SegmentTask, speech: Speech, encoding: Encoding) -> tuple[Level, Floats]:
    """The level of ``speech`` by itself, and it at the encoding's rate, limited, as loud as the show asks."""
    usual, rate = task.level(encoding), speech.audio.frame_rate
    sound = measured(spread(scaled(to_samples(speech.audio)), rate, usual.stages), rate)
    level = own_level(usual, sound.contour, task.loudness, task.ceiling)
    return level, mastered(level, sound, task.ceiling, encoding.sample_rate, task.part.gain)


def duration_ms(speech: Speech) -> int:
    """The length of ``speech``, rounded up."""
    return -(-1000 * int(speech.audio.frame_count()) // int(speech.audio.frame_rate))


def moved(speech: Speech, start: int, rate: int) -> tuple[Mark, ...]:
    """The speech's marks in samples at ``rate``, ``start`` samples later."""
    scale = rate / speech.audio.frame_rate
    return tuple(
        Mark(begin, end, start + round(first * scale), start + round(last * scale))
        for begin, end, first, last in speech.marks
    )
