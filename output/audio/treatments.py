"""How a voice is made as loud as asked: by the gentlest treatment that does it, in each codec."""

from __future__ import annotations

from collections.abc import Sequence

from output.audio.codecs import Encoding
from output.audio.encoded import HEADROOM
from output.audio.level import Level, Levels, LevelTask
from output.audio.limiter import RELEASE
from output.audio.loudness import SILENCE
from output.audio.mastering import scaled
from output.audio.passage import HARD, Passage
from output.audio.phase import STAGES
from voices.audio import to_samples
from voices.errors import EngineError
from voices.speaking import speak
from voices.store import Store

FASTER = (0.1, 0.2, 0.5)
"""dB/ms of the limiter's release for voices that are not as loud as asked otherwise: their gain follows the sounds of
speech then, and still not its waves. Of seven voices of espeak with peaks at -1.5 dBTP, driven 12 dB into the limiter,
the slow one makes -13.8 to -16.3 LUFS, 0.2 dB/ms -12.3 to -15.3."""

TREATMENTS = ((0, RELEASE), (STAGES, RELEASE), *((STAGES, release) for release in FASTER))
"""The filters that spread a voice's pulses and the limiter's release, from the gentlest to the loudest."""


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
    plain, pulses_spread, *faster, fastest = passages
    usual = plain if plain.strain() <= HARD else min(plain, pulses_spread, key=Passage.strain)
    taken, headroom = usual.probe(encoding)
    more = max(0.0, taken) + headroom - HEADROOM
    gentle = usual if usual.strain(more) <= HARD else min(usual, pulses_spread, key=lambda each: each.strain(more))
    enough = next((each for each in (gentle, *faster) if not each.strain(more)[0]), fastest)
    return enough.level_in(encoding, taken, headroom)
