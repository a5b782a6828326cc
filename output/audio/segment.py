"""A segment: speech levelled, padded to whole frames and encoded; a pure function of its task."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from output.audio.codecs import Encoding, Packets, get_codec
from voices.engine import get_engine
from voices.keys import speech_key
from voices.model import Mark, Part
from voices.store import Store, key_of

if TYPE_CHECKING:
    from output.audio.level import Level

KIND = "segments"

EDGE_MS = 150
"""Silence at both edges of a segment; with it joins were measured clean in MP3, Opus and AAC."""

LONGEST_MS = 1900
"""Silence beyond 2 s sounds like the end, and the last of a word may be too soft to be heard; a longer one only the
text itself asks for."""

RECIPE = 19
"""Counted up when a change of the mastering changes the sound of a segment."""


class SegmentTask(NamedTuple):
    """All that an utterance's segments are made from; small, and fit to be sent to another process or machine.

    A segment is made for each of ``encodings``.
    ``levels`` (by codec) are those of the part's voice, ``loudness`` is in LUFS, ``ceiling`` in dBTP, ``pan`` from -1
    (left) to 1 (right), ``sentence_pause_ms`` the silence between its sentences (None: as they were spoken).
    """

    text: str
    part: Part
    options: tuple[tuple[str, Any], ...]
    levels: tuple[tuple[str, Level], ...]
    loudness: float
    ceiling: float
    encodings: tuple[Encoding, ...]
    pan: float = 0.0
    sentence_pause_ms: int | None = None

    @property
    def name(self) -> str:
        """What the task is, for people: the text's beginning and the voice."""
        return f"{self.text[:60]!r} in the voice {self.part.voice.id}"

    def key(self, encoding: Encoding) -> str:
        """The key of a segment: the key of its speech, and all that is done to it."""
        options = dict(self.options)
        engine = get_engine(self.part.voice.engine, options)
        pan = self.pan if encoding.channels == 2 else 0.0
        level = self.level(encoding)._replace(lacking=0.0)  # which is told, and heard nowhere
        sound = (level, self.loudness, self.part.gain, pan, self.ceiling, self.sentence_pause_ms)
        return key_of(KIND, speech_key(engine, options, self.part, self.text), sound, RECIPE, described(encoding))

    def make(self, store: Store) -> None:
        """Speak the text once, and make a segment of it for each encoding."""
        from output.audio.voicing import segments  # slow to import, and to know the key not needed

        for encoding, segment in segments(self, store):
            keep(store, self.key(encoding), segment)

    def level(self, encoding: Encoding) -> Level:
        """The level of the part's voice in an encoding."""
        return dict(self.levels)[encoding.codec]


class Extent(NamedTuple):
    """How long a segment is, and where its words are: all that must be known to place it.

    ``length_ms`` is how long it is on the episode's clock; the frames fill it, rounded down.
    ``marks`` has a row for each utterance that is heard in it (samples from the segment's start).
    """

    frames: int
    length_ms: int
    marks: tuple[tuple[Mark, ...], ...]


class Segment(NamedTuple):
    """Encoded packets of whole frames, and their extent."""

    extent: Extent
    packets: Packets


@cache
def described(encoding: Encoding) -> tuple[object, ...]:
    """An encoding as a part of a key, with the version of its codec."""
    return (*encoding, get_codec(encoding.codec).version())


def keep(store: Store, key: str, made: Segment) -> None:
    """Put a segment into the store."""
    store.put(KIND, key, made.extent._asdict(), made.packets)


def load_extent(key: str, store: Store) -> Extent | None:
    """The extent of the segment kept under ``key``, all of which was found whole; or None."""
    found = store.get(KIND, key)
    return None if found is None else _extent(**found.header)


def _extent(frames: int, length_ms: int, marks: list[list[list[int]]]) -> Extent:
    return Extent(frames, length_ms, tuple(tuple(map(Mark._make, row)) for row in marks))


def load_packets(key: str, store: Store) -> Packets | None:
    """The packets of the segment kept under ``key``, or None."""
    found = store.get(KIND, key)
    return None if found is None else found.body
