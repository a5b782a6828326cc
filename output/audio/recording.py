"""Records an episode: every utterance becomes a segment, every segment goes to the file, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

import numpy as np

from output.audio.codecs import Encoding, Writer, get_codec
from output.audio.level import LevelTask, level_key, load_level, make_level
from output.audio.mastering import EDGE_MS
from output.audio.place import Placed, milliseconds, placed, timeline
from output.audio.segment import Segment, SegmentTask, load_segment, make_segment, segment_key
from output.audio.workers import Workers
from output.errors import BuildError
from output.show import Show
from output.timeline import Timeline
from transcript.model import Transcript
from voices.calibration import passages
from voices.engine import get_engine
from voices.model import Cast, Part, Utterance
from voices.store import Store
from voices.utterances import heard, utterances

DEAR_TEXTS = 6
"""Utterances of a dear engine that its level is measured on; they are needed anyway and so never paid for twice."""


@dataclass(frozen=True)
class Script:
    """What is recorded: a transcript, who speaks it, and the show's settings."""

    transcript: Transcript
    cast: Cast
    show: Show

    def utterances(self) -> Iterator[Utterance]:
        """The utterances in order."""
        return utterances(self.transcript, self.cast, self.show.narrate, self.show.lexicon, self._longest)

    def parts(self) -> list[Part]:
        """The parts that are heard, each once, in the order of their first words."""
        speakers = dict.fromkeys(who for _, _, who in heard(self.transcript, self.show.narrate))
        return [self.cast[who] for who in speakers]

    def options(self, part: Part) -> tuple[tuple[str, Any], ...]:
        """The options of the part's engine, as podcast.toml gives them."""
        return tuple(sorted(self.show.engines.get(part.voice.engine, {}).items()))

    def _longest(self, part: Part) -> int:
        return get_engine(part.voice.engine, dict(self.options(part))).max_characters


@dataclass(frozen=True)
class Studio:
    """Where and how it is made: the store, the workers, and who is told of each block (index, count)."""

    store: Store
    make_executor: Callable[[], Executor]
    jobs: int
    progress: Callable[[int, int], None] = field(default=lambda done, total: None)


class Item(NamedTuple):
    """An utterance on its way: the silence before it (ms), its task and its segment's key."""

    utterance: Utterance
    pause_ms: int
    task: SegmentTask
    key: str


def record(script: Script, encoding: Encoding, writer: Writer, studio: Studio) -> Timeline:
    """Make what the store lacks, join it in ``writer``, and say when each word is heard.

    Raises EngineError, VoiceError, StoreError or BuildError; all that was finished stays in the store.
    """
    levels = _levels(script, encoding.sample_rate, studio)
    make = partial(make_segment, store=studio.store)
    workers: Workers[SegmentTask] = Workers(make, studio.make_executor, studio.jobs, _name)
    try:
        found = _joined(script, levels, encoding, writer, studio, workers)
    finally:
        workers.close()
    if not found.placed:
        raise BuildError("there is nothing to say", remedy="see who speaks: turncast parse SOURCE")
    return timeline(script.transcript, found.placed, milliseconds(found.samples, encoding.sample_rate))


