"""Who asks in court: ``BY MR. SMITH:`` names the speaker of each ``Q.`` below it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from transcript.kinds import EXAMINER
from transcript.labels.candidate import Candidate
from transcript.lines import Line


def examiners(text: str, lines: Sequence[Line], turns: Sequence[Candidate]) -> dict[int, str]:
    """The name of the examiner for each turn (index) that is labelled ``Q`` and stands below such a line."""
    asked = [n for n, turn in enumerate(turns) if turn.name == "Q"]
    named = [
        (i, name.rstrip(" .,"))
        for i, line in (enumerate(lines) if asked else ())
        if (hit := EXAMINER.fullmatch(text, line.start, line.end)) and (name := hit["name"] or hit["counsel"])
    ]
    places = [i for i, _ in named]
    return {n: named[at - 1][1] for n in asked if (at := bisect_right(places, turns[n].line))}
