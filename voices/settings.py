"""What a producer can say about a voice: a row of ``[voices]`` in podcast.toml."""

from __future__ import annotations

from pydantic import Field

from transcript.model import Model


class PartSettings(Model):
    """Which voice, and how it is used. What is left out is chosen by casting.

    ``rate`` is relative, ``pitch`` in semitones, ``gain`` in dB, ``pan`` from -1 to 1, pauses in ms.
    """

    engine: str | None = None
    voice: str | None = None
    rate: float = Field(default=1.0, ge=0.25, le=4.0)
    pitch: float = Field(default=0.0, ge=-24, le=24)
    gain: float = Field(default=0.0, ge=-30, le=30)
    pan: float = Field(default=0.0, ge=-1, le=1)
    pause_before_ms: int = Field(default=0, ge=0, le=10_000)
    pause_after_ms: int = Field(default=0, ge=0, le=10_000)
