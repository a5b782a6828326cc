"""The gain that makes sound as loud as asked once the limiter has had its part.

The limiter is not run for it: what it takes is told by the peaks of each millisecond, and what is left by the power of
each step of 100 ms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from output.audio.ballistics import GENTLE, Ballistics, tighter
from output.audio.encoded import HEADROOM
from output.audio.limiter import at_edges, highest, limited, reduction
from output.audio.loudness import BLOCK, SILENCE, STEPS_A_SECOND, Powers, gated, step_powers
from output.audio.mastering import amplitude, resampled
from output.audio.peaks import Floats

if TYPE_CHECKING:
    from output.audio.level import Level

ROUNDS = 6
"""Each round gives back what the limiter took; for speech two to four are enough."""

LEAST = 0.2
"""LU that a dB of gain is believed to do at least."""

DRIVEN = 12.0
"""dB that a sound is driven into the limiter at most; one that would need more stays quieter than asked."""

STEP = 0.1
"""dB to which a gain is rounded, so that machines whose sums differ in the last bit agree."""

BLOCKS = 1000 // STEPS_A_SECOND
"""Blocks of the limiter in a step."""

NEPERS = float(np.log(10) / 10)
"""In a dB of power."""


class Contour(NamedTuple):
    """What is known of a sound before it is turned up.

    The peaks (amplitude) of a limiter's blocks and the power of each, the power of each step of 100 ms; the heights
    (dBFS) that a limiter of these ballistics sees.
    """

    peaks: Floats
    shares: Powers
    powers: Powers
    ballistics: Ballistics
    heights: Powers

    def under(self, ballistics: Ballistics) -> Contour:
        """The same for a limiter of other ballistics."""
        if ballistics == self.ballistics:
            return self
        return self._replace(ballistics=ballistics, heights=highest(self.peaks, ballistics))

    def limited(self, gain: float, ceiling: float) -> Powers:
        """The powers of the sound ``gain`` dB louder and then limited to ``ceiling`` (dBFS)."""
        if gain + self.heights.max(initial=-np.inf) <= ceiling:
            return self.powers * amplitude(gain) ** 2
        edges = at_edges(reduction(self.heights, ceiling - gain, self.ballistics))
        left = np.exp(((edges[:-1] + edges[1:]) / 2 + gain) * NEPERS)
        powers: Powers = (left * self.shares).reshape(-1, BLOCKS).sum(axis=1)
        return powers


class Measured(NamedTuple):
    """Sound (n, full scale 1.0) at ``rate`` Hz with its contour."""

    samples: Floats
    rate: int
    contour: Contour


class Turned(NamedTuple):
    """A gain (dB), and the loudness (LUFS) that it makes."""

    gain: float
    loudness: float


def measured(samples: Floats, rate: int) -> Measured:
    """``samples`` (n) at ``rate`` Hz, measured."""
    return Measured(samples, rate, contour(samples, rate))


def contour(sound: Floats, rate: int) -> Contour:
    """The contour of ``sound`` (n or n x 2) at ``rate`` Hz, for a gentle limiter."""
    powers, step = step_powers(sound, rate), rate // STEPS_A_SECOND
    samples, measured = np.zeros(len(powers) * step, np.float32), sound[: len(powers) * step]
    samples[: len(measured)] = np.abs(measured) if sound.ndim == 1 else np.abs(measured).max(axis=1)
    starts = np.arange(len(powers) * BLOCKS) * step // BLOCKS
    peaks = np.maximum.reduceat(samples, starts)
    shares = np.square(peaks, dtype=np.float64).reshape(-1, BLOCKS)
    shares *= (powers / np.maximum(shares.sum(axis=1), 1e-12))[:, np.newaxis]
    return Contour(peaks, shares.ravel(), powers, GENTLE, highest(peaks, GENTLE))


def gain_to(loudness: float, sounds: Sequence[Contour], ceiling: float, near: float | None = None) -> Turned | None:
    """The gain (dB) that makes sounds, limited to ``ceiling`` (dBFS), together as loud as ``loudness`` (LUFS).

    The more is limited, the less a dB does, so it is found by secants, sooner where a gain ``near`` it is known. None
    where nothing is heard.
    """
    gain, measured = 0.0, _in_silence(each.powers for each in sounds)
    if measured <= SILENCE:
        return None
    lacking = loudness - measured
    step = min(near or lacking, lacking + DRIVEN)
    for _ in range(ROUNDS):
        gain, before = gain + step, measured
        measured = _in_silence(each.limited(gain, ceiling) for each in sounds)
        slope = min(1.0, max(LEAST, (measured - before) / (step or 1.0)))
        step = min((loudness - measured) / slope, lacking + DRIVEN - gain)
        if abs(step) * slope < STEP / 2:
            break
    return Turned(round(round(gain / STEP) * STEP, 3), measured)


def _in_silence(sounds: Iterable[Powers]) -> float:
    """The loudness (LUFS) of sounds between silences, as they are heard: a meter counts the blocks at their edges too.

    Of a word that is as long as one block, 400 ms, these are six of seven.
    """
    silence = np.zeros(BLOCK - 1)
    return gated(np.concatenate([silence, powers, silence]) for powers in sounds)


MOST_OWN = 6.0
"""dB that an utterance is turned up or down at most beside its voice: a sigh shall not become a shout."""


LACKING = 0.5
"""LU that an utterance may lack before a tighter limiter is tried: a word is mostly peak."""


def own_level(level: Level, utterance: Contour, loudness: float, ceiling: float) -> Level:
    """The level of an utterance by itself, its gain not far from that of its voice.

    Where that leaves it too quiet, a tighter limiter drives it; for what it adds to the peaks it is decoded again.
    """
    asked = loudness + level.lost
    own, turned = level, gain_to(asked, [utterance.under(level.ballistics)], ceiling - level.headroom, level.gain)
    if turned is None:
        return level
    for ballistics in tighter(level.ballistics):
        if turned.loudness > asked - LACKING:
            break
        own = level._replace(ballistics=ballistics, headroom=HEADROOM)
        turned = gain_to(asked, [utterance.under(ballistics)], ceiling - HEADROOM, turned.gain) or turned
    return own._replace(gain=min(max(turned.gain, level.gain - MOST_OWN), level.gain + MOST_OWN))


def mastered(level: Level, sound: Measured, ceiling: float, rate: int, more: float = 0.0) -> Floats:
    """An utterance at ``rate`` Hz by its own level and ``more`` (dB), its headroom below ``ceiling`` (dBTP)."""
    louder = resampled(sound.samples * np.float32(amplitude(level.gain + more)), sound.rate, rate)
    return limited(louder, rate, ceiling - level.headroom, level.ballistics)
