"""The choice between explanations of the whole document: which style, and which labels are people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log2
from typing import NamedTuple

from transcript.labels.judge import judge
from transcript.labels.styles import STYLES, Style
from transcript.lines import Line

MIN_TURNS = 2
MIN_SCORE = 1.5


class Candidate(NamedTuple):
    """A place where a turn may begin: ``start`` to ``words`` is the label (characters)."""

    line: int  # index into the lines
    start: int
    words: int
    style: str
    name: str
    bold: bool = False
    time: str | None = None


@dataclass
class Explanation:
    """One way to read the document: its turns, what each label got and why, and the score."""

    style: str
    turns: list[Candidate] = field(default_factory=list)
    verdicts: dict[str, tuple[float, str]] = field(default_factory=dict)
    rejected: list[Candidate] = field(default_factory=list)
    score: float = 0.0
    reason: str = "no label fits"
    chosen: bool = False


def propose(text: str, lines: list[Line], styles: Iterable[Style] = STYLES) -> dict[str, list[Candidate]]:
    """Every candidate of every style, in the order of the text."""
    return {style.name: _matches(text, lines, style) for style in styles}


def _matches(text: str, lines: list[Line], style: Style) -> list[Candidate]:
    match, found = style.pattern.match, []
    for i, line in enumerate(lines):
        if hit := match(text, line.start, line.end):
            groups = hit.groupdict()
            name = (groups.get("name") or "").strip()
            bold = text[line.start] in "*_"
            time = groups.get("time") or groups.get("before")
            found.append(Candidate(i, line.start, hit.end(), style.name, name, bold, time))
    return found


def explain(style: Style, candidates: list[Candidate], known: frozenset[str] = frozenset()) -> Explanation:
    """Judge the labels of one style in the light of the whole document."""
    counts = Counter(candidate.name for candidate in candidates)
    verdicts = {name: _verdict(name, count, known) for name, count in counts.items()}
    turns = [c for c in candidates if verdicts[c.name][0] > 0]
    rejected = [c for c in candidates if verdicts[c.name][0] <= 0]
    score, reason = _score(turns, rejected, verdicts, style.weight)
    return Explanation(style.name, turns, verdicts, rejected, score, reason)


def _verdict(name: str, count: int, known: frozenset[str]) -> tuple[float, str]:
    points, reason = judge(name)
    often = min(3.0, log2(count) if count > 1 else -1.0)
    named = 3.0 if name.casefold() in known else 0.0
    return points + often + named, f"{reason}; {count} times" + ("; named in the document" if named else "")


def _score(
    turns: list[Candidate], rejected: list[Candidate], verdicts: dict[str, tuple[float, str]], weight: float
) -> tuple[float, str]:
    people = {c.name for c in turns}
    if len(turns) < MIN_TURNS:
        return 0.0, f"{len(turns)} turns"
    changes = sum(a.name != b.name for a, b in zip(turns, turns[1:], strict=False)) / (len(turns) - 1)
    good = sum(min(4.0, max(0.0, verdicts[c.name][0])) / 4 for c in turns)
    score = weight * good * (0.2 + 0.8 * changes) * len(turns) / (len(turns) + 0.5 * len(rejected))
    return (
        score,
        f"{len(turns)} turns of {len(people)} labels, {changes:.0%} change the speaker, {len(rejected)} exceptions",
    )


def choose(text: str, lines: list[Line], style: str | None = None) -> list[Explanation]:
    """Every explanation, the best first; ``chosen`` marks the one to believe, if any.

    ``style`` leaves only that style to choose, whatever its score.
    """
    rows = [row for row in STYLES if style in (None, row.name)]
    proposed = propose(text, lines, rows)
    ranked = sorted((explain(row, proposed[row.name]) for row in rows), key=lambda e: -e.score)
    if ranked and (ranked[0].score >= MIN_SCORE or style and ranked[0].turns):
        ranked[0].chosen = True
    return ranked
