"""Lists of participants at the top, which explain the labels that follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from transcript.labels.candidate import Candidate
from transcript.labels.judge import judge
from transcript.lines import Line

LONGEST = 100  # characters of an entry
_NAME = re.compile(r"[^,;(–—\n]{2,60}?(?=\s*(?:[,;(–—]|\s-\s|$))")


def roster(text: str, lines: Sequence[Line], turns: Sequence[Candidate]) -> dict[str, str]:
    """Label to name, where the document begins its labels with one line for each, with a name after it.

    The lines follow one another, no label comes twice among them, and each comes again later.
    """
    counts = Counter(turn.name for turn in turns)
    entries: dict[str, str] = {}
    for turn in turns:
        name = _entry(text, lines[turn.line], turn)
        follows = not entries or (lines[turn.line].gap == 0 and turns[len(entries) - 1].line == turn.line - 1)
        if not name or not follows or turn.name in entries or counts[turn.name] < 2:
            break
        entries[turn.name] = name
    return entries if len(entries) > 1 else {}


def _entry(text: str, line: Line, turn: Candidate) -> str | None:
    """The name after a label, where the line holds nothing that was said."""
    if line.end - turn.words > LONGEST or text[line.end - 1] in ".?!…":
        return None
    hit = _NAME.match(text, turn.words, line.end)
    return hit[0].strip() if hit and judge(hit[0].strip()).points >= 2 else None
