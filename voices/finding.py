"""Finds the voice that somebody means: by its name, by a language, or one that is like another."""

from __future__ import annotations

from collections.abc import Mapping

from voices.engine import Engine, get_engine
from voices.errors import VoiceError, no_voice
from voices.languages import UNRELATED, accents, is_language
from voices.model import ANY_LANGUAGE, Part, Voice
from voices.settings import PartSettings


def find_voice(engine: Engine, voice_id: str) -> Voice:
    """The engine's voice of this id, small and capital letters alike; VoiceError names the nearest ones."""
    if hasattr(engine, "voice"):
        found: Voice = engine.voice(voice_id)
        return found
    known = {voice.id.casefold(): voice for voice in engine.voices()}
    if voice_id.casefold() not in known:
        raise no_voice(engine.name, voice_id, (voice.id for voice in known.values()))
    return known[voice_id.casefold()]


def auditions(engine: Engine, language: str) -> list[Part]:
    """The parts that automatic casting chooses from, the nearest accent first.

    Raises VoiceError where the engine lacks the language (BCP 47).
    """
    if hasattr(engine, "auditions"):
        parts = list(engine.auditions(language))
    else:
        parts = _auditions(list(engine.voices()), language)
    if not parts:
        raise VoiceError(
            f"{engine.name} has no voice for the language {language!r}",
            value=language,
            remedy=f"turncast voices list --engine {engine.name}",
        )
    return parts


def _auditions(voices: list[Voice], language: str) -> list[Part]:
    tags = accents(language, (voice.language for voice in voices)) or [ANY_LANGUAGE]
    return [Part(voice=voice.speaking(language)) for tag in tags for voice in voices if voice.language == tag]


def meant(engine: Engine, spelling: str, language: str) -> list[Part]:
    """The one part of the voice that is called ``spelling``, or those for the language (BCP 47) that it is.

    A voice that speaks any language speaks ``language``. Raises VoiceError for what is neither.
    """
    try:
        return [Part(voice=find_voice(engine, spelling).speaking(language))]
    except VoiceError:
        if not is_language(spelling):
            raise
        spoken = _spoken(engine, spelling)
        if not spoken:
            raise
        return spoken


def _spoken(engine: Engine, language: str) -> list[Part]:
    try:
        return auditions(engine, language)
    except VoiceError:
        return []


def part_for(
    spelling: str,
    engine: str = "espeak",
    options: Mapping[str, Mapping[str, object]] | None = None,
    language: str = ANY_LANGUAGE,
) -> Part:
    """The part that a voice, a language, or either behind ``"engine:"`` names; raises EngineError or VoiceError.

    A voice that speaks any language speaks ``language`` (BCP 47).
    """
    row = PartSettings.model_validate(spelling)
    name = row.engine or engine
    return meant(get_engine(name, (options or {}).get(name)), row.voice or "", language)[0]


def abroad(part: Part, engine: Engine, language: str) -> Part:
    """The part for a passage of another language: the engine's likest voice there; the part itself if it has none."""
    if part.voice.language.partition("-")[0].casefold() == language.partition("-")[0].casefold():
        return part
    there = _spoken(engine, language)
    if not there:
        return part
    near = accents(language, (each.voice.language for each in there))
    likest = min(there, key=lambda each: (near.get(each.voice.language, UNRELATED), *_unlike(each.voice, part.voice)))
    pitch = part.pitch if likest.voice.style == part.voice.style else likest.pitch
    return part.model_copy(update={"voice": likest.voice, "pitch": pitch})


def _unlike(one: Voice, other: Voice) -> tuple[bool, bool, bool, float]:
    apart = abs(one.pitch_hz - other.pitch_hz) if one.pitch_hz and other.pitch_hz else 0.0
    return one.id != other.id, one.style != other.style, one.gender != other.gender, apart
