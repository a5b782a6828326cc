"""What ``episode.json`` holds: the facts of an episode and the files that it consists of."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from transcript.model import Model, Role


class Chapter(Model):
    """A titled point on the timeline; ``block`` is the index of the block that it starts with."""

    start_ms: int
    title: str
    block: int | None = None
    url: str | None = None
    image: str | None = None


class Person(Model):
    """Who takes part (podcast namespace, ``podcast:person``)."""

    name: str
    role: Role | None = None
    href: str | None = None
    image: str | None = None


class EpisodeFile(Model):
    """A file of the episode: ``name`` inside its folder, media ``type``, size in bytes, sha256 in hex."""

    name: str
    type: str
    bytes: int
    sha256: str
    duration_ms: int | None = None


class Facts(Model):
    """What is said of an episode beside its words.

    ``date`` is ISO 8601, ``language`` BCP 47, ``guid`` never changes once published. Everything but
    the title may be missing.
    """

    title: str
    slug: str
    language: str = "en"
    date: str | None = None
    summary: str | None = None
    guid: str | None = None
    number: int | None = None
    season: int | None = None
    explicit: bool | None = None
    image: str | None = None
    link: str | None = None
    location: str | None = None
    license: str | None = None
    persons: tuple[Person, ...] = ()


class Episode(Model):
    """The manifest of a built episode, ``episode.json``.

    ``inputs`` are what the files were made from (source name and sha256, settings, versions of the
    engines), so that an unchanged episode is known without building it.
    """

    turncast: str
    facts: Facts
    duration_ms: int
    synthesized: bool
    chapters: tuple[Chapter, ...] = ()
    files: tuple[EpisodeFile, ...] = ()
    inputs: dict[str, Any] = Field(default_factory=dict)

    def file(self, name: str) -> EpisodeFile | None:
        """The file of this name, or None."""
        return next((file for file in self.files if file.name == name), None)
