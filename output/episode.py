"""What ``episode.json`` holds: the facts of an episode and the files that it consists of."""

from typing import Any, Literal

from pydantic import Field

from output.values import Geo, Language, Osm, Slug, Url
from transcript.model import Model, Role
from transcript.written import Written


class Chapter(Model):
    """A titled point on the timeline; ``block`` is the index of the block that it starts with.

    ``full_title`` is what the title was made from where it had to be shortened, ``image`` a file beside the page, or an
    address.
    """

    start_ms: int
    title: str
    full_title: str | None = None
    block: int | None = None
    url: str | None = None
    image: str | None = None


class Person(Model):
    """Who takes part (podcast namespace, ``podcast:person``)."""

    name: str = Field(description="full name; one of the speakers, or somebody who is not heard")
    role: Role | None = Field(default=None, description="host, guest, moderator or audience")
    href: str | None = Field(default=None, description="address of a page about the person")
    image: str | None = Field(default=None, description="address of a picture")


class EpisodeFile(Model):
    """A file of the episode: ``name`` inside its folder, media ``type``, size in bytes, sha256 in hex."""

    name: str
    type: str
    bytes: int
    sha256: str
    duration_ms: int | None = None


class Soundbite(Written):
    """A stretch worth hearing on its own (podcast namespace, ``podcast:soundbite``); times in ms."""

    start_ms: int = Field(ge=0, description="where it starts")
    duration_ms: int = Field(gt=0, description="how long it is; apps want 15 to 120 seconds")
    title: str | None = Field(default=None, max_length=128, description="what is heard")


class Facts(Written):
    """What is said of an episode beside its words.

    ``date`` is ISO 8601, ``language`` BCP 47, ``guid`` never changes once published. Everything but
    the title may be missing. ``opening`` is how the transcript begins (at most 600 characters),
    ``derived`` names the facts that nobody wrote and Turncast found.
    """

    title: str = Field(description="what the episode is called")
    slug: Slug = Field(description="the name of its folder and address; never changes once it is built")
    language: Language = Field(default="en", description="BCP 47 tag of the language that is spoken: en, pt-BR")
    date: str | None = Field(default=None, description="when it is published (ISO 8601): a date, or with time and zone")
    summary: str | None = Field(default=None, description="what it is about, in a few sentences")
    guid: str | None = Field(default=None, description="the GUID that apps know it by, if it was published elsewhere")
    number: int | None = Field(default=None, ge=0, description="number of the episode")
    season: int | None = Field(default=None, ge=0, description="number of the season")
    season_name: str | None = Field(default=None, max_length=128, description="what the season is called")
    kind: Literal["full", "trailer", "bonus"] = Field(default="full", description="full, trailer or bonus")
    explicit: bool | None = Field(default=None, description="true where children should not listen; else as the show")
    image: str | None = Field(default=None, description="JPEG or PNG beside the text or below it, or an address")
    link: Url | None = Field(default=None, description="address of its page, where that is not the one Turncast writes")
    location: str | None = Field(default=None, max_length=128, description="the place that it is about")
    geo: Geo | None = Field(default=None, description="where that is, RFC 5870: geo:48.2082,16.3738")
    osm: Osm | None = Field(default=None, description="its OpenStreetMap identifier: R109166")
    license: str | None = Field(default=None, max_length=128, description="SPDX identifier, or the name of a licence")
    license_url: Url | None = Field(default=None, description="address of a licence that is no SPDX identifier")
    persons: tuple[Person, ...] = Field(default=(), description="who takes part; speakers are found without it")
    soundbites: tuple[Soundbite, ...] = Field(default=(), description="stretches worth hearing on their own")
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
