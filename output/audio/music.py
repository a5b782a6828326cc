"""Music as segments of its own, and with the first words in one segment where it is a bed under them.

A segment's edges are silent, and music fades in and out; what lies between must not be cut, so one encoder makes all
of it. Joined elsewhere than in silence, the frames of two encoders do not fit: each would start from nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from output.audio.clip import Sound, envelope, levelled, load
from output.audio.codecs import Encoding
from output.audio.encoded import HEADROOM, encoded_below
from output.audio.limiter import applied, limited, limiting
from output.audio.mastering import EDGE_MS
from output.audio.pan import shares
from output.audio.peaks import Floats
from output.audio.segment import KIND, RECIPE, SegmentTask, described, duration_ms, keep, moved
from voices.model import Speech
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


@dataclass(frozen=True, slots=True)
class MusicTask:
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
        music = load(Path(self.path), self.clip)
        spoken = [line.task.said(store) for line in self.lines]
        starts = list(_starts(self.lines, spoken, max(0, music.length_ms - self.bed_ms)))
        ends = [start + duration_ms(speech) for start, speech in zip(starts, spoken, strict=True)]
        length_ms = max(ends, default=music.length_ms)
        for encoding in self.encodings:
            layers = self._layers(music, spoken, starts, length_ms, encoding)
            heard, rate = self._heard(layers, encoding), encoding.sample_rate
            made = encoded_below(partial(_same, heard), encoding, length_ms + 2 * EDGE_MS, self.ceiling)
            marks = [
                moved(speech, made.lead + start * rate // 1000, rate)
                for speech, start in zip(spoken, starts, strict=True)
            ]
            keep(store, self.key(encoding), made, length_ms + 2 * EDGE_MS, marks)

    def _layers(
        self, music: Sound, spoken: Sequence[Speech], starts: Sequence[int], length_ms: int, encoding: Encoding
    ) -> dict[str, Floats]:
        """What each is heard with, all ``length_ms`` long (n, or n x channels)."""
        rate, channels = encoding.sample_rate, encoding.channels
        shape = (length_ms * rate // 1000, 2)[:channels]
        layers = {who: np.zeros(shape, np.float32) for who in (MUSIC, *(line.who for line in self.lines))}
        tune = levelled(music.at(rate, channels), rate, self.loudness, self.ceiling, self.path)[: shape[0]]
        words = starts[0] * rate // 1000 if starts else len(tune)
        layers[MUSIC][: len(tune)] = applied(envelope(len(tune), rate, self.clip, words, self.duck), tune)
        for line, speech, start in zip(self.lines, spoken, starts, strict=True):
            audio = limited(line.task.levelled(speech, encoding)(HEADROOM), rate, self.ceiling - HEADROOM)
            at = layers[line.who][start * rate // 1000 :][: len(audio)]
            at += _placed(audio, channels, line.task.pan)[: len(at)]
        return layers

    def _heard(self, layers: dict[str, Floats], encoding: Encoding) -> Floats:
        """All layers together, or one of them as it sounds among the others."""
        whole: Floats = np.sum(list(layers.values()), axis=0)
        if not self.layer:
            return whole
        gain = limiting(whole, encoding.sample_rate, self.ceiling - HEADROOM)
        return layers[self.layer] if gain is None else applied(gain, layers[self.layer])


def _same(audio: Floats, headroom: float) -> Floats:
    """Music keeps its own dynamics, whatever headroom it gets."""
    return audio


def _placed(audio: Floats, channels: int, pan: float) -> Floats:
    return audio if channels == 1 else audio[:, np.newaxis] * shares(pan)


def _starts(lines: Sequence[Line], spoken: Sequence[Speech], at_ms: int) -> Iterator[int]:
    """When each line starts (ms), the first one at ``at_ms``."""
    for number, (line, speech) in enumerate(zip(lines, spoken, strict=True)):
        at_ms += line.pause_ms if number else 0
        yield at_ms
        at_ms += duration_ms(speech)


Task = SegmentTask | MusicTask
"""All that an entry's segments are made from."""