@dataclass
class _Tape:
    """The file so far, in samples, and what lies on it."""

    writer: Writer
    encoding: Encoding
    samples: int = 0
    placed: list[Placed] = field(default_factory=list)
    silences: dict[int, bytes] = field(default_factory=dict)

    def add(self, packets: bytes, frames: int) -> None:
        self.writer.add(packets, frames)
        self.samples += frames * get_codec(self.encoding.codec).frame

    def silence(self, pause_ms: int) -> None:
        codec = get_codec(self.encoding.codec)
        frames = -(-pause_ms * self.encoding.sample_rate // (1000 * codec.frame))
        if frames > 0 and frames not in self.silences:
            self.silences[frames] = codec.encode(np.zeros(frames * codec.frame, np.int16), self.encoding)
        if frames > 0:
            self.add(self.silences[frames], frames)


def _joined(
    script: Script,
    levels: dict[Part, float],
    encoding: Encoding,
    writer: Writer,
    studio: Studio,
    workers: Workers[SegmentTask],
) -> _Tape:
    tape = _Tape(writer, encoding)
    total = len(script.transcript.blocks)
    for item in workers.run(_items(script, levels, encoding, studio.store)):
        segment = _whole(item, workers, studio.store)
        tape.silence(item.pause_ms)
        length = segment.frames * get_codec(encoding.codec).frame
        tape.placed.append(placed(item.utterance, segment.marks, tape.samples, length, encoding.sample_rate))
        tape.add(segment.packets, segment.frames)
        studio.progress(item.utterance.block + 1, total)
    return tape


def _items(
    script: Script, levels: dict[Part, float], encoding: Encoding, store: Store
) -> Iterator[tuple[SegmentTask | None, Item]]:
    before: Utterance | None = None
    for utterance in script.utterances():
        task = _task(script, utterance, levels[utterance.part], encoding)
        key = segment_key(task)
        item = Item(utterance, _pause(script, before, utterance), task, key)
        yield None if store.has("segments", key) else task, item
        before = utterance


def _whole(item: Item, workers: Workers[SegmentTask], store: Store) -> Segment:
    """The item's segment; made again where the store holds a damaged one."""
    segment = load_segment(item.key, store)
    if segment is None:
        list(workers.run([(item.task, item)]))
        segment = load_segment(item.key, store)
    if segment is None:
        raise BuildError(
            "a segment vanished from the store while it was used",
            value=str(store.folder),
            remedy="build again, and prune the store only between builds",
        )
    return segment


def _pause(script: Script, before: Utterance | None, after: Utterance) -> int:
    """Silence (ms) between two utterances beside the edges that their segments bring."""
    if before is None:
        return after.part.pause_before_ms
    sound = script.show.sound
    if before.block != after.block:
        pause = sound.speaker_pause_ms + before.part.pause_after_ms + after.part.pause_before_ms
    elif "\n\n" in script.transcript.blocks[before.block].text[before.end : after.start]:
        pause = sound.paragraph_pause_ms
    else:
        pause = sound.sentence_pause_ms
    return pause - 2 * EDGE_MS


def _levels(script: Script, rate: int, studio: Studio) -> dict[Part, float]:
    """The level of each part, measured where the store does not know it."""
    tasks = {part: _level_task(script, part, rate) for part in script.parts()}
    workers: Workers[LevelTask] = Workers(
        partial(make_level, store=studio.store), studio.make_executor, studio.jobs, lambda task: task.part.voice.id
    )
    try:
        wanted = (
            (task if load_level(level_key(task), studio.store) is None else None, part) for part, task in tasks.items()
        )
        done = list(workers.run(wanted))
    finally:
        workers.close()
    levels = {part: load_level(level_key(tasks[part]), studio.store) for part in done}
    return {part: level for part, level in levels.items() if level is not None}


def _level_task(script: Script, part: Part, rate: int) -> LevelTask:
    options = script.options(part)
    texts = passages(part.voice.language)
    if get_engine(part.voice.engine, dict(options)).dear:
        own = (each.spoken.text for each in script.utterances() if each.part == part)
        texts = tuple(islice(own, DEAR_TEXTS))
    sound = script.show.sound
    return LevelTask(part, options, texts, sound.loudness, sound.true_peak, rate)


def _name(task: SegmentTask) -> str:
    return f"{task.text[:60]!r} in the voice {task.part.voice.id}"


def known_key(script: Script, utterance: Utterance, encoding: Encoding, store: Store) -> str | None:
    """The key of an utterance's segment, or None while the level of its part was never measured."""
    level = load_level(level_key(_level_task(script, utterance.part, encoding.sample_rate)), store)
    return None if level is None else segment_key(_task(script, utterance, level, encoding))


def _task(script: Script, utterance: Utterance, level: float, encoding: Encoding) -> SegmentTask:
    part = utterance.part
    return SegmentTask(utterance.spoken.text, part, script.options(part), level, script.show.sound.true_peak, encoding)
