"""The passage that a part's level is measured on: brought to the loudness, encoded, decoded and heard again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from output.audio.ballistics import Ballistics
from output.audio.codecs import Encoding, get_codec
from output.audio.encoded import HEADROOM, MOST_HEADROOM, Encode, encoded, encoder, over_db, steady
from output.audio.gain import Contour, Measured, gain_to, mastered, own_level
from output.audio.level import Level, LevelTask
from output.audio.loudness import gated, integrated_loudness
from output.audio.peaks import Floats

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


class Passage:
    """What the level of ``task`` is measured on, so treated; ``spread`` gives its sounds after so many filters."""

    def __init__(
        self, spread: Callable[[int], Sequence[Measured]], task: LevelTask, stages: int, ballistics: Ballistics
    ) -> None:
        self.spread, self.task, self.stages, self.ballistics = spread, task, stages, ballistics

    @cached_property
    def contours(self) -> list[Contour]:
        """What the limiter sees of the sounds."""
        return [each.contour.under(self.ballistics) for each in self.spread(self.stages)]

    @cached_property
    def loudness(self) -> float:
        """The loudness (LUFS) of the sounds as they are."""
        return gated(each.powers for each in self.contours)

    def strain(self, more: float = 0.0) -> tuple[float, float]:
        """What lacks (LU) to be ``more`` (LU) louder than asked, and how much (dB) the limiter takes for it."""
        asked = self.task.loudness + more
        gain, reached = self._reached(asked)
        return max(0.0, round(asked - reached - NEAR, 1)), gain - asked + self.loudness

    def probe(self, encoding: Encoding) -> tuple[float, float]:
        """What an encoder takes from the loudness (LU) of the passage, and the headroom (dB) for what it adds."""
        rate, ceiling = encoding.sample_rate, self.task.ceiling - HEADROOM
        held = [sound for _, sound in self._held(self._level(0.0, HEADROOM), rate)]
        heard = [_decoded(sound, encoding, encoded) for sound in held]
        headroom = LEAST_HEADROOM + max(0.0, *(over_db(each, rate, ceiling) for each in heard))
        headroom = round(min(MOST_HEADROOM, headroom), 1)
        taken = _loudness([np.pad(each, (0, rate)) for each in held], rate) - _loudness(heard, rate)
        return taken, headroom if steady(encoding, headroom) else min(headroom, UNSTEADY)

    def level_in(self, encoding: Encoding, taken: float, headroom: float) -> Level:
        """The level in a codec that takes so much and wants so much headroom, found on what it makes of the passage."""
        level = self._level(taken, HEADROOM if self.strain() > HARD else headroom)
        if steady(encoding, level.headroom) and self.strain() <= DOUBTED:
            return level
        found = self._nearest(level, encoding)
        if found.lacking <= ENOUGH or found.headroom == HEADROOM:
            return found
        return min(found, self._nearest(self._level(found.lost, HEADROOM), encoding), key=lacks)

    def _nearest(self, level: Level, encoding: Encoding) -> Level:
        """Of levels that give back what is missing where a codec is heard, the one that is nearest to what is asked."""
        found: dict[Level, float] = {}
        while level not in found and len(found) < CODEC_ROUNDS:
            held, rate = self._held(level, encoding.sample_rate), encoding.sample_rate
            encoders = (encoder(encoding, own.headroom, self.task.ceiling) for own, _ in held)
            heard = [_decoded(sound, encoding, encode) for (_, sound), encode in zip(held, encoders, strict=True)]
            found[level] = missing = self.task.loudness - _loudness(heard, rate)
            if abs(missing) < NEAR:
                break
            level = self._level(level.lost + missing, level.headroom)
        best = min(found, key=lambda each: abs(found[each]))
        return best._replace(lacking=round(max(0.0, found[best]), 1))

    def _level(self, lost: float, headroom: float) -> Level:
        lost = round(min(lost, MOST_LOST), 1) + 0.0  # never -0.0, which is another key
        gain = self._gain(self.task.loudness + lost, self.task.ceiling - headroom)
        return Level(gain, lost, headroom, self.stages, self.ballistics, 0.0)

    def _gain(self, loudness: float, ceiling: float) -> float:
        turned = gain_to(loudness, self.contours, ceiling)
        return turned.gain if turned else 0.0

    def _reached(self, loudness: float) -> tuple[float, float]:
        """The gain (dB) for a loudness (LUFS), and the one that the limiter leaves of it."""
        ceiling = self.task.ceiling - HEADROOM
        gain = self._gain(loudness, ceiling)
        return gain, gated(each.limited(gain, ceiling) for each in self.contours)

    def _held(self, level: Level, rate: int) -> list[tuple[Level, Floats]]:
        """Each sound at ``rate`` Hz as its own level makes it, as an utterance is."""
        ceiling, sounds = self.task.ceiling, self.spread(self.stages)
        own = [own_level(level, each.contour, self.task.loudness, ceiling) for each in sounds]
        return [(each, mastered(each, sound, ceiling, rate)) for each, sound in zip(own, sounds, strict=True)]


def lacks(level: Level) -> float:
    """What a level lacks (LU)."""
    return level.lacking


def _decoded(sound: Floats, encoding: Encoding, encode: Encode) -> Floats:
    """What a listener gets of ``sound``."""
    length_ms = HEARD_MS + len(sound) * 1000 // encoding.sample_rate
    return get_codec(encoding.codec).decode(encode(sound, encoding, length_ms, 0.0).packets, encoding)


def _loudness(sounds: Sequence[Floats], rate: int) -> float:
    return integrated_loudness(map(_after_silence, sounds), rate)


def _after_silence(sound: Floats) -> Floats:
    """A pause before ``sound``, as there is one behind it: a meter hears both as a part of it."""
    whole: Floats = np.concatenate([np.zeros_like(sound[: len(sound) // 4]), sound])
    return whole
