"""What can go wrong between a text and its sound."""

from __future__ import annotations

from transcript.errors import TurncastError


class EngineError(TurncastError):
    """An engine that failed: unknown, not installed, unreachable, or without an answer worth keeping."""


class VoiceError(TurncastError):
    """A voice or a language that the engine does not have."""


class StoreError(TurncastError):
    """A store that cannot be read or written."""
