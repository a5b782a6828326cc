"""What a producer can say about a voice: a row of ``[voices]`` in podcast.toml."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field, model_validator

from transcript.written import Written

LONGEST_PAUSE_MS = 2000
"""A listener takes a longer silence for the end; only ``[pause 3s]`` in the text asks for one."""


class PartSettings(Written):
    """Which voice, and how it is used. What is left out is chosen by casting.

    ``voice`` is an engine's name for it, a language (BCP 47) that it shall speak, or either behind the engine, as in
    ``"espeak:en-gb"``; a text alone in place of a table is the voice. ``rate`` is relative, ``pitch`` in semitones,
    ``gain`` in dB, ``pan`` from -1 to 1; the pauses (ms) part what the speaker says from what others say.
    """

    engine: str | None = None
    voice: str | None = None
    rate: float = Field(default=1.0, ge=0.25, le=4.0)
    pitch: float = Field(default=0.0, ge=-24, le=24)
    gain: float = Field(default=0.0, ge=-30, le=30)
    pan: float = Field(default=0.0, ge=-1, le=1)
    pause_before_ms: int = Field(default=0, ge=0, le=LONGEST_PAUSE_MS)
    pause_after_ms: int = Field(default=0, ge=0, le=LONGEST_PAUSE_MS)

    @model_validator(mode="before")
    @classmethod
    def _spelled(cls, value: Any) -> Any:
        row = {"voice": value} if isinstance(value, str) else value
        if not isinstance(row, Mapping):
            raise ValueError('should be a voice, such as "espeak:en-gb", or a table')
        spelling = row.get("voice")
        engine, colon, voice = spelling.partition(":") if isinstance(spelling, str) else ("", "", "")
        names_both = colon and row.get("engine") in (None, engine)
        return {**row, "engine": engine, "voice": voice} if names_both else row


Settings = Mapping[str, str | PartSettings]
"""What is said of voices, by the name, id or alias of a speaker, by a role, or by ``"default"``."""
