"""Records an episode: every utterance becomes a segment, every segment goes to the file, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from typing import Any, NamedTuple

from output.audio.codecs import Encoding
from output.audio.level import LevelTask, level_key, load_level, make_level
from output.audio.mastering import EDGE_MS
from output.audio.pan import places
from output.audio.place import Placed, placed, timeline
from output.audio.segment import KIND as SEGMENTS
from output.audio.segment import Segment, SegmentTask, load_segment, make_segments, segment_key
from output.audio.track import Track
from output.audio.workers import Workers
from output.errors import BuildError
from output.show import Show
from output.timeline import Timeline
from transcript.model import Transcript
from voices.calibration import passages
from voices.casting import abroad
from voices.engine import Engine, get_engine
from voices.lexicon import Lexicon, read_lexicon, respellings
from voices.model import Cast, Part, Utterance, Voice
from voices.store import Store
from voices.utterances import Delivery, heard, utterances, voiced

DEAR_TEXTS = 6
"""Utterances of a dear engine that its level is measured on; they are needed anyway and so never paid for twice."""


@dataclass(frozen=True)
class Script:
    """What is recorded: a transcript, who speaks it, and the show's settings."""

    transcript: Transcript
    cast: Cast
    show: Show
    recordings: Mapping[int, Voice] = field(default_factory=dict)

    def utterances(self) -> Iterator[Utterance]:
        """The utterances in order."""
        return utterances(self.transcript, self.cast, self.show.narrate, self._delivery)

    @property
    def _delivery(self) -> Delivery:
        return Delivery(self._longest, self._respellings, self._abroad, self.recordings)

    def parts(self) -> list[Part]:
        """The parts of those who are heard, each once, in the order of their first words."""
        speakers = dict.fromkeys(who for _, _, who in heard(self.transcript, self.show.narrate))
        return [self.cast[who] for who in speakers]

    @cached_property
    def voiced(self) -> list[Part]:
        """The parts of all utterances; a recording and a passage of another language have one of their own."""
        return voiced(self.transcript, self.cast, self.show.narrate, self._delivery)

    @cached_property
    def texts(self) -> dict[Part, list[str]]:
        """The first texts of each part."""
        found: dict[Part, list[str]] = {}
        for utterance in self.utterances():
            own = found.setdefault(utterance.part, [])
            if len(own) < DEAR_TEXTS:
                own.append(utterance.spoken.text)
        return found

    def options(self, part: Part) -> tuple[tuple[str, Any], ...]:
        """The options of the part's engine, as podcast.toml gives them."""
        return tuple(sorted(self.show.engines.get(part.voice.engine, {}).items()))

    @cached_property
    def lexicon(self) -> Lexicon:
        """The show's lexicon, and what front matter says beside it or otherwise."""
        return {**self.show.lexicon, **read_lexicon(self.transcript.meta.get("lexicon"), "front matter")}

    @cached_property
    def _respellings(self) -> Callable[[Part], dict[str, str]]:
        return cache(lambda part: respellings(self.lexicon, self._engine(part), part))

    def _engine(self, part: Part) -> Engine:
        return get_engine(part.voice.engine, dict(self.options(part)))

    def _abroad(self, part: Part, language: str) -> Part:
        return abroad(part, self._engine(part), language)

    def _longest(self, part: Part) -> int:
        return self._engine(part).max_characters


@dataclass(frozen=True)
class Studio:
    """Where and how it is made: the store, the workers, and who is told of each block (index, count)."""

    store: Store
    make_executor: Callable[[], Executor]
    jobs: int
    progress: Callable[[int, int], None] = field(default=lambda done, total: None)


class Item(NamedTuple):
    """An utterance on its way: the silence before it (ms), its task and the key of each track's segment."""

    utterance: Utterance
    pause_ms: int
    task: SegmentTask
    keys: tuple[str, ...]


def record(script: Script, tracks: Sequence[Track], studio: Studio) -> Timeline:
    """Make what the store lacks, lay it on all tracks, and say when each word is heard on the first of them.

    Raises EngineError, VoiceError, StoreError or BuildError; all that was finished stays in the store.
    """
    rehearsed = rehearse(script, [track.encoding for track in tracks], studio)
    make = partial(make_segments, store=studio.store)
    workers: Workers[SegmentTask] = Workers(make, studio.make_executor, studio.jobs, _name)
    try:
        found, duration_ms = _joined(rehearsed, tracks, studio, workers)
    finally:
        workers.close()
    if not found:
        raise BuildError("there is nothing to say", remedy="see who speaks: turncast parse SOURCE")
    return timeline(script.transcript, found, duration_ms)


