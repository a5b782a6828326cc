"""Makes the files of a planned episode: its sound first, for all others tell of times."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from output.audio.codecs import Tags, encoding_for, get_codec
from output.audio.picture import picture
from output.audio.pools import default_jobs, process_pool
from output.audio.rehearsal import Studio
from output.audio.stings import record_with_chapters
from output.audio.track import Track
from output.episode import Episode, EpisodeFile
from output.formats import Rendering
from output.package import file_of, written
from output.show import Show
from transcript.errors import TurncastError
from turncast.building import Plan
from turncast.pictures import art_of, copy_picture
from voices.notes import Notes
from voices.store import Store


def studio(
    store: Store,
    jobs: int | None,
    executor: Callable[[], Executor] | None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Studio:
    """The studio with as many workers as ``jobs`` or else cores, on executors of ``executor`` or else processes."""
    workers = jobs or default_jobs()
    return Studio(store, executor or partial(process_pool, workers), workers, progress)


def make(made: Plan, studio: Studio, beside: Path, inputs: dict[str, Any], notes: Notes) -> Episode:
    """Write all files of an episode but the manifest; ``notes`` are of an earlier build of it."""
    names = {name: get_codec(name).file for name in made.codecs} | {each.name: each.file for each in made.formats}
    tracks = [_track(name, made.show, beside) for name in made.codecs or ["mp3"]]  # the times need one at least
    with ExitStack() as open_files, ThreadPoolExecutor(1) as apart:
        for track in tracks:
            open_files.callback(track.close)
        script, place = replace(made.script, notes=notes), replace(studio, meanwhile=partial(_prepare, made))
        timeline, found = record_with_chapters(script, tracks, place)
        rendering = Rendering(timeline, made.facts, made.show, found, names, made.show.profile, notes=notes)
        tags = _tags(rendering, made)
        sound = [apart.submit(_finished, track, tags, beside) for track in tracks[: len(made.codecs)]]
        texts = [written(each, rendering, beside) for each in made.formats]
        files = [each.result() for each in sound]
    files += [copy_picture(path, name, beside) for name, path in made.copied.items()]
    return Episode(
        turncast=version("turncast"),
        facts=made.facts,
        duration_ms=timeline.duration_ms,
        synthesized=made.synthesized,
        chapters=rendering.chapters,
        files=(*files, *texts),
        inputs=inputs,
    )


def _prepare(made: Plan) -> None:
    """Have at hand what renders; what is wrong with it is told when it is used."""
    for each in made.formats:
        with suppress(TurncastError):
            each.prepare(made.show)


def _track(name: str, show: Show, beside: Path) -> Track:
    encoding, codec = encoding_for(name, show.sound), get_codec(name)
    return Track(encoding, codec.writer(beside / codec.file, encoding))


def _finished(track: Track, tags: Tags, beside: Path) -> EpisodeFile:
    """Copy and hash a file of sound, which keeps the disk busy and leaves Python free to render texts."""
    codec = get_codec(track.encoding.codec)
    track.finish(tags)
    return file_of(beside / codec.file, codec.type, tags.duration_ms)


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
