"""The podcast namespace's JSON transcript (transcripts/transcripts.md), version 1.0.0."""

from __future__ import annotations

import json

from output.captions.cues import Cue
from output.clock import seconds
from output.formats import Rendering


def render(rendering: Rendering) -> str:
    """One segment for each cue: speaker, start and end in seconds, words."""
    rows = ",\n".join(json.dumps(_segment(cue), ensure_ascii=False) for cue in rendering.cues)
    return f'{{"version": "1.0.0", "segments": [\n{rows}\n]}}\n'


def _segment(cue: Cue) -> dict[str, object]:
    return {
        "speaker": cue.speaker,
        "startTime": seconds(cue.start_ms),
        "endTime": seconds(cue.end_ms),
        "body": cue.text,
    }
