"""Whose a row of ``[voices]`` is: of one speaker, of a role, or of everybody else."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import NamedTuple, get_args

from transcript.model import Role, Speaker, Transcript
from transcript.names import number
from voices.settings import PartSettings, Settings
from voices.utterances import NARRATOR

DEFAULT = "default"


class Row(NamedTuple):
    """What is said of a speaker's voice, and the key that it stands under: ``""`` where nothing is said.

    ``own`` where the key names this speaker and nobody else.
    """

    settings: PartSettings
    key: str
    own: bool = False


def everyone(transcript: Transcript) -> list[Speaker]:
    """The speakers, and the narrator."""
    return [*transcript.speakers, Speaker(id=NARRATOR, name="Narrator")]


def names(speaker: Speaker) -> tuple[str, ...]:
    """What one speaker alone is called: id, name, aliases, and the number of ``Speaker 1``."""
    return speaker.id, speaker.name, *speaker.aliases, *filter(None, [number(speaker.id)])


def row_for(speaker: Speaker, settings: Settings) -> Row:
    """What is said of the speaker by id, name or alias; else by role, else by default. Capitals do not matter.

    Where several keys are the speaker's own, the first one counts.
    """
    for called in (names(speaker), (speaker.role or DEFAULT,), (DEFAULT,)):
        folded = {name.casefold() for name in called}
        for key, value in settings.items():
            if key.casefold() in folded:
                return Row(PartSettings.model_validate(value), key, called == names(speaker))
    return Row(PartSettings(), "")


def revoiced(settings: Settings, voices: Mapping[str, str]) -> dict[str, str | PartSettings]:
    """``settings`` with other ``voices`` for some, first of all; what else is said under their keys stays."""
    found: dict[str, str | PartSettings] = {}
    rows = {key.casefold(): row for key, row in reversed(list(settings.items()))}  # the first of a name counts
    for key, spelling in voices.items():
        before = PartSettings.model_validate(rows.get(key.casefold(), PartSettings()))
        said = PartSettings.model_validate(spelling)
        found[key] = before.model_copy(update={"engine": said.engine, "voice": said.voice})
    return found | {key: row for key, row in settings.items() if key not in found}


def strangers(transcript: Transcript, keys: Iterable[str]) -> dict[str, str]:
    """Those of ``keys`` that name nobody in this interview, with the name that is nearest, or ``""``."""
    called = [name for speaker in everyone(transcript) for name in names(speaker)]
    known = {name.casefold(): name for name in (*get_args(Role), DEFAULT, *called)}
    return {key: _nearest(key, known) for key in keys if key.casefold() not in known}


def _nearest(key: str, known: dict[str, str]) -> str:
    near = difflib.get_close_matches(key.casefold(), known, n=1, cutoff=0.7)
    return known[near[0]] if near else ""
