"""The passage that a part's level is measured on: spoken, brought to the loudness, encoded, decoded and heard again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from output.audio.codecs import Encoding, get_codec
from output.audio.encoded import HEADROOM, MOST_HEADROOM, Encoded, encoded, encoded_below, over_db, steady
from output.audio.gain import Louder, Measured, gain_to, measured, turned_up
from output.audio.level import Level, Levels, LevelTask
from output.audio.loudness import SILENCE, gated, integrated_loudness
from output.audio.mastering import scaled
from output.audio.peaks import Floats
from output.audio.phase import STAGES, spread
from voices.audio import to_samples
from voices.errors import EngineError
from voices.speaking import speak
from voices.store import Store

LEAST_HEADROOM = 0.7
"""dB more than what an encoder added to the peaks of a passage, since an hour has more of them."""

MOST_LOST = 3.0
"""dB that are given back at most where an encoder, or the headroom that it wants, takes from the loudness."""
CODEC_ROUNDS = 2
NEAR = 0.15
"""LU that the loudness of what is decoded may be away from what is asked."""
DOUBTED = (0.0, 4.0)
"""The strain from which it is heard again whether that was right. Of 172 voices and targets below it half
were within 0.03 LU and all within 0.22; of 29 above it some were 2.7 LU away."""

HARD = (0.0, 6.0)
"""The strain from which it is heard: not as loud as asked, or peaks limited by so many dB."""

HEARD_MS = 1000
"""Silence that a sound of the passage is heard with: an edge before it, and at its end what keeps speakers apart."""

Encode = Callable[[Louder, Encoding, int, float, float], Encoded]


def measure(task: LevelTask, store: Store) -> Levels:
    """The level of the task's part in each of its encodings. Raises EngineError where nothing is heard."""
    said = [speak(text, task.part, dict(task.options), store).audio for text in task.texts]
    samples, rates = [scaled(to_samples(each)) for each in said], [each.frame_rate for each in said]
    passage = Passage(samples, rates, task)
    if passage.strain > HARD:
        passage = min(passage, Passage(samples, rates, task, STAGES), key=lambda each: each.strain)
    if passage.silent:
        raise EngineError(
            f"the voice {task.part.voice.name or task.name!r} of {task.part.voice.engine} is silent",
            value=task.name,
            remedy="choose another voice: turncast voices list",
        )
    return tuple((each.codec, passage.level_in(each)) for each in task.encodings)


class Passage:
    """What the level of ``task`` is measured on: sounds (full scale 1.0), each at its own rate (Hz)."""

    def __init__(self, said: Sequence[Floats], rates: Sequence[int], task: LevelTask, stages: int = 0) -> None:
        self.task, self.stages = task, stages
        self.sounds = [measured(spread(each, rate, stages), rate) for each, rate in zip(said, rates, strict=True)]
        self.contours = [each.contour for each in self.sounds]

    @property
    def silent(self) -> bool:
        """Whether nothing is heard."""
        return gated(each.powers for each in self.contours) <= SILENCE

    @cached_property
    def strain(self) -> tuple[float, float]:
        """What lacks (LU) to be as loud as asked, where that is heard, and how much (dB) the limiter takes for it."""
        asked, ceiling = self.task.loudness, self.task.ceiling - HEADROOM
        gain = gain_to(asked, self.contours, ceiling) or 0.0
        lacking = asked - gated(each.limited(gain, ceiling) for each in self.contours)
        return max(0.0, round(lacking - NEAR, 1)), gain - asked + gated(each.powers for each in self.contours)

    def level_in(self, encoding: Encoding) -> Level:
        """The level in a codec, found on what it makes of the passage."""
        level = self._level(0.0, HEADROOM)
        probe = self._decoded(encoded, level, encoding)
        over = max(0.0, *(over_db(each, self.task.ceiling - HEADROOM) for each in probe))
        known = round(min(MOST_HEADROOM, LEAST_HEADROOM + over), 1)
        headroom = HEADROOM if self.strain > HARD else known
        level = self._level(self._missing(probe, encoding), headroom)
        encode = encoded if steady(encoding, headroom) else encoded_below
        for _ in range(CODEC_ROUNDS if encode is encoded_below or self.strain > DOUBTED else 0):
            still = self._missing(self._decoded(encode, level, encoding), encoding)
            if abs(still) < NEAR:
                break
            level = self._level(level.lost + still, headroom)
        return level

    def _level(self, lost: float, headroom: float) -> Level:
        lost = round(min(lost, MOST_LOST), 1)
        gain = gain_to(self.task.loudness + lost, self.contours, self.task.ceiling - headroom)
        return Level(gain or 0.0, lost, headroom, self.stages)

    def _decoded(self, encode: Encode, level: Level, encoding: Encoding) -> list[Floats]:
        """What a listener gets of the passage."""
        made = (self._encoded(each, encode, level, encoding) for each in self.sounds)
        return [get_codec(encoding.codec).decode(each.packets, encoding) for each in made]

    def _encoded(self, sound: Measured, encode: Encode, level: Level, encoding: Encoding) -> Encoded:
        """A sound of the passage, levelled by itself as an utterance is."""
        loudness, ceiling = self.task.loudness, self.task.ceiling
        louder = turned_up(level, sound, loudness, ceiling, encoding.sample_rate)
        length_ms = HEARD_MS + len(sound.samples) * 1000 // sound.rate
        return encode(louder, encoding, length_ms, ceiling, level.headroom)

    def _missing(self, decoded: Sequence[Floats], encoding: Encoding) -> float:
        within_reach = self.task.loudness - self.strain[0]
        return within_reach - integrated_loudness(map(_after_silence, decoded), encoding.sample_rate)


def _after_silence(sound: Floats) -> Floats:
    """A pause before ``sound``, as there is one behind it: a meter hears both as a part of it."""
    whole: Floats = np.concatenate([np.zeros_like(sound[: len(sound) // 4]), sound])
    return whole
