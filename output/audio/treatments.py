"""How a voice is made as loud as asked: by the gentlest treatment that does it, in each codec."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from output.audio.ballistics import GENTLE, LADDER, TIGHT
from output.audio.codecs import Encoding
from output.audio.encoded import HEADROOM
from output.audio.gain import measured
from output.audio.level import Level, Levels, LevelTask
from output.audio.loudness import SILENCE
from output.audio.mastering import scaled
from output.audio.passage import ENOUGH, HARD, Passage, lacks
from output.audio.phase import STAGES, spread
from voices.audio import to_samples
from voices.errors import EngineError
from voices.speaking import speak
from voices.store import Store

TREATMENTS = ((0, GENTLE), *((STAGES, ballistics) for ballistics in LADDER))
"""The filters that spread a voice's pulses and the limiter's ballistics, from the gentlest to the loudest."""


def measure(task: LevelTask, store: Store) -> Levels:
    """The level of the task's part in each of its encodings. Raises EngineError where nothing is heard."""
    said = [speak(text, task.part, dict(task.options), store).audio for text in task.texts]
    sounds = [(scaled(to_samples(each)), each.frame_rate) for each in said]
    pulses_spread = cache(lambda stages: [measured(spread(sound, rate, stages), rate) for sound, rate in sounds])
    passages = [Passage(pulses_spread, task, *treatment) for treatment in TREATMENTS]
    if passages[0].loudness <= SILENCE:
        raise EngineError(
            f"the voice {task.part.voice.name or task.name!r} of {task.part.voice.engine} is silent",
            value=task.name,
            remedy="choose another voice: turncast voices list",
        )
    highest = max(rate for _, rate in sounds)
    return tuple((each.codec, _level(passages, each.of(highest))) for each in task.encodings)


def _level(passages: Sequence[Passage], encoding: Encoding) -> Level:
    """The level in a codec by the gentlest passage that can give back what the codec takes, or by what lacks least."""
    plain, pulses_spread, *louder = passages
    usual = plain if plain.strain() <= HARD else min(plain, pulses_spread, key=Passage.strain)
    taken, headroom = usual.probe(encoding)

    def strain(passage: Passage) -> tuple[float, float]:
        return passage.strain(max(0.0, taken) + _room(passage, headroom) - HEADROOM)

    gentle = usual if strain(usual) <= HARD else min(usual, pulses_spread, key=strain)
    able = next((each for each in (gentle, *louder) if not strain(each)[0]), louder[-1])
    level = able.level_in(encoding, taken, _room(able, headroom))
    if level.lacking <= ENOUGH or able is louder[-1]:
        return level
    return min(level, louder[-1].level_in(encoding, level.lost, HEADROOM), key=lacks)


def _room(passage: Passage, headroom: float) -> float:
    """The headroom (dB) of a passage: what a usual one was found to want is not believed of a tighter limiter."""
    return HEADROOM if passage.ballistics in TIGHT else headroom