@dataclass(frozen=True)
class Rehearsed:
    """A script whose levels and places between left and right are known, and how it will be encoded."""

    script: Script
    encodings: tuple[Encoding, ...]
    levels: Mapping[Part, float]
    places: Mapping[Part, float]

    def task(self, utterance: Utterance) -> SegmentTask:
        """The task of an utterance's segments."""
        part, ceiling = utterance.part, self.script.show.sound.true_peak
        told = (utterance.spoken.text, part, self.script.options(part), self.levels[part], ceiling)
        return SegmentTask(*told, self.encodings, self.places[self.script.cast[utterance.who]])

    def items(self, store: Store) -> Iterator[tuple[SegmentTask | None, Item]]:
        """Each utterance as an item, with a task for those of its segments that the store lacks."""
        before: Utterance | None = None
        for utterance in self.script.utterances():
            task = self.task(utterance)
            keys = tuple(segment_key(task, encoding) for encoding in self.encodings)
            made = [store.has(SEGMENTS, key) for key in keys]
            missing = tuple(each for each, there in zip(self.encodings, made, strict=True) if not there)
            item = Item(utterance, _pause(self.script, before, utterance), task, keys)
            yield replace(task, encodings=missing) if missing else None, item
            before = utterance


def rehearse(script: Script, encodings: Iterable[Encoding], studio: Studio) -> Rehearsed:
    """Measure the levels that the store does not know. Raises what engines raise."""
    return Rehearsed(script, tuple(encodings), _levels(script, studio), places(script.parts()))


def _joined(
    rehearsed: Rehearsed, tracks: Sequence[Track], studio: Studio, workers: Workers[SegmentTask]
) -> tuple[list[Placed], int]:
    """Every utterance where it is heard on the first track, and the time at the end (ms)."""
    found: list[Placed] = []
    now, total = 0, len(rehearsed.script.transcript.blocks)
    for item, read in _read(workers.run(rehearsed.items(studio.store)), studio.store):
        segments = _whole(item, read, workers, studio.store)
        now += item.pause_ms
        starts = [track.add(segment, now) for track, segment in zip(tracks, segments, strict=True)]
        length = segments[0].frames * tracks[0].frame
        found.append(placed(item.utterance, segments[0].marks, starts[0], length, tracks[0].encoding.sample_rate))
        now += segments[0].length_ms
        studio.progress(item.utterance.block + 1, total)
    return found, now


READ_AHEAD = 8
"""Items whose segments a thread reads while those before are laid on the tracks."""


def _read(items: Iterable[Item], store: Store) -> Iterator[tuple[Item, list[Segment | None]]]:
    """Each item with what the store holds of it."""
    with ThreadPoolExecutor(1) as reader:
        ahead: deque[tuple[Item, Future[list[Segment | None]]]] = deque()
        for item in items:
            ahead.append((item, reader.submit(_load, item, store)))
            if len(ahead) > READ_AHEAD:
                first, read = ahead.popleft()
                yield first, read.result()
        for last, read in ahead:
            yield last, read.result()


def _load(item: Item, store: Store) -> list[Segment | None]:
    return [load_segment(key, store) for key in item.keys]


def _whole(item: Item, segments: list[Segment | None], workers: Workers[SegmentTask], store: Store) -> list[Segment]:
    """The item's segments; made again where the store holds a damaged one."""
    if None in segments:
        list(workers.run([(item.task, item)]))
        segments = _load(item, store)
    whole = [segment for segment in segments if segment is not None]
    if len(whole) < len(segments):
        raise BuildError(
            "a segment vanished from the store while it was used",
            value=str(store.folder),
            remedy="build again, and prune the store only between builds",
        )
    return whole


def _pause(script: Script, before: Utterance | None, after: Utterance) -> int:
    """Silence (ms) between two utterances beside the edges that their segments bring."""
    if after.pause_ms is not None:
        return max(0, after.pause_ms - (2 * EDGE_MS if before else EDGE_MS))
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


def _levels(script: Script, studio: Studio) -> dict[Part, float]:
    """The level of each part, measured where the store does not know it."""
    tasks = _level_tasks(script)
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


def _level_tasks(script: Script) -> dict[Part, LevelTask]:
    """The task of each part; a dear engine's voice that has nothing to say has nothing to be measured on."""
    tasks = {part: _level_task(script, part) for part in script.voiced}
    return {part: task for part, task in tasks.items() if task.texts}


def _level_task(script: Script, part: Part) -> LevelTask:
    options = script.options(part)
    texts = passages(part.voice.language)
    if get_engine(part.voice.engine, dict(options)).dear:
        texts = tuple(script.texts.get(part, ()))
    sound = script.show.sound
    return LevelTask(part, options, texts, sound.loudness, sound.true_peak, sound.sample_rate)


def _name(task: SegmentTask) -> str:
    return f"{task.text[:60]!r} in the voice {task.part.voice.id}"


def known_keys(script: Script, encodings: Iterable[Encoding], store: Store) -> Iterator[tuple[Utterance, list[str]]]:
    """Each utterance with the keys of its segments; without any while the level of its part was never measured."""
    known = {part: load_level(level_key(task), store) for part, task in _level_tasks(script).items()}
    levels = {part: level for part, level in known.items() if level is not None}
    rehearsed = Rehearsed(script, tuple(encodings), levels, places(script.parts()))
    for utterance in script.utterances():
        measured = rehearsed.encodings if utterance.part in levels else ()
        yield utterance, [segment_key(rehearsed.task(utterance), encoding) for encoding in measured]
