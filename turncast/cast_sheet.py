"""The cast of an interview as ``turncast voices cast`` shows it, and as it is written into podcast.toml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

import tomlkit

from transcript.model import Role, Speaker
from turncast.building import Plan
from voices.model import Part
from voices.rows import row_for
from voices.settings import PartSettings, Settings
from voices.utterances import NARRATOR

By = Literal["name", "id", "role"]

DIRECTIONS = tuple(name for name in PartSettings.model_fields if name not in ("engine", "voice"))
"""What can be said of a voice beside which it is."""


class Row(NamedTuple):
    """A speaker with a part."""

    speaker: Speaker
    part: Part

    @property
    def directions(self) -> dict[str, Any]:
        """How the voice is used, where it is not as usual."""
        usual = PartSettings()
        said = {name: getattr(self.part, name) for name in DIRECTIONS}
        return {name: value for name, value in said.items() if value != getattr(usual, name)}


def rows(plan: Plan) -> list[Row]:
    """Who has which voice: the speakers, and the narrator where the show has the article read."""
    narrator = [] if plan.show.narrate == "none" else [Speaker(id=NARRATOR, name="Narrator")]
    return [Row(who, plan.parts[who.id]) for who in [*plan.transcript.speakers, *narrator]]


def unwritten(sheet: Iterable[Row], settings: Settings, by: By = "name") -> dict[str, Row]:
    """Those whose voice ``settings`` do not name yet, by the key that they shall have.

    A voice that only a role or the default gives is not the speaker's own: in other company it may be another. A role
    that several speakers share names none of them.
    """
    sheet = list(sheet)
    roles = Counter(row.speaker.role for row in sheet)
    keys = {_key(row.speaker, settings, by, roles): row for row in sheet}
    return {key: row for key, row in keys.items() if not _stands(key, row, settings)}


def written(text: str, found: dict[str, Row]) -> str:
    """podcast.toml's ``text`` with a row in ``[voices]`` for each of ``found``; all else stays."""
    document = tomlkit.parse(text)
    voices = document.setdefault("voices", tomlkit.table())
    for key, row in found.items():
        voices[key] = _value(row)
    return tomlkit.dumps(document)


def _key(who: Speaker, settings: Settings, by: By, roles: Counter[Role | None]) -> str:
    """The key that names this speaker alone already, else the one that is asked for."""
    row = row_for(who, settings)
    asked = {"id": who.id, "name": who.name, "role": who.role if roles[who.role] == 1 else None}
    return (row.key if row.own else asked[by]) or who.name


def _stands(key: str, row: Row, settings: Settings) -> bool:
    said, under, _ = row_for(row.speaker, settings)
    voice = row.part.voice
    same = said.engine in (None, voice.engine) and (said.voice or "").casefold() == voice.id.casefold()
    return same and under.casefold() == key.casefold()


def _value(row: Row) -> Any:
    voice = f"{row.part.voice.engine}:{row.part.voice.id}"
    if not row.directions:
        return voice
    table = tomlkit.inline_table()
    table.update({"voice": voice, **row.directions})
    return table
