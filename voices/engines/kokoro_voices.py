"""What the names of Kokoro's voices say: ``bf_emma`` is British and female (hexgrad/Kokoro-82M, VOICES.md)."""

from __future__ import annotations

import re

from voices.model import ANY_LANGUAGE, Voice

LANGUAGES = {
    "a": "en-US",
    "b": "en-GB",
    "e": "es",
    "f": "fr-FR",
    "h": "hi",
    "i": "it",
    "j": "ja",
    "p": "pt-BR",
    "z": "zh",
}
GENDERS = {"f": "female", "m": "male"}
ACCENTS = {"a": "America", "b": "Great Britain", "p": "Brazil"}

_NAME = re.compile(r"([a-z])([fm])_\w+")


def kokoro_voice(engine: str, name: str, language: str = ANY_LANGUAGE) -> Voice:
    """The voice called ``name``; one that is not named in Kokoro's manner speaks ``language``."""
    found = _NAME.fullmatch(name)
    if not found or found[1] not in LANGUAGES:
        return Voice(engine=engine, id=name, language=language, name=name)
    return Voice(
        engine=engine,
        id=name,
        language=LANGUAGES[found[1]],
        name=name[3:].replace("_", " ").title(),
        accent=ACCENTS.get(found[1]),
        gender=GENDERS[found[2]],
    )
