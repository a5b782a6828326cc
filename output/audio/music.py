"""Music as segments of its own, and with the first words in one segment where it is a bed under them.

A segment's edges are silent, and music fades in and out; what lies between must not be cut, so one encoder makes all
of it. Joined elsewhere than in silence, the frames of two encoders do not fit: each would start from nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from output.audio.codecs import Encoding
from output.audio.segment import KIND, RECIPE, SegmentTask, described, keep
from voices.store import Store, key_of

if TYPE_CHECKING:
    from output.show import Clip

MUSIC = "music"
"""The name of the layer that no one speaks."""


MIX = 1
"""Counted up when a change of the mix changes the sound of music: words are limited alone, or the bed would pump."""


class Line(NamedTuple):
    """Words over a bed: who speaks, the silence before them (ms), and the task of their own."""

    who: str
    pause_ms: int
    task: SegmentTask


class MusicTask(NamedTuple):
    """What the segments of a clip are made from, alone or with the lines that its last ``bed_ms`` lie under.

    ``path`` is the clip's file and ``sha256`` its hash, ``loudness`` in LUFS, ``ceiling`` in dBTP, ``duck`` in dB.
    ``layer`` names who alone is heard, for stems: a speaker or the music; empty: all.
    """

    clip: Clip
    path: str
    sha256: str
    loudness: float
    ceiling: float
    encodings: tuple[Encoding, ...]
    lines: tuple[Line, ...] = ()
    bed_ms: int = 0
    duck: float = 0.0
    layer: str = ""

    @property
    def name(self) -> str:
        """The clip's file."""
        return self.path

    def key(self, encoding: Encoding) -> str:
        """The hash of the file, what is done to it, and the keys of the lines."""
        clip = self.clip.model_dump(mode="json", exclude={"file"})
        lines = [(line.who, line.pause_ms, line.task.pan, line.task.key(encoding)) for line in self.lines]
        sound = (self.sha256, clip, self.loudness, self.ceiling, self.bed_ms, self.duck, self.layer)
        return key_of(KIND, MUSIC, RECIPE, MIX, sound, lines, described(encoding))

    def make(self, store: Store) -> None:
        """Decode the file and say the lines once, and make a segment of both for each encoding."""
        from output.audio.mix import segments  # slow to import, and to know the key not needed

        for encoding, segment in segments(self, store):
            keep(store, self.key(encoding), segment)


Task = SegmentTask | MusicTask
"""All that an entry's segments are made from."""
