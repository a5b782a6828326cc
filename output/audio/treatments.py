"""How a voice is made as loud as asked: by the gentlest treatment that does it, in each codec."""

from __future__ import annotations

from collections.abc import Sequence

from output.audio.ballistics import GENTLE, Ballistics
from output.audio.codecs import Encoding
from output.audio.encoded import HEADROOM
from output.audio.level import Level, Levels, LevelTask
from output.audio.loudness import SILENCE
from output.audio.mastering import scaled
from output.audio.passage import ENOUGH, HARD, Passage
from output.audio.phase import STAGES
from voices.audio import to_samples
from voices.errors import EngineError
from voices.speaking import speak
from voices.store import Store

FASTER = tuple(GENTLE._replace(release=release) for release in (0.1, 0.2, 0.5))
"""For voices that are not as loud as asked otherwise: the gain follows the sounds of speech, and still not its waves.
Of seven voices of espeak with peaks at -1.5 dBTP, driven 12 dB into the limiter, the gentle one makes -13.8 to -16.3
LUFS, 0.2 dB a block -12.3 to -15.3."""

TIGHT = (Ballistics(4, 8, 0.5), Ballistics(3, 4, 1.0), Ballistics(2, 2, 2.0), Ballistics(1, 0, 4.0))
"""For shows that are louder than a voice can be otherwise: the gain follows the waves too, and roughens them."""

TREATMENTS = ((0, GENTLE), *((STAGES, ballistics) for ballistics in (GENTLE, *FASTER, *TIGHT)))
"""The filters that spread a voice's pulses and the limiter's ballistics, from the gentlest to the loudest."""


def measure(task: LevelTask, store: Store) -> Levels:
    """The level of the task's part in each of its encodings. Raises EngineError where nothing is heard."""
    said = [speak(text, task.part, dict(task.options), store).audio for text in task.texts]
    sounds = [(scaled(to_samples(each)), each.frame_rate) for each in said]
    passages = [Passage(sounds, task, *treatment) for treatment in TREATMENTS]
    if passages[0].loudness <= SILENCE:
        raise EngineError(
            f"the voice {task.part.voice.name or task.name!r} of {task.part.voice.engine} is silent",
            value=task.name,
            remedy="choose another voice: turncast voices list",
        )
    return tuple((each.codec, _level(passages, each)) for each in task.encodings)


def _level(passages: Sequence[Passage], encoding: Encoding) -> Level:
    """The level in a codec by the gentlest passage that can give back what the codec takes, or else by the loudest."""
    plain, pulses_spread, *louder = passages
    usual = plain if plain.strain() <= HARD else min(plain, pulses_spread, key=Passage.strain)
    taken, headroom = usual.probe(encoding)
    more = max(0.0, taken) + headroom - HEADROOM
    gentle = usual if usual.strain(more) <= HARD else min(usual, pulses_spread, key=lambda each: each.strain(more))
    able = [each for each in (gentle, *louder) if not each.strain(more)[0]] or louder[-1:]
    levels = []
    for each in able:
        levels.append(each.level_in(encoding, taken, HEADROOM if each.ballistics in TIGHT else headroom))
        if levels[-1].lacking <= ENOUGH:
            break
    return min(levels, key=lambda each: each.lacking)
