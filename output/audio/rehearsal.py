"""A rehearsal: before anything is recorded, the level and the place of each voice are known, and the music's files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from output.audio.codecs import Encoding
from output.audio.fingerprint import fingerprint
from output.audio.level import Levels, LevelTask, load_levels
from output.audio.music import MusicTask, Task
from output.audio.pan import places
from output.audio.script import Script
from output.audio.segment import LONGEST_MS, SegmentTask
from output.audio.workers import Workers
from output.show import Clip
from voices.calibration import passages
from voices.engine import get_engine
from voices.model import Part, Utterance
from voices.store import Store

TOLERATED = 0.5
"""LU from the loudness that is asked for (EBU R128)."""


class Studio(NamedTuple):
    """Where and how it is made: the store, the workers, who is told of each block (index, count) and of what was not
    done as asked.

    Whoever opens it closes the workers, where they were not before.
    """

    store: Store
    workers: Workers[Task | LevelTask]
    progress: Callable[[int, int], None] = lambda done, total: None
    told: Callable[[str], None] = lambda note: None


class Rehearsed(NamedTuple):
    """A script whose levels and places between left and right are known, and how it will be encoded."""

    script: Script
    encodings: tuple[Encoding, ...]
    levels: Mapping[Part, Levels]
    places: Mapping[Part, float]

    def task(self, utterance: Utterance) -> SegmentTask:
        """The task of an utterance's segments."""
        part, sound = utterance.part, self.script.show.sound
        told = (utterance.spoken.text, part, self.script.options(part), self.levels[part])
        place = self.places[self.script.cast[utterance.who]]
        own_pace = utterance.block in self.script.recordings
        pause = None if own_pace else min(sound.sentence_pause_ms, LONGEST_MS)
        return SegmentTask(*told, sound.loudness, sound.true_peak, self.encodings, place, pause)

    def music(self, clip: Clip) -> MusicTask:
        """The task of a clip's segments, without words. Raises BuildError where its file cannot be read."""
        sound, path = self.script.show.sound, self.script.home / clip.file
        levels = (sound.loudness + clip.gain, sound.true_peak)
        return MusicTask(clip, str(path), fingerprint(path), *levels, self.encodings)


def rehearse(script: Script, encodings: Sequence[Encoding], studio: Studio) -> Rehearsed:
    """Measure the levels that the store does not know. Raises what engines raise."""
    tasks = _level_tasks(script, tuple(encodings))
    store = studio.store
    wanted = ((task if load_levels(task.key(), store) is None else None, part) for part, task in tasks.items())
    levels = {part: load_levels(tasks[part].key(), store) for part in studio.workers.run(wanted)}
    known = {part: level for part, level in levels.items() if level is not None}
    for note in _too_quiet(script, known):
        studio.told(note)
    return Rehearsed(script, tuple(encodings), known, places(script.parts()))


def _level_tasks(script: Script, encodings: tuple[Encoding, ...]) -> dict[Part, LevelTask]:
    """The task of each part; a dear engine's voice that has nothing to say has nothing to be measured on."""
    tasks = {part: _level_task(script, part, encodings) for part in script.voiced}
    return {part: task for part, task in tasks.items() if task.texts}


def _level_task(script: Script, part: Part, encodings: tuple[Encoding, ...]) -> LevelTask:
    options = script.options(part)
    texts = passages(part.voice.language)
    if get_engine(part.voice.engine, dict(options)).dear:
        texts = tuple(script.texts.get(part, ()))
    sound = script.show.sound
    return LevelTask(part, options, texts, sound.loudness, sound.true_peak, sound.sample_rate, encodings)


def _too_quiet(script: Script, levels: Mapping[Part, Levels]) -> Iterator[str]:
    """Which voices and recordings could not be made as loud as asked, by how much, and in what."""
    files = {voice.id: f"the recording {voice.name}" for voice in script.recordings.values()}
    found: dict[str, dict[str, float]] = {}
    for part, by_codec in levels.items():
        lacking = {codec: level.lacking for codec, level in by_codec if level.lacking > TOLERATED}
        if lacking:
            found[files.get(part.voice.id, f"the voice {part.voice.id}")] = lacking
    for name, lacking in found.items():
        lacks = " and ".join(f"{loudness:.1f} LU in {codec}" for codec, loudness in lacking.items())
        asked = f"is quieter than {script.show.sound.loudness:g} LUFS by {lacks}, for its peaks are too high"
        yield f"{name} {asked}: take another one, or a lower loudness under [sound]"


def known_keys(script: Script, encodings: Sequence[Encoding], store: Store) -> Iterator[tuple[Utterance, list[str]]]:
    """Each utterance with the keys of its segments; without any while the level of its part was never measured."""
    known = {part: load_levels(task.key(), store) for part, task in _level_tasks(script, tuple(encodings)).items()}
    levels = {part: level for part, level in known.items() if level is not None}
    rehearsed = Rehearsed(script, tuple(encodings), levels, places(script.parts()))
    for utterance in script.utterances():
        measured = rehearsed.encodings if utterance.part in levels else ()
        yield utterance, [rehearsed.task(utterance).key(encoding) for encoding in measured]
