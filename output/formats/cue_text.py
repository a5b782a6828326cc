"""Text in WebVTT's cues."""

from __future__ import annotations

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u200e": "&lrm;", "\u200f": "&rlm;"})
"""WebVTT, section 3.3: what cue text may not hold as it is. ``-->`` goes with ``>``."""


def escape(text: str) -> str:
    """``text`` as cue text: no markup, no arrow."""
    return text.translate(ESCAPES)
