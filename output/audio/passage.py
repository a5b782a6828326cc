"""The passage that a part's level is measured on: brought to the loudness, encoded, decoded and heard again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from output.audio.ballistics import Ballistics
from output.audio.codecs import Encoding, get_codec
from output.audio.encoded import HEADROOM, MOST_HEADROOM, Encode, encoded, encoder, over_db, steady
from output.audio.gain import Measured, gain_to, mastered, measured
from output.audio.level import Level, LevelTask
from output.audio.loudness import gated, integrated_loudness
from output.audio.peaks import Floats
from output.audio.phase import spread

LEAST_HEADROOM = 0.7
"""dB more than what an encoder added to the peaks of a passage, since an hour has more of them."""

UNSTEADY = 1.0
"""dB of headroom at most where every utterance is decoded again: with it most are right at once, with less headroom
encoding takes half as long again; peaks beyond it are held one by one."""

MOST_LOST = 3.0
"""dB that are given back at most where an encoder, or the headroom that it wants, takes from the loudness."""
CODEC_ROUNDS = 3
NEAR = 0.15
"""LU that the loudness of what is decoded may be away from what is asked."""
ENOUGH = 0.3
"""LU that a voice may lack: half of what the whole may be away, since it is measured on a passage of 12 s."""
DOUBTED = (0.0, 4.0)
"""The strain from which it is heard again whether that was right. Of 172 voices and targets below it half
were within 0.03 LU and all within 0.22; of 29 above it some were 2.7 LU away."""

HARD = (0.0, 6.0)
"""The strain from which it is heard: not as loud as asked, or peaks limited by so many dB."""

HEARD_MS = 1000
"""Silence that a sound of the passage is heard with: an edge before it, and at its end what keeps speakers apart."""

Sounds = Sequence[tuple[Floats, int]]
"""Sounds (full scale 1.0), each with its rate (Hz)."""


class Passage:
    """What the level of ``task`` is measured on, so treated."""

    def __init__(self, said: Sounds, task: LevelTask, stages: int, ballistics: Ballistics) -> None:
        self.said, self.task, self.stages, self.ballistics = said, task, stages, ballistics

    @cached_property
    def sounds(self) -> list[Measured]:
        """The sounds with their pulses spread."""
        return [measured(spread(sound, rate, self.stages), rate, self.ballistics) for sound, rate in self.said]

    @cached_property
    def loudness(self) -> float:
        """The loudness (LUFS) of the sounds as they are."""
        return gated(each.contour.powers for each in self.sounds)

    def strain(self, more: float = 0.0) -> tuple[float, float]:
        """What lacks (LU) to be ``more`` (LU) louder than asked, and how much (dB) the limiter takes for it."""
        asked = self.task.loudness + more
        gain, reached = self._reached(asked)
        return max(0.0, round(asked - reached - NEAR, 1)), gain - asked + self.loudness

    def probe(self, encoding: Encoding) -> tuple[float, float]:
        """What an encoder takes from the loudness (LU) of the passage, and the headroom (dB) for what it adds."""
        heard = self._decoded(encoded, self._level(0.0, HEADROOM), encoding)
        added = max(0.0, *(over_db(each, encoding.sample_rate, self.task.ceiling - HEADROOM) for each in heard))
        headroom = round(min(MOST_HEADROOM, LEAST_HEADROOM + added), 1)
        taken = self._reached(self.task.loudness)[1] - _loudness(heard, encoding)
        return taken, headroom if steady(encoding, headroom) else min(headroom, UNSTEADY)

    def level_in(self, encoding: Encoding, taken: float, headroom: float) -> Level:
        """The level in a codec that takes so much and wants so much headroom, found on what it makes of the passage."""
        level = self._level(taken, HEADROOM if self.strain() > HARD else headroom)
        if steady(encoding, level.headroom) and self.strain() <= DOUBTED:
            return level
        level = self._heard_in(encoding, level)
        return level if level.lacking <= ENOUGH else self._heard_in(encoding, self._level(level.lost, HEADROOM))

    def _heard_in(self, encoding: Encoding, level: Level) -> Level:
        """The level that is right, or nearest to it, where a listener gets what the codec makes of the passage."""
        encode = encoder(encoding, level.headroom, self.task.ceiling)
        for _ in range(CODEC_ROUNDS):
            heard, missing = level, self.task.loudness - _loudness(self._decoded(encode, level, encoding), encoding)
            level = self._level(heard.lost + missing, heard.headroom)
            if abs(missing) < NEAR or level == heard:
                break
        return heard._replace(lacking=round(max(0.0, missing), 1))

    def _level(self, lost: float, headroom: float) -> Level:
        lost = round(min(lost, MOST_LOST), 1)
        gain = self._gain(self.task.loudness + lost, self.task.ceiling - headroom)
        return Level(gain, lost, headroom, self.stages, self.ballistics, 0.0)

    def _gain(self, loudness: float, ceiling: float) -> float:
        return gain_to(loudness, [each.contour for each in self.sounds], ceiling) or 0.0

    def _reached(self, loudness: float) -> tuple[float, float]:
        """The gain (dB) for a loudness (LUFS), and the one that the limiter leaves of it."""
        ceiling = self.task.ceiling - HEADROOM
        gain = self._gain(loudness, ceiling)
        return gain, gated(each.contour.limited(gain, ceiling) for each in self.sounds)

    def _decoded(self, encode: Encode, level: Level, encoding: Encoding) -> list[Floats]:
        """What a listener gets of the passage, each sound levelled by itself as an utterance is."""
        loudness, ceiling, rate = self.task.loudness, self.task.ceiling, encoding.sample_rate
        lengths_ms = (HEARD_MS + len(each.samples) * 1000 // each.rate for each in self.sounds)
        held = (mastered(level, each, loudness, ceiling, rate) for each in self.sounds)
        made = (encode(sound, encoding, length_ms, 0.0) for sound, length_ms in zip(held, lengths_ms, strict=True))
        return [get_codec(encoding.codec).decode(each.packets, encoding) for each in made]


def _loudness(decoded: Sequence[Floats], encoding: Encoding) -> float:
    return integrated_loudness(map(_after_silence, decoded), encoding.sample_rate)


def _after_silence(sound: Floats) -> Floats:
    """A pause before ``sound``, as there is one behind it: a meter hears both as a part of it."""
    whole: Floats = np.concatenate([np.zeros_like(sound[: len(sound) // 4]), sound])
    return whole
