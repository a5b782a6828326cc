"""A segment: speech levelled, padded to whole frames and encoded; a pure function of its task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from output.audio.codecs import Encoding, get_codec
from output.audio.limiter import limited
from output.audio.mastering import EDGE_MS, FADE_MS, HEADROOM, framed, resampled
from voices.audio import to_samples
from voices.engine import get_engine
from voices.model import Mark, Part
from voices.speaking import speak, speech_key
from voices.store import Store, StoredObject, key_of

KIND = "segments"

RECIPE = 2
"""Counted up when a change of the mastering changes the sound of a segment."""


@dataclass(frozen=True, slots=True)
class SegmentTask:
    """All that a segment is made from; small, and fit to be sent to another process or machine.

    ``level`` is the gain in dB that brings the part's voice to the show's loudness, ``ceiling`` in dBTP.
    """

    text: str
    part: Part
    options: tuple[tuple[str, Any], ...]
    level: float
    ceiling: float
    encoding: Encoding


class Segment(NamedTuple):
    """Encoded packets of whole frames, with the marks of the spoken words (samples from the segment's start)."""

    frames: int
    marks: tuple[Mark, ...]
    packets: bytes


def segment_key(task: SegmentTask) -> str:
    """The key of a segment: the key of its speech, and all that is done to it."""
    options = dict(task.options)
    engine = get_engine(task.part.voice.engine, options)
    codec = get_codec(task.encoding.codec)
    encoding = (task.encoding.codec, task.encoding.sample_rate, task.encoding.bit_rate, codec.version())
    recipe = (RECIPE, EDGE_MS, FADE_MS, HEADROOM)
    sound = (task.level, task.part.gain, task.part.pan, task.ceiling)
    return key_of(KIND, speech_key(engine, options, task.part, task.text), sound, recipe, encoding)


def make_segment(task: SegmentTask, store: Store) -> None:
    """Speak, master and encode a task's text, and keep the segment in the store."""
    speech = speak(task.text, task.part, dict(task.options), store)
    codec = get_codec(task.encoding.codec)
    rate = task.encoding.sample_rate
    audio = resampled(to_samples(speech.audio), speech.audio.frame_rate, rate)
    audio = limited(audio * amplitude(task.level + task.part.gain), rate, task.ceiling - HEADROOM)
    samples, lead = framed(audio, rate, codec.frame)
    scale = rate / speech.audio.frame_rate
    marks = [
        (mark.start, mark.end, lead + round(mark.first * scale), lead + round(mark.last * scale))
        for mark in speech.marks
    ]
    header = {"frames": len(samples) // codec.frame, "marks": marks}
    store.put(KIND, segment_key(task), header, codec.encode(samples, task.encoding))


def load_segment(key: str, store: Store) -> Segment | None:
    """The segment kept under ``key``, or None."""
    found = store.get(KIND, key)
    return None if found is None else _segment(found)


def _segment(found: StoredObject) -> Segment:
    return Segment(found.header["frames"], tuple(Mark(*mark) for mark in found.header["marks"]), found.body)


def amplitude(decibels: float) -> float:
    """The factor of an amplitude for a gain in dB."""
    return float(10 ** (decibels / 20))
