"""SubRip (SRT): numbered cues; the speaker's name leads the first cue of a turn."""

from __future__ import annotations

from output.captions.cues import Cue
from output.clock import stamp
from output.formats import Rendering


def render(rendering: Rendering) -> str:
    """The captions as SRT, by the rendering's profile."""
    return "".join(_cue(number, cue) for number, cue in enumerate(rendering.led_cues, 1))


def _cue(number: int, cue: Cue) -> str:
    text = "\n".join(cue.lines)
    return f"{number}\n{stamp(cue.start_ms, ',')} --> {stamp(cue.end_ms, ',')}\n{text}\n\n"
