"""What can go wrong between speech and the folder of an episode."""

from __future__ import annotations

from transcript.errors import TurncastError


class FormatError(TurncastError):
    """A format that is unknown or cannot hold what is asked of it."""


class BuildError(TurncastError):
    """An episode that cannot be made or written."""


class FactsError(TurncastError):
    """Facts of an episode that contradict each other or are no facts: a date that is none, a slug used twice."""
