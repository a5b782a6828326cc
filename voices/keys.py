"""The keys of speech: what tells it from all other, known without any of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voices.engine import Engine, reach
from voices.model import Part
from voices.store import key_of

KIND = "speech"

SHIFTING = 1
"""Counted up when a change of ``voices/shift.py`` changes what is heard."""


def said_key(engine: Engine, options: Mapping[str, Any], part: Part, text: str) -> str:
    """The key of what ``engine`` itself says, before any filter; dear speech is kept under it."""
    own = within_reach(engine, part)
    unheard = getattr(engine, "unheard", ())
    heard = sorted((name, value) for name, value in options.items() if name not in unheard)
    model = engine.voice_version(part.voice.id) if hasattr(engine, "voice_version") else ""
    return key_of(KIND, engine.name, engine.version(), model, heard, own.voice.id, own.rate, own.pitch, text)


def speech_key(engine: Engine, options: Mapping[str, Any], part: Part, text: str) -> str:
    """The key of what is heard: everything that the sound depends on, and nothing else."""
    said, own = said_key(engine, options, part, text), within_reach(engine, part)
    filtered = (part.rate, part.pitch) != (own.rate, own.pitch)
    return key_of(said, part.rate, part.pitch, SHIFTING) if filtered else said


def within_reach(engine: Engine, part: Part) -> Part:
    """The part as the engine is asked for it: rate and pitch as near as it comes."""
    reached = reach(engine)
    rate, pitch = _nearest(part.rate, *reached.rate), _nearest(part.pitch, *reached.pitch)
    return part if (rate, pitch) == (part.rate, part.pitch) else part.model_copy(update={"rate": rate, "pitch": pitch})


def _nearest(value: float, lowest: float, highest: float) -> float:
    return min(max(value, lowest), highest)
