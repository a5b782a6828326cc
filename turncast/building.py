"""Builds an episode: read, parse, cast, record, render, package."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from shlex import quote
from typing import Any, NamedTuple

from output.audio.codecs import get_codec, known_codecs
from output.audio.fingerprint import fingerprint
from output.audio.picture import file_bytes, show_cover
from output.audio.script import Script
from output.episode import Episode, Facts
from output.facts import told
from output.formats import Format, get_format
from output.package import load, publish, staging, whole
from output.show import Show
from output.theme import version as theme_version
from transcript.errors import NoInterviewError
from transcript.model import Diagnostic, Transcript
from transcript.parsing import parse
from transcript.source import Source, read
from turncast.advice import advised
from turncast.folders import open_store
from turncast.history import History, own_folder, text_digest
from turncast.pictures import picture_of, pictures_of
from voices.casting import cast
from voices.engine import get_engine
from voices.model import Part, Voice
from voices.notes import Notes, keep_notes, load_notes
from voices.recordings import find
from voices.rows import revoiced
from voices.store import Store, key_of

ALWAYS = ("podcast-transcript", "chapters")
"""Formats that every episode has: apps look for them."""


def formats_of(show: Show) -> list[Format]:
    """The text formats that a show asks for, and those that every episode has."""
    names = [name for name in show.to if name not in known_codecs()]
    embeddable = ["oembed"] if show.base_url and "html" in names else []
    return [get_format(name, known_codecs()) for name in dict.fromkeys([*names, *ALWAYS, *embeddable])]


class Built(NamedTuple):
    """An episode and its folder; ``fresh`` is False where everything was already there."""

    episode: Episode
    folder: Path
    fresh: bool


@dataclass(frozen=True)
class Plan:
    """Everything that an episode is made from; equal plans make equal files.

    ``pictures`` are those of its headings by the names that they will have. ``origins`` says where the facts come from
    that nobody wrote, ``doubts`` what its author should look at.
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
    pictures: Mapping[str, Path] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Diagnostic, ...] = ()

    @cached_property
    def script(self) -> Script:
        """What is recorded."""
        return Script(self.transcript, self.parts, self.show, self.recordings, self.home)

    @property
    def copied(self) -> dict[str, Path]:
        """The pictures that lie beside the page, by name."""
        own = {str(self.facts.image): self.picture} if self.picture else {}
        return {**own, **self.pictures}

    @property
    def codecs(self) -> list[str]:
        """The audio formats asked for."""
        return [name for name in self.show.to if name in known_codecs()]

    @property
    def formats(self) -> list[Format]:
        """The text formats asked for, and those that every episode has."""
        return formats_of(self.show)

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
            "sha256": text_digest(self.source),
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
    voices: Mapping[str, str] | None = None,
    overrides: Mapping[str, Any] | None = None,
    history: History | None = None,
    home: Path | None = None,
    interviews: int = 1,
) -> Plan:
    """Read and parse a source, choose the voices, find the facts; nothing is written.

    ``voices`` are those of some speakers, in place of what the show says; ``overrides`` are facts given as options.
    The slug and the GUID that the episode has in ``history`` stay. ``home`` is podcast.toml's folder, ``interviews``
    how many the show has. Raises SourceError, NoInterviewError, EngineError, VoiceError, FactsError.
    """
    show = show or Show()
    show = show.model_copy(update={"voices": revoiced(show.voices, voices or {})})
    read_source = source if isinstance(source, Source) else read(source)
    tag = language or read_source.language or show.language
    transcript, pictures = _interview(read_source, style=style, speakers=speakers, language=tag)
    parts = cast(transcript, show.voices, show.engine, options=show.engines)
    found = find(transcript, read_source.name, home, show.recordings, interviews)
    advice = (*found.diagnostics, *advised(transcript, show, parts, read_source.name, voices or {}))
    transcript = transcript.model_copy(update={"diagnostics": (*transcript.diagnostics, *advice)})
    given, known = overrides or {}, history or History()
    past = known.of(read_source, {**transcript.meta, **given})
    facts, origins = told(transcript, show, read_source.name, given, past and past.kept)
    facts, own = picture_of(facts, read_source.name, Path() if "image" in given else None)
    return Plan(
        *(read_source, transcript, show, facts, parts, found.voices, home or Path()),
        cover=own or (show_cover(show, home) if home else None),
        picture=own,
        pictures=pictures,
        origins=origins,
        doubts=(past or known).doubt(read_source, facts.opening),
    )


def _interview(source: Source, **how: Any) -> tuple[Transcript, Mapping[str, Path]]:
    """The transcript of a source, read as ``how`` says, and its pictures; NoInterviewError where nobody speaks."""
    transcript, pictures = pictures_of(parse(source, **how), source)
    if not any(True for _ in transcript.turns()):
        raise NoInterviewError(
            "no interview was found: no line names who speaks",
            file=source.name,
            remedy=f"see how each line was read: turncast parse {quote(source.name)} --explain",
        )
    return transcript, pictures


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
    told: Callable[[str], None] = lambda note: None,
) -> Built:
    """Build one episode into ``output/<slug>/``.

    ``executor`` makes the executor that segments are made on (default: ``jobs`` processes here). An
    episode that is there and whole is not built again without ``force``. ``told`` is called with what could not be
    done as asked. Raises TurncastError; then the last good episode is as it was, and all speech that was made is kept.
    """
    made = source if isinstance(source, Plan) else plan(source, show)
    folder = Path(output) / made.facts.slug
    inputs = made.inputs()
    last = load(folder)
    own_folder(folder, made.source.name, inputs["sha256"], made.facts)
    if not force and last is not None and last.inputs == inputs and _current(last) and whole(folder, last):
        return Built(last, folder, fresh=False)
    from turncast.making import make, studio  # slow to import, and where nothing changed not needed

    kept = open_store(store)
    with staging(folder, kept.locks) as beside, studio(kept, jobs, executor, progress, told) as place:
        notes = load_notes(kept, last.inputs) if last else Notes()
        episode = make(made, place, beside, inputs, notes)
        with ThreadPoolExecutor(2) as apart:  # while the system puts a file in another's place
            kept_notes = apart.submit(keep_notes, kept, inputs, notes)
            apart.submit(place.workers.close)
            publish(beside, folder, episode)
            kept_notes.result()
    return Built(episode, folder, fresh=True)


def _current(episode: Episode) -> bool:
    return episode.turncast == version("turncast")
