"""SubRip (SRT): numbered cues; the speaker's name leads the first cue of a turn."""

from __future__ import annotations

from output.captions import cues, get_profile
from output.clock import stamp
from output.formats import Rendering
from transcript.model import Speaker


def render(rendering: Rendering) -> str:
    """The captions as SRT, by the rendering's profile."""
    found = cues(rendering.timeline, get_profile(rendering.profile), _lead)
    return "".join(
        f"{number}\n{stamp(cue.start_ms, ',')} --> {stamp(cue.end_ms, ',')}\n{'\n'.join(cue.lines)}\n\n"
        for number, cue in enumerate(found, 1)
    )


def _lead(speaker: Speaker | None) -> str:
    return f"{speaker.name}:" if speaker else ""
