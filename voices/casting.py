"""Who gets which voice: what the producer says, and for the others voices that are easy to tell apart.

The automatic choice is stable: each name ranks all voices by a hash of name and voice and takes the best that
nobody before it has; when all are taken, one is used again, higher or lower. The nearest accent of the language comes
first. Hosts look into the first quarter of the timbres, guests into the middle, so that in an interview of two both
keep their voices whoever the other is; in a larger round only a clash moves a voice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache

from transcript.model import Speaker, Transcript
from voices.engine import Engine, get_engine
from voices.finding import auditions, meant
from voices.languages import UNRELATED, accents
from voices.model import Part
from voices.rows import Row, everyone, row_for
from voices.settings import PartSettings, Settings
from voices.utterances import NARRATOR

SHIFTS = (0.0, -4.0, 4.0, -7.5, 7.5)
"""Semitones by which the first, second, ... speaker of one voice differs from it: 3.5 and more from the others."""

HOSTS = ("host", "moderator")


def cast(
    transcript: Transcript,
    settings: Settings | None = None,
    engine: str = "espeak",
    language: str | None = None,
    options: Mapping[str, Mapping[str, object]] | None = None,
) -> dict[str, Part]:
    """Speaker id (and ``"narrator"``) to part; deterministic: given voices first, then hosts, then guests.

    ``settings`` go by speaker id, name, alias, role or ``"default"``; a value is a table, or a voice as in
    ``voices.settings``. Those who share a role's voice are shifted apart. ``options`` are those of the engines.
    Raises EngineError or VoiceError.
    """
    spoken = language or transcript.language

    def made(name: str) -> Engine:
        return get_engine(name, (options or {}).get(name))

    @cache
    def auditioned(name: str) -> list[Part]:
        return auditions(made(name), spoken)

    rows = {speaker.id: row_for(speaker, settings or {}) for speaker in everyone(transcript)}
    chosen: dict[str, Part] = {}
    for speaker in sorted(everyone(transcript), key=lambda who: (_settled(rows[who.id]), _hosts_first(who))):
        row = rows[speaker.id]
        name = row.settings.engine or engine
        voice = row.settings.voice
        parts = meant(made(name), voice, spoken) if voice else auditioned(name)
        why = f"set for {row.key!r}" if voice else f"chosen for {spoken!r}"
        best = _best(parts, speaker, parts[0].voice.language if voice else spoken, chosen.values())
        chosen[speaker.id] = _directed(_apart(best, row, why, chosen.values()), row.settings)
    return {speaker.id: chosen[speaker.id] for speaker in everyone(transcript)}


def _settled(row: Row) -> int:
    return int(not row.own) if row.settings.voice else 2


def _hosts_first(speaker: Speaker) -> int:
    return 2 if speaker.id == NARRATOR else int(speaker.role not in HOSTS)


def _best(parts: list[Part], speaker: Speaker, language: str, taken: Iterable[Part]) -> Part:
    """The part that is least like those taken, then nearest to ``language``, then by the speaker's own ranking."""
    timbres = list(dict.fromkeys(_timbre(part) for part in parts))
    quarter = len(timbres) // 4
    own = timbres[:quarter] if speaker.role in HOSTS else timbres[quarter : len(timbres) - quarter]
    near = accents(language, (part.voice.language for part in parts))
    used = [(part.voice.id, _timbre(part)) for part in taken if part.voice.engine == parts[0].voice.engine]
    return min(
        parts,
        key=lambda part: (
            sum(timbre == _timbre(part) for _, timbre in used),
            sum(voice == part.voice.id for voice, _ in used),
            near.get(part.voice.language, UNRELATED),
            _timbre(part) not in own,
            _rank(speaker.name, part.voice.id),
        ),
    )


def _apart(part: Part, row: Row, why: str, taken: Iterable[Part]) -> Part:
    """The part higher or lower where others have its voice; as it is where the row gives it to this speaker alone."""
    again = sum((each.voice.engine, each.voice.id) == (part.voice.engine, part.voice.id) for each in taken)
    moved = again > 0 and not (row.own and row.settings.voice)
    others = f"shared with {again}" + ", shifted" * moved if again else "unlike the others"
    shift = SHIFTS[again % len(SHIFTS)] if moved else 0.0
    return part.model_copy(update={"reason": f"{why}, {others}", "pitch": part.pitch + shift})


def _directed(part: Part, row: PartSettings) -> Part:
    """The part with the row's directions on top."""
    said = row.model_dump(exclude={"engine", "voice"})
    return part.model_copy(update={**said, "pitch": part.pitch + row.pitch})


def _timbre(part: Part) -> str:
    """What voices of different accents have in common; an engine without styles has a timbre for each voice."""
    return part.voice.style or part.voice.id


def _rank(name: str, voice_id: str) -> bytes:
    return hashlib.sha256(f"{name.casefold()}\0{voice_id}".encode()).digest()
