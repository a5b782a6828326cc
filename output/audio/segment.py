"""A segment: speech levelled, padded to whole frames and encoded; a pure function of its task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import cache
from typing import Any, NamedTuple

from output.audio.codecs import Encoding, get_codec
from output.audio.encoded import Encoded, encoded, encoded_below, steady
from output.audio.gain import Level, Louder, measured
from output.audio.mastering import EDGE_MS, scaled
from output.audio.phase import spread
from voices.audio import to_samples
from voices.engine import get_engine
from voices.model import Mark, Part, Speech
from voices.speaking import speak, speech_key
from voices.store import Store, StoredObject, key_of

KIND = "segments"

RECIPE = 12
"""Counted up when a change of the mastering changes the sound of a segment."""


@dataclass(frozen=True, slots=True)
class SegmentTask:
    """All that an utterance's segments are made from; small, and fit to be sent to another process or machine.

    A segment is made for each of ``encodings``.
    ``levels`` (by codec) are those of the part's voice, ``loudness`` is in LUFS, ``ceiling`` in dBTP, ``pan`` from -1
    (left) to 1 (right).
    """

    text: str
    part: Part
    options: tuple[tuple[str, Any], ...]
    levels: tuple[tuple[str, Level], ...]
    loudness: float
    ceiling: float
    encodings: tuple[Encoding, ...]
    pan: float = 0.0

    @property
    def name(self) -> str:
        """What the task is, for people: the text's beginning and the voice."""
        return f"{self.text[:60]!r} in the voice {self.part.voice.id}"

    def key(self, encoding: Encoding) -> str:
        """The key of a segment: the key of its speech, and all that is done to it."""
        options = dict(self.options)
        engine = get_engine(self.part.voice.engine, options)
        pan = self.pan if encoding.channels == 2 else 0.0
        sound = (self._level(encoding), self.loudness, self.part.gain, pan, self.ceiling)
        return key_of(KIND, speech_key(engine, options, self.part, self.text), sound, RECIPE, described(encoding))

    def make(self, store: Store) -> None:
        """Speak the text once, and make a segment of it for each encoding."""
        speech = self.said(store)
        length_ms = 2 * EDGE_MS + duration_ms(speech)  # of the speech alone, so that all codecs agree on it
        for encoding in self.encodings:
            headroom = self._level(encoding).headroom
            encode = encoded if steady(encoding, headroom) else encoded_below
            made = encode(self.levelled(speech, encoding), encoding, length_ms, self.ceiling, headroom, self.pan)
            keep(store, self.key(encoding), made, length_ms, [moved(speech, made.lead, encoding.sample_rate)])

    def _level(self, encoding: Encoding) -> Level:
        return dict(self.levels)[encoding.codec]

    def said(self, store: Store) -> Speech:
        """The speech of the text."""
        return speak(self.text, self.part, dict(self.options), store)

    def levelled(self, speech: Speech, encoding: Encoding) -> Louder:
        """``speech`` at the encoding's rate, as loud as the show asks once it is limited."""
        level, rate = self._level(encoding), speech.audio.frame_rate
        sound = measured(spread(scaled(to_samples(speech.audio)), rate, level.stages), rate)
        return level.turned_up(sound, self.loudness, self.ceiling, encoding.sample_rate, self.part.gain)


class Segment(NamedTuple):
    """Encoded packets of whole frames, with the marks of the spoken words (samples from the segment's start).

    ``length_ms`` is how long the segment is on the episode's clock; the frames fill it, rounded down.
    ``marks`` has a row for each utterance that is heard in it.
    """

    frames: int
    length_ms: int
    marks: tuple[tuple[Mark, ...], ...]
    packets: bytes


@cache
def described(encoding: Encoding) -> tuple[object, ...]:
    """An encoding as a part of a key, with the version of its codec."""
    return (*astuple(encoding), get_codec(encoding.codec).version())


def duration_ms(speech: Speech) -> int:
    """The length of ``speech``, rounded up."""
    return -(-1000 * int(speech.audio.frame_count()) // int(speech.audio.frame_rate))


def moved(speech: Speech, start: int, rate: int) -> list[Mark]:
    """The speech's marks in samples at ``rate``, ``start`` samples later."""
    scale = rate / speech.audio.frame_rate
    return [
        mark._replace(first=start + round(mark.first * scale), last=start + round(mark.last * scale))
        for mark in speech.marks
    ]


def keep(store: Store, key: str, made: Encoded, length_ms: int, marks: Sequence[Sequence[Mark]]) -> None:
    """Put a segment into the store."""
    store.put(KIND, key, {"frames": made.frames, "length_ms": length_ms, "marks": marks}, made.packets)


def load_segment(key: str, store: Store) -> Segment | None:
    """The segment kept under ``key``, or None."""
    found = store.get(KIND, key)
    return None if found is None else _segment(found)


def _segment(found: StoredObject) -> Segment:
    head = found.header
    marks = tuple(tuple(Mark(*mark) for mark in row) for row in head["marks"])
    return Segment(head["frames"], head["length_ms"], marks, found.body)
