"""The limits that a cue must keep, one row for each house style."""

import difflib
from collections.abc import Mapping
from typing import Self

from pydantic import Field

from output.errors import FormatError
from transcript.written import Written


class Profile(Written):
    """Hard limits of a cue; only speech that is itself faster may break one.

    ``width`` is columns a line (East Asian wide characters take two), ``vtt_width`` the same for
    VTT where it differs. ``characters_per_second`` and ``word_ms`` (shortest time for a word, ms)
    bound the reading speed. A gap between cues is ``gap_ms`` or more, or 0 where they may ``chain``.
    """

    width: int = Field(ge=8)
    vtt_width: int | None = Field(default=None, ge=8)
    lines: int = Field(default=2, ge=1, le=2)
    characters_per_second: float | None = Field(default=None, gt=0)
    word_ms: int = Field(default=0, ge=0)
    shortest_ms: int = Field(default=833, ge=0)
    longest_ms: int = Field(default=7000, ge=1000)
    gap_ms: int = Field(default=83, ge=0)
    chain: bool = True

    def for_vtt(self) -> Self:
        """The same profile with the width that VTT allows."""
        return self.model_copy(update={"width": self.vtt_width or self.width})


class CaptionSettings(Written):
    """``[captions]``: what captions show beside the words, and profiles of the show's own.

    ``word_times`` puts the time of each word into VTT (in TTML a word would be hidden until then), ``sides`` the
    first two speakers to the left and to the right, ``colours`` gives each speaker a colour.
    """

    word_times: bool = False
    sides: bool = False
    colours: bool = False
    profiles: dict[str, Profile] = Field(default_factory=dict)


# Not validated, which every worker that starts would wait for; a test does it.
PROFILES: dict[str, Profile] = {
    # Podcast namespace, transcripts.md: SRT 32 characters, VTT 65, two lines; speed and times as Netflix.
    "podcast": Profile.model_construct(width=32, vtt_width=65, characters_per_second=20),
    # Netflix English (USA) Timed Text Style Guide: 42 characters, 20 a second, 5/6 s to 7 s, 2 frames (24 a second).
    "netflix": Profile.model_construct(width=42, characters_per_second=20, gap_ms=84, chain=False),
    # BBC Subtitle Guidelines: 37 characters (broadcast), 160-180 words/min, 0.3 s a word, gaps under 1 s closed.
    # They name no longest time; the others' is kept.
    "bbc": Profile.model_construct(width=37, word_ms=334, shortest_ms=300, gap_ms=1000),
}


def get_profile(name: str, more: Mapping[str, Profile] | None = None) -> Profile:
    """The profile ``name`` of the table or of ``more`` (podcast.toml's); FormatError where there is none."""
    profiles = {**PROFILES, **(more or {})}
    if name not in profiles:
        near = difflib.get_close_matches(name, profiles, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known profiles: {', '.join(profiles)}"
        raise FormatError(f"no caption profile is called {name!r}", value=name, remedy=hint)
    return profiles[name]
