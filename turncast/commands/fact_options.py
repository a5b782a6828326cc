"""The options of ``turncast build`` that are facts of one episode."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import click


class FactOption(NamedTuple):
    """A fact, what ``--help`` says of it, and how the option is given beside ``--FACT TEXT``."""

    fact: str
    help: str
    settings: Mapping[str, Any] = {}


FACTS = (
    FactOption("title", "The title of the episode; this and what follows is for one SOURCE, before its front matter."),
    FactOption("date", "When it is published (ISO 8601).", {"metavar": "DATE"}),
    FactOption("number", "Its number.", {"metavar": "N"}),
    FactOption("season", "The number of its season.", {"metavar": "N"}),
    FactOption("summary", "What it is about."),
    FactOption("image", "A picture of its own, JPEG or PNG, or an address.", {"metavar": "FILE_OR_URL"}),
    FactOption("explicit", "Whether children should not listen.", {"is_flag": True, "default": None}),
    FactOption("location", "The place that it is about."),
    FactOption("license", "Its licence, as an SPDX identifier.", {"metavar": "ID"}),
    FactOption("guid", "The GUID that it was published with elsewhere."),
    FactOption("slug", "The name of its folder, if nobody knows another yet."),
    FactOption(
        "persons",
        'Who takes part, and more of them: "Ada Lund,role=guest,href=URL,image=URL".',
        {"multiple": True, "metavar": "PERSON"},
    ),
)
FLAGS = {"persons": "--person", "explicit": "--explicit/--clean"}
PERSON = re.compile(r",\s*(?=(?:role|href|image)\s*=)")
"""What parts a name from what is said of it; a name may have commas of its own: ``Ada Lund, MD``."""


def _flag(fact: str) -> str:
    return FLAGS.get(fact, f"--{fact}")


def fact_options(command: Any) -> Any:
    """The options of the table, added to a command."""
    for fact, told, settings in reversed(FACTS):
        command = click.option(_flag(fact), fact, help=told, **settings)(command)
    return command


def overrides(options: Mapping[str, Any], sources: tuple[str, ...]) -> dict[str, Any]:
    """The facts that options say; click.UsageError where these are of more than one source, or of none."""
    given = {each.fact: options[each.fact] for each in FACTS if options[each.fact] not in (None, ())}
    if given and len(sources) != 1:
        flag = _flag(next(iter(given)))
        raise click.UsageError(f"{flag} is for one SOURCE; write it into the front matter of each where there are more")
    return given | ({"persons": [_person(text) for text in given["persons"]]} if "persons" in given else {})


def _person(text: str) -> dict[str, str]:
    """``NAME,role=...,href=...,image=...`` as front matter writes it."""
    name, *rest = (part.strip() for part in PERSON.split(text))
    return {"name": name, **{key.strip(): value.strip() for key, _, value in (each.partition("=") for each in rest)}}
