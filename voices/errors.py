"""What can go wrong between a text and its sound."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from transcript.errors import TurncastError


class EngineError(TurncastError):
    """An engine that failed: unknown, not installed, unreachable, or without an answer worth keeping."""


class VoiceError(TurncastError):
    """A voice or a language that the engine does not have."""


class ModelError(TurncastError):
    """A model that cannot be installed."""


class StoreError(TurncastError):
    """A store that cannot be read or written."""


def no_voice(engine: str, voice_id: str, known: Iterable[str], remedy: str = "") -> VoiceError:
    """The error for a voice that is none of the ``known`` ones of ``engine``; it names the nearest, and a remedy."""
    ids = {each.casefold(): each for each in known}
    near = difflib.get_close_matches(voice_id.casefold(), ids, n=1)
    hint = f"did you mean {ids[near[0]]!r}? " if near else ""
    return VoiceError(
        f"{engine} has no voice {voice_id!r}",
        value=voice_id,
        remedy=hint + (remedy or f"turncast voices list --engine {engine}"),
    )
