"""The level of a part: the gain that brings its voice to the show's loudness, and what encoders take and add.

It is a property of the voice and not of the episode, so that an edit never shifts the sound of other
segments: measured once on a passage, after the same limiter that segments go through, and kept.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from output.audio.ballistics import Ballistics
from output.audio.codecs import Encoding
from output.audio.segment import RECIPE, described
from voices.engine import get_engine
from voices.keys import speech_key
from voices.model import Part
from voices.store import Store, key_of

KIND = "levels"


class Level(NamedTuple):
    """What brings a voice to the show's loudness in a codec.

    Its gain (dB), the loudness (LU) that the codec takes and is given back, the headroom (dB) that it is limited to
    before it is encoded, the filters that spread its pulses, the limiter's ballistics, what it still lacks (LU).
    """

    gain: float
    lost: float
    headroom: float
    stages: int
    ballistics: Ballistics
    lacking: float


Levels = tuple[tuple[str, Level], ...]
"""The level of a part by codec."""


class LevelTask(NamedTuple):
    """A part, the texts that its level is measured on, the target in LUFS and dBTP at a rate in Hz, the encodings."""

    part: Part
    options: tuple[tuple[str, Any], ...]
    texts: tuple[str, ...]
    loudness: float
    ceiling: float
    sample_rate: int
    encodings: tuple[Encoding, ...] = ()

    @property
    def name(self) -> str:
        """The voice."""
        return self.part.voice.id

    def key(self) -> str:
        """The key of a level. The texts are no part of it where they are the episode's own (dear engines)."""
        engine = get_engine(self.part.voice.engine, dict(self.options))
        texts = () if engine.dear else self.texts
        voice = speech_key(engine, dict(self.options), self.part, "")
        target = (self.loudness, self.ceiling, self.sample_rate)
        return key_of(KIND, voice, texts, target, [described(each) for each in self.encodings], RECIPE)

    def make(self, store: Store) -> None:
        """Speak the texts, measure the levels and keep them. Raises EngineError where nothing is heard."""
        from output.audio.treatments import measure  # slow to import, and to know the key not needed

        store.put(KIND, self.key(), {"levels": measure(self, store)})


def load_levels(key: str, store: Store) -> Levels | None:
    """The levels kept under ``key``, or None."""
    found = store.get(KIND, key)
    return None if found is None else tuple((codec, _level(*row)) for codec, row in found.header["levels"])


def _level(gain: float, lost: float, headroom: float, stages: int, ballistics: list[Any], lacking: float) -> Level:
    return Level(gain, lost, headroom, stages, Ballistics(*ballistics), lacking)
