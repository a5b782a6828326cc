"""What ``podcast.toml`` describes: the show that episodes belong to, and how they shall sound and look."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from transcript.model import Model


class PartSettings(Model):
    """A row of ``[voices]``: which voice, and how it is used. What is left out is chosen by casting."""

    engine: str | None = None
    voice: str | None = None
    rate: float = Field(default=1.0, ge=0.25, le=4.0)
    pitch: float = Field(default=0.0, ge=-24, le=24)
    gain: float = Field(default=0.0, ge=-30, le=30)
    pan: float = Field(default=0.0, ge=-1, le=1)
    pause_before_ms: int = Field(default=0, ge=0, le=10_000)
    pause_after_ms: int = Field(default=0, ge=0, le=10_000)


class SoundSettings(Model):
    """``[sound]``: loudness in LUFS (EBU R128), true peak in dBTP, rate in Hz, bit rate in kbit/s, pauses in ms."""

    loudness: float = Field(default=-16.0, ge=-40, le=-5)
    true_peak: float = Field(default=-1.0, ge=-9, le=0)
    sample_rate: Literal[44100, 48000] = 44100
    bit_rate: int = 96
    sentence_pause_ms: int = Field(default=300, ge=300, le=2000)
    paragraph_pause_ms: int = Field(default=600, ge=300, le=2000)
    speaker_pause_ms: int = Field(default=700, ge=300, le=2000)


class Show(Model):
    """The podcast. ``link`` is the site's address, ``base_url`` where ``public/`` will be found; both absolute."""

    title: str | None = None
    author: str | None = None
    email: str | None = None
    link: str | None = None
    base_url: str | None = None
    description: str | None = None
    language: str | None = None
    category: str | None = None
    cover: str | None = None
    explicit: bool = False
    copyright: str | None = None
    guid: str | None = None
    engine: str = "espeak"
    narrate: Literal["none", "intro", "all"] = "none"
    to: tuple[str, ...] = ("mp3", "html", "srt", "vtt", "md", "json", "txt")
    profile: str = "podcast"
    theme: str = "quiet"
    episodes: tuple[str, ...] = ()
    voices: dict[str, str | PartSettings] = Field(default_factory=dict)
    engines: dict[str, dict[str, Any]] = Field(default_factory=dict)
    lexicon: dict[str, str] = Field(default_factory=dict)
    sound: SoundSettings = Field(default_factory=SoundSettings)
