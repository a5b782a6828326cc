"""SubRip (SRT): numbered cues; the speaker's name leads the first cue of a turn."""

from __future__ import annotations

from output.captions import Cue, cues_of, get_profile
from output.clock import stamp
from output.formats import Rendering
from transcript.model import Speaker


def render(rendering: Rendering) -> str:
    """The captions as SRT, by the rendering's profile."""
    found = cues_of(rendering.heard, rendering.timeline, get_profile(rendering.profile), _lead)
    return "".join(_cue(number, cue) for number, cue in enumerate(found, 1))


def _cue(number: int, cue: Cue) -> str:
    text = "\n".join(cue.lines)
    return f"{number}\n{stamp(cue.start_ms, ',')} --> {stamp(cue.end_ms, ',')}\n{text}\n\n"


def _lead(speaker: Speaker | None) -> str:
    return f"{speaker.name}:" if speaker else ""
