"""The level of a part: the gain that brings its voice to the show's loudness.

It is a property of the voice and not of the episode, so that an edit never shifts the sound of other
segments: measured once on a passage, after the same limiter that segments go through, and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from output.audio.encoded import HEADROOM
from output.audio.limiter import limited
from output.audio.loudness import SILENCE, integrated_loudness
from output.audio.mastering import amplitude, resampled
from output.audio.peaks import Floats
from output.audio.segment import RECIPE
from voices.audio import to_samples
from voices.engine import get_engine
from voices.errors import EngineError
from voices.model import Part
from voices.speaking import speak, speech_key
from voices.store import Store, key_of

KIND = "levels"

ROUNDS = 6
"""Each round measures what the limiter took and gives it back; for speech two to four are enough."""

LEAST = 0.2
"""LU that a dB of gain is believed to do at least, so that a voice which is limited to the brim asks for no wonders."""

STEP = 0.1
"""dB to which a level is rounded, so that machines whose sums differ in the last bit agree."""


@dataclass(frozen=True, slots=True)
class LevelTask:
    """A part, the texts that its level is measured on, and the target in LUFS and dBTP at a rate in Hz."""

    part: Part
    options: tuple[tuple[str, Any], ...]
    texts: tuple[str, ...]
    loudness: float
    ceiling: float
    sample_rate: int


def level_key(task: LevelTask) -> str:
    """The key of a level. The texts are no part of it where they are the episode's own (dear engines)."""
    engine = get_engine(task.part.voice.engine, dict(task.options))
    texts = () if engine.dear else task.texts
    voice = speech_key(engine, dict(task.options), task.part, "")
    return key_of(KIND, voice, texts, task.loudness, task.ceiling, task.sample_rate, RECIPE)


def load_level(key: str, store: Store) -> float | None:
    """The level (dB) kept under ``key``, or None."""
    found = store.get(KIND, key)
    return None if found is None else float(found.header["gain"])


def make_level(task: LevelTask, store: Store) -> None:
    """Speak the texts, measure the level and keep it."""
    speeches = [speak(text, task.part, dict(task.options), store).audio for text in task.texts]
    audio = [resampled(to_samples(speech), speech.frame_rate, task.sample_rate) for speech in speeches]
    store.put(KIND, level_key(task), {"gain": _gain(audio, task)})


def _gain(audio: Sequence[Floats], task: LevelTask) -> float:
    """The gain (dB) that makes ``audio``, limited, as loud as the target; the more is limited, the less a dB does."""
    gain, measured = 0.0, _loudness(audio, 0.0, task)
    if measured <= SILENCE:
        raise EngineError(
            f"the voice {task.part.voice.id!r} of {task.part.voice.engine} is silent",
            value=task.part.voice.id,
            remedy="choose another voice: turncast voices list",
        )
    done = 1.0
    for _ in range(ROUNDS):
        step = (task.loudness - measured) / done
        before, measured = measured, _loudness(audio, gain + step, task)
        gain += step
        if abs(task.loudness - measured) < STEP / 2:
            break
        done = min(1.0, max(LEAST, (measured - before) / step))
    return round(round(gain / STEP) * STEP, 3)


def _loudness(audio: Sequence[Floats], gain: float, task: LevelTask) -> float:
    louder = (limited(part * amplitude(gain), task.sample_rate, task.ceiling - HEADROOM) for part in audio)
    return integrated_loudness(((part * 32767).astype(np.int16) for part in louder), task.sample_rate)
