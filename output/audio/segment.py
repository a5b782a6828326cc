"""A segment: speech levelled, padded to whole frames and encoded; a pure function of its task."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any, NamedTuple

from output.audio.codecs import Encoding, get_codec
from output.audio.encoded import encoded
from output.audio.mastering import EDGE_MS, amplitude, resampled
from voices.audio import to_samples
from voices.engine import get_engine
from voices.model import Mark, Part, Speech
from voices.speaking import speak, speech_key
from voices.store import Store, StoredObject, key_of

KIND = "segments"

RECIPE = 3
"""Counted up when a change of the mastering changes the sound of a segment."""


@dataclass(frozen=True, slots=True)
class SegmentTask:
    """All that an utterance's segments are made from; small, and fit to be sent to another process or machine.

    ``level`` is the gain in dB that brings the part's voice to the show's loudness, ``ceiling`` in dBTP,
    ``pan`` from -1 (left) to 1 (right). A segment is made for each of ``encodings``.
    """

    text: str
    part: Part
    options: tuple[tuple[str, Any], ...]
    level: float
    ceiling: float
    encodings: tuple[Encoding, ...]
    pan: float = 0.0


class Segment(NamedTuple):
    """Encoded packets of whole frames, with the marks of the spoken words (samples from the segment's start).

    ``length_ms`` is how long the segment is on the episode's clock; the frames fill it, rounded down.
    """

    frames: int
    length_ms: int
    marks: tuple[Mark, ...]
    packets: bytes


def segment_key(task: SegmentTask, encoding: Encoding) -> str:
    """The key of a segment: the key of its speech, and all that is done to it."""
    options = dict(task.options)
    engine = get_engine(task.part.voice.engine, options)
    pan = task.pan if encoding.channels == 2 else 0.0
    sound = (task.level, task.part.gain, pan, task.ceiling)
    made = (*astuple(encoding), get_codec(encoding.codec).version())
    return key_of(KIND, speech_key(engine, options, task.part, task.text), sound, RECIPE, made)


def make_segments(task: SegmentTask, store: Store) -> None:
    """Speak a task's text once, and keep its segments in the store."""
    speech = speak(task.text, task.part, dict(task.options), store)
    samples, rate = to_samples(speech.audio), speech.audio.frame_rate
    length_ms = 2 * EDGE_MS + -(-1000 * len(samples) // rate)  # of the speech alone, so that all codecs agree on it
    gain = amplitude(task.level + task.part.gain)
    levelled = {to_rate: resampled(samples, rate, to_rate) * gain for to_rate in _rates(task.encodings)}
    for encoding in task.encodings:
        made = encoded(levelled[encoding.sample_rate], encoding, length_ms, task.ceiling, task.pan)
        header = {"frames": made.frames, "length_ms": length_ms}
        header["marks"] = _moved(speech, made.lead, encoding.sample_rate)
        store.put(KIND, segment_key(task, encoding), header, made.packets)


def _rates(encodings: Iterable[Encoding]) -> set[int]:
    return {encoding.sample_rate for encoding in encodings}


def _moved(speech: Speech, lead: int, rate: int) -> list[Mark]:
    """The speech's marks in samples at ``rate``, ``lead`` samples later."""
    scale = rate / speech.audio.frame_rate
    return [
        mark._replace(first=lead + round(mark.first * scale), last=lead + round(mark.last * scale))
        for mark in speech.marks
    ]


def load_segment(key: str, store: Store) -> Segment | None:
    """The segment kept under ``key``, or None."""
    found = store.get(KIND, key)
    return None if found is None else _segment(found)


def _segment(found: StoredObject) -> Segment:
    head = found.header
    return Segment(head["frames"], head["length_ms"], tuple(Mark(*mark) for mark in head["marks"]), found.body)
