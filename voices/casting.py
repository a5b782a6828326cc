"""Who gets which voice: what the producer says, and for the others voices that are easy to tell apart.

The automatic choice is stable: each name ranks all voices by a hash of name and voice and takes the best that
nobody before it has; when all are taken, one is used again, higher or lower. Hosts look into the first quarter of the
timbres, guests into the middle, so that in an interview of two both keep their voices whoever the other is; in a
larger round only a clash moves a voice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from transcript.model import Speaker, Transcript
from voices.engine import Engine, get_engine
from voices.errors import VoiceError, no_voice
from voices.model import ANY_LANGUAGE, Part, Voice
from voices.settings import PartSettings
from voices.utterances import NARRATOR

Settings = Mapping[str, str | PartSettings]

DEFAULT = "default"

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

    ``settings`` go by speaker id, name, alias, role or ``"default"``; a value is a table, a voice, or
    ``"engine:voice"``. ``options`` are those of the engines. Raises EngineError or VoiceError.
    """
    spoken = language or transcript.language
    chosen: dict[str, Part] = {}
    rows = {speaker.id: row_for(speaker, settings or {}) for speaker in _everyone(transcript)}
    for speaker in sorted(_everyone(transcript), key=lambda who: (not rows[who.id][0].voice, _hosts_first(who))):
        row, why = rows[speaker.id]
        given = get_engine(row.engine or engine, (options or {}).get(row.engine or engine))
        start = _given(given, row, why, spoken) if row.voice else _chosen(given, speaker, spoken, chosen)
        chosen[speaker.id] = _directed(start, row)
    return {speaker.id: chosen[speaker.id] for speaker in _everyone(transcript)}


def row_for(speaker: Speaker, settings: Settings) -> tuple[PartSettings, str]:
    """What the producer says of the speaker, and for which key: id, name, alias, role, default; else ``""``."""
    rows = {key.casefold(): (value, key) for key, value in settings.items()}
    for name in (speaker.id, speaker.name, *speaker.aliases, speaker.role or DEFAULT, DEFAULT):
        if name.casefold() in rows:
            value, key = rows[name.casefold()]
            return _table(value), key
    return PartSettings(), ""


def find_voice(engine: Engine, voice_id: str) -> Voice:
    """The engine's voice of this id, small and capital letters alike; VoiceError names the nearest ones."""
    if hasattr(engine, "voice"):
        found: Voice = engine.voice(voice_id)
        return found
    known = {voice.id.casefold(): voice for voice in engine.voices()}
    if voice_id.casefold() not in known:
        raise no_voice(engine.name, voice_id, (voice.id for voice in known.values()))
    return known[voice_id.casefold()]


def part_for(value: str, engine: str = "espeak", options: Mapping[str, Mapping[str, object]] | None = None) -> Part:
    """The part that ``"voice"`` or ``"engine:voice"`` names; raises EngineError or VoiceError."""
    row = _table(value)
    name = row.engine or engine
    return Part(voice=find_voice(get_engine(name, (options or {}).get(name)), row.voice or ""))


def auditions(engine: Engine, language: str) -> list[Part]:
    """The parts that automatic casting chooses from; raises VoiceError where the engine lacks the language."""
    if hasattr(engine, "auditions"):
        parts = list(engine.auditions(language))
    else:
        voices = list(engine.voices())
        found = _of(voices, language.casefold()) or _of(voices, _primary(language)) or _of(voices, ANY_LANGUAGE)
        parts = [Part(voice=voice.speaking(language)) for voice in found]
    if not parts:
        raise VoiceError(
            f"{engine.name} has no voice for the language {language!r}",
            value=language,
            remedy=f"turncast voices list --engine {engine.name}",
        )
    return parts


def abroad(part: Part, engine: Engine, language: str) -> Part:
    """The part for a passage of another language: the engine's likest voice there; the part itself if it has none."""
    if _primary(part.voice.language) == _primary(language):
        return part
    try:
        there = auditions(engine, language)
    except VoiceError:
        return part
    likest = min(there, key=lambda each: _unlike(each.voice, part.voice))
    pitch = part.pitch if likest.voice.style == part.voice.style else likest.pitch
    return part.model_copy(update={"voice": likest.voice, "pitch": pitch})


def _unlike(one: Voice, other: Voice) -> tuple[bool, bool, bool, float]:
    apart = abs(one.pitch_hz - other.pitch_hz) if one.pitch_hz and other.pitch_hz else 0.0
    return one.id != other.id, one.style != other.style, one.gender != other.gender, apart


def _primary(language: str) -> str:
    return language.partition("-")[0].casefold()


def _of(voices: Iterable[Voice], language: str) -> list[Voice]:
    return [v for v in voices if v.language.casefold() == language or v.language.casefold().startswith(f"{language}-")]


def _everyone(transcript: Transcript) -> list[Speaker]:
    return [*transcript.speakers, Speaker(id=NARRATOR, name="Narrator")]


def _hosts_first(speaker: Speaker) -> int:
    return 2 if speaker.id == NARRATOR else int(speaker.role not in HOSTS)


def _table(value: str | PartSettings) -> PartSettings:
    if isinstance(value, PartSettings):
        return value
    engine, _, voice = value.rpartition(":")
    return PartSettings(engine=engine or None, voice=voice)


def _given(engine: Engine, row: PartSettings, why: str, language: str) -> Part:
    return Part(voice=find_voice(engine, row.voice or "").speaking(language), reason=f"set for {why!r}")


def _directed(part: Part, row: PartSettings) -> Part:
    """The part with the row's directions on top."""
    said = row.model_dump(exclude={"engine", "voice"})
    return part.model_copy(update={**said, "pitch": part.pitch + row.pitch})


def _chosen(engine: Engine, speaker: Speaker, language: str, taken: Mapping[str, Part]) -> Part:
    parts = auditions(engine, language)
    host = speaker.role in HOSTS
    timbres = list(dict.fromkeys(_timbre(part) for part in parts))
    quarter = len(timbres) // 4
    own = timbres[:quarter] if host else timbres[quarter : len(timbres) - quarter]
    used = [(part.voice.id, _timbre(part)) for part in taken.values() if part.voice.engine == engine.name]
    best = min(
        parts,
        key=lambda part: (
            sum(timbre == _timbre(part) for _, timbre in used),
            sum(voice == part.voice.id for voice, _ in used),
            _timbre(part) not in own,
            _rank(speaker.name, part.voice.id),
        ),
    )
    again = sum(voice == best.voice.id for voice, _ in used)
    why = f"chosen for {language!r}, " + ("unlike the others" if not again else f"shared with {again}, shifted")
    return best.model_copy(update={"reason": why, "pitch": best.pitch + SHIFTS[again % len(SHIFTS)]})


def _timbre(part: Part) -> str:
    """What voices of different accents have in common; an engine without styles has a timbre for each voice."""
    return part.voice.style or part.voice.id


def _rank(name: str, voice_id: str) -> bytes:
    return hashlib.sha256(f"{name.casefold()}\0{voice_id}".encode()).digest()
