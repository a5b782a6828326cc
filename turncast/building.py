"""Builds an episode: read, parse, cast, record, render, package."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from output.audio.clip import fingerprint
from output.audio.codecs import Tags, encoding_for, get_codec, known_codecs
from output.audio.picture import file_bytes, picture, show_cover
from output.audio.rehearsal import Studio
from output.audio.script import Script
from output.audio.stings import record_with_chapters
from output.audio.track import Track
from output.audio.workers import default_jobs, process_pool
from output.episode import Episode, Facts
from output.facts import told
from output.formats import Format, Rendering, get_format
from output.package import file_of, load, publish, staging, whole, written
from output.show import Show
from output.template import version as theme_version
from transcript.errors import NoInterviewError
from transcript.model import Diagnostic, Transcript
from transcript.parsing import parse
from transcript.source import Source, read
from turncast.advice import unsaid
from turncast.folders import store_folder
from turncast.history import History, digest, own_folder
from turncast.pictures import copy_picture, picture_of
from voices.casting import cast
from voices.engine import get_engine
from voices.model import Part, Voice
from voices.recordings import RECORDING, find
from voices.store import Store, key_of

ALWAYS = ("podcast-transcript", "chapters")
"""Formats that every episode has: apps look for them."""


class Built(NamedTuple):
    """An episode and its folder; ``fresh`` is False where everything was already there."""

    episode: Episode
    folder: Path
    fresh: bool


@dataclass(frozen=True)
class Plan:
    """Everything that an episode is made from; equal plans make equal files.

    ``origins`` says where the facts come from that nobody wrote, ``notes`` what its author should look at.
    """

    source: Source
    transcript: Transcript
    show: Show
    facts: Facts
    parts: Mapping[str, Part]
    recordings: Mapping[int, Voice] = field(default_factory=dict)
    home: Path = Path()
    cover: Path | None = None
    picture: Path | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Diagnostic, ...] = ()

    @cached_property
    def script(self) -> Script:
        """What is recorded."""
        return Script(self.transcript, self.parts, self.show, self.recordings, self.home)

    @property
    def synthesized(self) -> bool:
        """Whether any voice is not a recorded one."""
        return any(part.voice.engine != RECORDING for part in self.script.voiced)

    @property
    def codecs(self) -> list[str]:
        """The audio formats asked for."""
        return [name for name in self.show.to if name in known_codecs()]

    @property
    def formats(self) -> list[Format]:
        """The text formats asked for, and those that every episode has."""
        names = [name for name in self.show.to if name not in known_codecs()]
        embeddable = ["oembed"] if self.show.base_url and "html" in names else []
        return [get_format(name, known_codecs()) for name in dict.fromkeys([*names, *ALWAYS, *embeddable])]

    def inputs(self) -> dict[str, Any]:
        """What the manifest says of the inputs: source, settings, versions of engines and codecs."""
        engines = {part.voice.engine: part.voice.engine for part in self.parts.values()}
        settings = key_of(
            self.show.model_dump(mode="json", exclude={"prices"}),  # what it costs is not heard
            self.facts.model_dump(mode="json"),
            self.transcript.model_dump(mode="json"),
            {who: part.model_dump(mode="json") for who, part in self.parts.items()},
            {index: voice.id for index, voice in self.recordings.items()},
        )
        return {
            "source": Path(self.source.name).name,
            "sha256": digest(self.source),
            "settings": settings,
            "engines": {name: get_engine(name, self.show.engines.get(name)).version() for name in sorted(engines)},
            "codecs": {name: get_codec(name).version() for name in self.codecs},
            "music": {clip.file: fingerprint(self.home / clip.file) for clip in self.show.music.clips},
            "theme": theme_version(self.show.theme) if any(each.name == "html" for each in self.formats) else None,
            "cover": hashlib.sha256(file_bytes(self.cover)).hexdigest() if self.cover else None,
        }


def plan(
    source: str | Path | Source,
    show: Show | None = None,
    *,
    style: str | None = None,
    speakers: Mapping[str, str] | None = None,
    language: str | None = None,
    overrides: Mapping[str, Any] | None = None,
    history: History | None = None,
    home: Path | None = None,
) -> Plan:
    """Read and parse a source, choose the voices, find the facts; nothing is written.

    ``overrides`` are facts given as options. The slug and the GUID that the episode has in ``history`` stay.
    ``home`` is podcast.toml's folder. Raises SourceError, NoInterviewError, EngineError, VoiceError, FactsError.
    """
    show = show or Show()
    read_source = source if isinstance(source, Source) else read(source)
    transcript = parse(read_source, style=style, speakers=speakers, language=language or show.language)
    _require_turns(transcript, read_source.name)
    parts = cast(transcript, show.voices, show.engine, options=show.engines)
    found = find(transcript, read_source.name, home, show.recordings)
    advice = (*found.diagnostics, *unsaid(transcript, show, parts, read_source.name))
    transcript = transcript.model_copy(update={"diagnostics": (*transcript.diagnostics, *advice)})
    given, known = overrides or {}, history or History()
    past = known.of(read_source, {**transcript.meta, **given})
    facts, origins = told(transcript, show, read_source.name, given, past and past.kept)
    facts, own = picture_of(facts, read_source.name, Path() if "image" in given else None)
    cover = own or (show_cover(show, home) if home else None)
    notes = () if past else known.doubt(read_source, facts.opening)
    return Plan(
        *(read_source, transcript, show, facts, parts, found.voices, home or Path(), cover, own),
        origins=origins,
        notes=notes,
    )


def _require_turns(transcript: Transcript, source_name: str) -> None:
    if not any(True for _ in transcript.turns()):
        raise NoInterviewError(
            "no interview was found: no line names who speaks",
            file=source_name,
            remedy=f"see how each line was read: turncast parse {source_name} --explain",
        )


def build(
    source: str | Path | Source | Plan,
    output: str | Path = "public",
    show: Show | None = None,
    *,
    store: str | Path | Store | None = None,
    jobs: int | None = None,
    executor: Callable[[], Executor] | None = None,
    force: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Built:
    """Build one episode into ``output/<slug>/``.

    ``executor`` makes the executor that segments are made on (default: ``jobs`` processes here). An
    episode that is there and whole is not built again without ``force``. Raises TurncastError; then
    the last good episode is as it was, and all speech that was made is kept.
    """
    made = source if isinstance(source, Plan) else plan(source, show)
    folder = Path(output) / made.facts.slug
    inputs = made.inputs()
    last = load(folder)
    own_folder(folder, made.source, made.facts)
    if not force and last is not None and last.inputs == inputs and _current(last) and whole(folder, last):
        return Built(last, folder, fresh=False)
    workers = jobs or default_jobs()
    kept = store if isinstance(store, Store) else Store(store or store_folder())
    studio = Studio(kept, executor or partial(process_pool, workers), workers, progress)
    with staging(folder, kept.locks) as beside:
        episode = _make(made, studio, beside, inputs)
        publish(beside, folder, episode)
    return Built(episode, folder, fresh=True)


def _current(episode: Episode) -> bool:
    return episode.turncast == version("turncast")


def _make(made: Plan, studio: Studio, beside: Path, inputs: dict[str, Any]) -> Episode:
    """Write all files of an episode but the manifest."""
    names = {name: get_codec(name).file for name in made.codecs} | {each.name: each.file for each in made.formats}
    tracks = [_track(name, made.show, beside) for name in made.codecs or ["mp3"]]  # the times need one at least
    with ExitStack() as open_files:
        for track in tracks:
            open_files.callback(track.close)
        timeline, found = record_with_chapters(made.script, tracks, studio)
        rendering = Rendering(timeline, made.facts, made.show, found, names, made.show.profile)
        tags = _tags(rendering, made.cover)
        for track in tracks:
            track.finish(tags)
    codecs = [get_codec(name) for name in made.codecs]
    files = [file_of(beside / codec.file, codec.type, timeline.duration_ms) for codec in codecs]
    files += [copy_picture(made.picture, made.facts, beside)] if made.picture else []
    files += written(made.formats, rendering, beside)
    return Episode(
        turncast=version("turncast"),
        facts=made.facts,
        duration_ms=timeline.duration_ms,
        synthesized=made.synthesized,
        chapters=rendering.chapters,
        files=tuple(files),
        inputs=inputs,
    )


def _track(name: str, show: Show, beside: Path) -> Track:
    encoding, codec = encoding_for(name, show.sound), get_codec(name)
    return Track(encoding, codec.writer(beside / codec.file, encoding))


def _tags(rendering: Rendering, cover: Path | None) -> Tags:
    return Tags(
        facts=rendering.facts,
        show=rendering.show,
        chapters=rendering.chapters,
        duration_ms=rendering.timeline.duration_ms,
        lyrics=get_format("txt").render(rendering),
        cover=picture(cover) if cover else None,
    )
