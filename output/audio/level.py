"""The level of a part: the gain that brings its voice to the show's loudness, and the headroom that encoders need.

It is a property of the voice and not of the episode, so that an edit never shifts the sound of other
segments: measured once on a passage, after the same limiter that segments go through, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from output.audio.codecs import Encoding, get_codec
from output.audio.encoded import HEADROOM, MOST_HEADROOM, Encoded, encoded, encoded_below, over_db, steady
from output.audio.limiter import limited
from output.audio.loudness import SILENCE, integrated_loudness
from output.audio.mastering import EDGE_MS, amplitude, resampled
from output.audio.peaks import Floats
from output.audio.segment import RECIPE, Level, described
from voices.audio import Samples, to_samples
from voices.engine import get_engine
from voices.errors import EngineError
from voices.model import Part
from voices.speaking import speak, speech_key
from voices.store import Store, key_of

KIND = "levels"

ROUNDS = 6
"""Each round measures what the limiter took and gives it back; for speech two to four are enough."""

LEAST = 0.2
"""LU that a dB of gain is believed to do at least."""

DRIVEN = 12.0
"""dB that a voice is driven into the limiter at most; one that would need more stays quieter than asked."""

STEP = 0.1
"""dB to which a level is rounded, so that machines whose sums differ in the last bit agree."""


LEAST_HEADROOM = 0.6
"""dB more than what an encoder added to the peaks of a passage, since an hour has more of them."""
USUAL_HEADROOM = 0.9

MOST_LOST = 3.0
"""dB that are given back at most where an encoder, or the headroom that it wants, takes from the loudness."""
CODEC_ROUNDS = 2
NEAR = 0.15
"""LU that the loudness of what is decoded may be away from what is asked."""

Encode = Callable[[Floats, Encoding, int, float, float], Encoded]

Levels = tuple[tuple[str, Level], ...]
"""The level of a part by codec."""


@dataclass(frozen=True, slots=True)
class LevelTask:
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
        speeches = [speak(text, self.part, dict(self.options), store).audio for text in self.texts]
        samples = [(to_samples(speech), speech.frame_rate) for speech in speeches]
        audio = [resampled(*each, self.sample_rate) for each in samples]
        gain = gain_to(self.loudness, audio, self.sample_rate, self.ceiling)
        if gain is None:
            raise EngineError(
                f"the voice {self.name!r} of {self.part.voice.engine} is silent",
                value=self.name,
                remedy="choose another voice: turncast voices list",
            )
        levels = [(encoding.codec, _level(samples, gain, encoding, self)) for encoding in self.encodings]
        store.put(KIND, self.key(), {"levels": levels})


def load_levels(key: str, store: Store) -> Levels | None:
    """The levels kept under ``key``, or None."""
    found = store.get(KIND, key)
    return None if found is None else tuple((codec, Level(*level)) for codec, level in found.header["levels"])


def _level(speeches: Sequence[tuple[Samples, int]], gain: float, encoding: Encoding, task: LevelTask) -> Level:
    """The level in a codec, found on what it makes of speech (samples and rate), which needs ``gain`` without it."""
    codec, rate = get_codec(encoding.codec), encoding.sample_rate
    audio = [resampled(*each, rate) for each in speeches]

    def heard(encode: Encode, gain: float, headroom: float) -> list[Floats]:
        louder = (each * np.float32(amplitude(gain)) for each in audio)
        made = (encode(each, encoding, _length_ms(each, rate), task.ceiling, headroom) for each in louder)
        return [codec.decode(each.packets, encoding) for each in made]

    def missing(decoded: list[Floats]) -> float:
        return task.loudness - integrated_loudness(map(_samples, decoded), rate)

    probe, most = heard(encoded, gain, HEADROOM), gain + MOST_LOST
    over = max(0.0, *(over_db(each, task.ceiling - HEADROOM) for each in probe))
    headroom = round(min(MOST_HEADROOM, LEAST_HEADROOM + over), 1)
    gain = min(gain + missing(probe), most)
    encode = encoded if steady(encoding, headroom) else encoded_below
    for _ in range(0 if encode is encoded and headroom <= USUAL_HEADROOM else CODEC_ROUNDS):
        still = missing(heard(encode, gain, headroom))
        if abs(still) < NEAR:
            break
        gain = min(gain + still, most)
    return Level(round(gain, 1), headroom)


def _length_ms(audio: Floats, rate: int) -> int:
    return 3 * EDGE_MS + len(audio) * 1000 // rate


def gain_to(loudness: float, audio: Sequence[Floats], rate: int, ceiling: float) -> float | None:
    """The gain (dB) that makes ``audio``, limited to ``ceiling`` (dBTP), as loud as ``loudness`` (LUFS).

    The more is limited, the less a dB does, so it is found by secants. None where nothing is heard.
    """
    measured_at = partial(_loudness, audio, rate, ceiling - HEADROOM)
    gain, measured = 0.0, measured_at(0.0)
    if measured <= SILENCE:
        return None
    most, slope = loudness - measured + DRIVEN, 1.0
    for _ in range(ROUNDS):
        step = min((loudness - measured) / slope, most - gain)
        before, measured = measured, measured_at(gain + step)
        gain += step
        if abs(loudness - measured) < STEP / 2 or gain >= most:
            break
        slope = min(1.0, max(LEAST, (measured - before) / step))
    return round(round(gain / STEP) * STEP, 3)


def _loudness(audio: Sequence[Floats], rate: int, ceiling: float, gain: float) -> float:
    louder = (limited(part * amplitude(gain), rate, ceiling) for part in audio)
    return integrated_loudness((_samples(part) for part in louder), rate)


def _samples(audio: Floats) -> Samples:
    return np.clip(audio * 32767, -32768, 32767).astype(np.int16)
