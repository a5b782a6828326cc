"""The cast of an interview as ``turncast voices cast`` shows it, and as it is written into podcast.toml."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

import tomlkit

from transcript.model import Role, Speaker
from turncast.building import Plan
from voices.casting import row_for
from voices.model import Part
from voices.settings import PartSettings
from voices.utterances import NARRATOR

By = Literal["name", "id", "role"]

DIRECTIONS = tuple(name for name in PartSettings.model_fields if name not in ("engine", "voice"))
"""What can be said of a voice beside which it is."""


class Row(NamedTuple):
    """A speaker with a part; ``key`` is what podcast.toml's ``[voices]`` names the speaker by, or ``""``."""

    speaker: Speaker
    part: Part
    key: str

    @property
    def directions(self) -> dict[str, Any]:
        """How the voice is used, where it is not as usual."""
        usual = PartSettings()
        said = {name: getattr(self.part, name) for name in DIRECTIONS}
        return {name: value for name, value in said.items() if value != getattr(usual, name)}


def rows(plan: Plan) -> list[Row]:
    """Who has which voice: the speakers, and the narrator where the show has the article read."""
    narrator = [] if plan.show.narrate == "none" else [Speaker(id=NARRATOR, name="Narrator")]
    everyone = [*plan.transcript.speakers, *narrator]
    return [Row(who, plan.parts[who.id], row_for(who, plan.show.voices)[1]) for who in everyone]


def written(text: str, sheet: list[Row], settings: Mapping[str, Any], by: By = "name") -> str:
    """podcast.toml's ``text`` with a row in ``[voices]`` for everyone whose voice it does not name; all else stays.

    A row that only directs (a rate, no voice) gets the voice; a role that several speakers share names none of them.
    """
    document = tomlkit.parse(text)
    voices = document.setdefault("voices", tomlkit.table())
    for key, row in _chosen(sheet, settings, by):
        voices[key] = _value(row)
    return tomlkit.dumps(document)


def _chosen(sheet: list[Row], settings: Mapping[str, Any], by: By) -> Iterator[tuple[str, Row]]:
    roles = Counter(row.speaker.role for row in sheet)
    for row in sheet:
        if (row_for(row.speaker, settings)[0].voice or "").casefold() != row.part.voice.id.casefold():
            yield _own_key(row) or _name(row.speaker, by, roles) or row.speaker.name, row


def _own_key(row: Row) -> str | None:
    """The key that names this speaker already, and no one else."""
    who = row.speaker
    own = {name.casefold() for name in (who.id, who.name, *who.aliases)}
    return row.key if row.key.casefold() in own else None


def _name(who: Speaker, by: By, roles: Counter[Role | None]) -> str | None:
    names = {"id": who.id, "name": who.name, "role": who.role if roles[who.role] == 1 else None}
    return names[by]


def _value(row: Row) -> Any:
    voice = row.part.voice
    if not row.directions:
        return f"{voice.engine}:{voice.id}"
    table = tomlkit.inline_table()
    table.update({"engine": voice.engine, "voice": voice.id, **row.directions})
    return table
