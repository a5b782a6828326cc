"""Questions as headings or in bold, answers without a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from transcript.labels.candidate import Candidate, Found
from transcript.lines import Line

HOST, GUEST = "Interviewer", "Guest"
FEWEST = 3
LOOKS = (
    re.compile(r"#{1,6}\s+(?P<mark>)[*_]{0,3}(?P<words>\S[^\n]{0,400}?)[*_]{0,3}\s*$"),
    re.compile(r"(?P<mark>)(?:\*\*|__)(?P<words>\S[^\n]{0,1200}?)(?:\*\*|__)\s*$"),
    re.compile(r"(?P<mark>)(?:\*|_)(?P<words>[^\s*_][^\n]{0,1200}?)(?:\*|_)\s*$"),
)
_FIRST = re.compile(r"\b(?:i|i'm|i’m|my|me|we|our|ich|mein|wir|yo|mi|je|mon|nous|我|私)\b", re.IGNORECASE)


def questions(text: str, lines: Sequence[Line], guest: str | None) -> Found:
    """Turns of an interviewer whose questions stand out, and of a guest who answers in the first person.

    That the answers say "I" tells an interview from a list of frequent questions.
    """
    marked = [i for i, line in enumerate(lines) if text[line.start] in "#*_"]
    return max((_asked(text, lines, marked, look, guest) for look in LOOKS), key=lambda found: found.score)


def _asked(text: str, lines: Sequence[Line], marked: Sequence[int], look: re.Pattern[str], guest: str | None) -> Found:
    hits = [(i, hit) for i in marked if (hit := look.match(text, lines[i].start, lines[i].end))]
    asked = [(i, hit) for i, hit in hits if hit["words"].rstrip('*_ "”').endswith(("?", "？"))]
    if len(asked) < FEWEST or len(asked) < 0.6 * len(hits):
        return Found("question")
    turns: list[Candidate] = []
    answers = 0
    for (i, hit), (after, _) in pairwise([*asked, (len(lines), asked[-1][1])]):
        turns.append(Candidate(i, lines[i].start, hit.start("mark"), "question", HOST))
        if i + 1 < after:
            turns.append(Candidate(i + 1, lines[i + 1].start, lines[i + 1].start, "question", guest or GUEST))
            answers += bool(_FIRST.search(text, lines[i + 1].start, lines[after - 1].end))
    if answers < 0.5 * len(asked):
        return Found(
            "question", reason=f"{len(asked)} questions stand out, but {answers} answers are in the first person"
        )
    return Found(
        "question",
        tuple(turns),
        float(len(turns)),
        f"{len(asked)} questions stand out, {answers} answers in the first person",
    )
