"""What ``episode.json`` holds: the facts of an episode and the files that it consists of."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from output.values import Geo, Language, Osm, Slug, Url
from transcript.model import Model, Role


class Chapter(Model):
    """A titled point on the timeline; ``block`` is the index of the block that it starts with.

    ``full_title`` is what the title was made from where it had to be shortened.
    """

    start_ms: int
    title: str
    full_title: str | None = None
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


class Soundbite(Model):
    """A stretch worth hearing on its own (podcast namespace, ``podcast:soundbite``); times in ms."""

    start_ms: int = Field(ge=0)
    duration_ms: int = Field(gt=0)
    title: str | None = Field(default=None, max_length=128)


class Facts(Model):
    """What is said of an episode beside its words.

    ``date`` is ISO 8601, ``language`` BCP 47, ``guid`` never changes once published. Everything but
    the title may be missing. ``opening`` is how the transcript begins (at most 600 characters),
    ``derived`` names the facts that nobody wrote and Turncast found.
    """

    title: str
    slug: Slug
    language: Language = "en"
    date: str | None = None
    summary: str | None = None
    guid: str | None = None
    number: int | None = Field(default=None, ge=0)
    season: int | None = Field(default=None, ge=0)
    season_name: str | None = Field(default=None, max_length=128)
    kind: Literal["full", "trailer", "bonus"] = "full"
    explicit: bool | None = None
    image: str | None = None
    link: Url | None = None
    location: str | None = Field(default=None, max_length=128)
    geo: Geo | None = None
    osm: Osm | None = None
    license: str | None = Field(default=None, max_length=128)
    license_url: Url | None = None
    persons: tuple[Person, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    opening: str | None = None
    derived: tuple[str, ...] = ()


class Episode(Model):
    """The manifest of a built episode, ``episode.json``.

    ``inputs`` are what the files were made from (source name and sha256, settings, versions of the
    engines), so that an unchanged episode is known without building it. ``neighbours`` is the sha256 (hex) of the
    links to other episodes that ``turncast feed`` wrote into the page.
    """

    turncast: str
    facts: Facts
    duration_ms: int
    synthesized: bool
    chapters: tuple[Chapter, ...] = ()
    files: tuple[EpisodeFile, ...] = ()
    inputs: dict[str, Any] = Field(default_factory=dict)
    neighbours: str | None = None

    def file(self, name: str) -> EpisodeFile | None:
        """The file of this name, or None."""
        return next((file for file in self.files if file.name == name), None)
