"""WebVTT (W3C, https://www.w3.org/TR/webvtt1/): every cue names its speaker in a voice span."""

from __future__ import annotations

from output.captions import Cue
from output.clock import stamp
from output.formats import Rendering

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u200e": "&lrm;", "\u200f": "&rlm;"})
"""Section 3.3: what cue text may not hold as it is. ``-->`` goes with ``>``."""

ESTIMATED = "NOTE\nThese times are estimated: no audio was measured.\n\n"


def render(rendering: Rendering) -> str:
    """The captions as WebVTT, by the rendering's profile."""
    note = ESTIMATED if rendering.timeline.estimated else ""
    return "WEBVTT\n\n" + note + "".join(_cue(number, cue) for number, cue in enumerate(rendering.cues, 1))


def _cue(number: int, cue: Cue) -> str:
    text = "\n".join(escape(line) for line in cue.lines)
    times = f"{stamp(cue.start_ms, '.')} --> {stamp(cue.end_ms, '.')}"
    return f"{number}\n{times}\n<v {escape(' '.join(cue.speaker.split()))}>{text}\n\n"


def escape(text: str) -> str:
    """``text`` as cue text: no markup, no arrow."""
    return text.translate(ESCAPES)
