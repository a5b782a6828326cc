"""Makes the files of a planned episode: its times first, for all others tell of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from output.audio.codecs import Encoding, Tags, encoding_for, get_codec
from output.audio.level import LevelTask
from output.audio.music import Task
from output.audio.picture import picture
from output.audio.pools import default_jobs, process_pool
from output.audio.recording import lay
from output.audio.rehearsal import Studio
from output.audio.script import Script
from output.audio.stings import record_with_chapters
from output.audio.track import Track
from output.audio.workers import Workers
from output.audio.workers import make as make_task
from output.episode import Episode, EpisodeFile
from output.formats import Rendering
from output.formats.apart import shares
from output.package import file_of, hurry, written
from transcript.errors import TurncastError
from turncast.building import Plan
from turncast.pictures import art_of, copy_picture
from voices.notes import Notes
from voices.store import Store


@contextmanager
def studio(
    store: Store,
    jobs: int | None,
    executor: Callable[[], Executor] | None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    told: Callable[[str], None] = lambda note: None,
) -> Iterator[Studio]:
    """The studio with as many workers as ``jobs`` or else cores, on executors of ``executor`` or else processes."""
    count = jobs or default_jobs()
    workers: Workers[Task | LevelTask] = Workers(
        partial(make_task, store=store), executor or partial(process_pool, count), count, lambda task: task.name
    )
    try:
        yield Studio(store, workers, progress, told)
    finally:
        workers.close()


def make(made: Plan, studio: Studio, beside: Path, inputs: dict[str, Any], notes: Notes) -> Episode:
    """Write all files of an episode but the manifest; ``notes`` are of an earlier build of it.

    Workers render captions as soon as the times are known, and meanwhile sound is laid and other texts are rendered.
    """
    names = {name: get_codec(name).file for name in made.codecs} | {each.name: each.file for each in made.formats}
    encodings = [encoding_for(name, made.show.sound) for name in made.codecs or ["mp3"]]  # the times need one at least
    with ExitStack() as open_files, ThreadPoolExecutor(1) as apart:
        script = replace(made.script, notes=notes)
        studio.workers.meanwhile = partial(_prepare, made, script)
        recorded, found = record_with_chapters(script, encodings, studio)
        rendering = Rendering(recorded.timeline, made.facts, made.show, found, names, made.show.profile, notes=notes)
        captions = shares(rendering, made.formats, studio.workers, studio.store)
        if not any(share.coming for share in captions):
            studio.workers.close()
        tags = _tags(rendering, made)
        sound = []
        for encoding in encodings[: len(made.codecs)]:
            track = open_files.enter_context(closing(_track(encoding, tags, beside)))
            lay(recorded, track, studio.store)
            sound.append(apart.submit(_finished, track, tags, beside))
        away = [each for share in captions for each in share.formats]
        rows = {each.name: written(each, each.render(rendering), beside) for each in made.formats if each not in away}
        for share in captions:
            for each, text in zip(share.formats, share.texts(rendering), strict=True):
                rows[each.name] = written(each, text, beside)
        files = [each.result() for each in sound]
    files += [copy_picture(path, name, beside) for name, path in made.copied.items()]
    return Episode(
        turncast=version("turncast"),
        facts=made.facts,
        duration_ms=tags.duration_ms,
        synthesized=script.synthesized,
        chapters=rendering.chapters,
        files=(*files, *(rows[each.name] for each in made.formats)),
        inputs=inputs,
    )


def _prepare(made: Plan, script: Script) -> None:
    """Have at hand what finishes sound and renders all but captions; what is wrong with it is told when it is used.

    And the rules by which texts are spoken: where levels are measured first, workers wait for the first text then.
    """
    for name in made.codecs:
        get_codec(name).prepare()
    for each in made.formats:
        with suppress(TurncastError):
            if not each.cues:
                each.prepare(made.show)
    next(script.utterances(), None)


def _track(encoding: Encoding, tags: Tags, beside: Path) -> Track:
    codec = get_codec(encoding.codec)
    return Track(encoding, codec.writer(beside / codec.file, encoding, tags))


def _finished(track: Track, tags: Tags, beside: Path) -> EpisodeFile:
    """Finish and hash a file of sound, which keeps the disk busy and leaves Python free for texts."""
    codec = get_codec(track.encoding.codec)
    track.finish(tags.duration_ms)
    made = file_of(beside / codec.file, codec.type, tags.duration_ms)
    hurry(beside / codec.file)
    return made


def _tags(rendering: Rendering, made: Plan) -> Tags:
    return Tags(
        facts=rendering.facts,
        show=rendering.show,
        chapters=rendering.chapters,
        duration_ms=rendering.timeline.duration_ms,
        lyrics=rendering.plain,
        cover=picture(made.cover) if made.cover else None,
        pictures=art_of(rendering.chapters, made.pictures),
    )
