"""The choice between explanations of the whole document: which style, and which labels are people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log2

from transcript.labels.candidate import Candidate
from transcript.labels.judge import judge
from transcript.labels.marks import marks
from transcript.labels.questions import questions
from transcript.labels.styles import STYLES, Style
from transcript.lines import Line
from transcript.people import folded

MIN_TURNS = 2
MIN_SCORE = 1.2
MAX_OFTEN = 3.0


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


def choose(
    text: str, lines: Sequence[Line], style: str | None = None, known: Iterable[str] = (), guest: str | None = None
) -> list[Explanation]:
    """Every explanation, the best first; ``chosen`` marks the one to believe, if any.

    ``style`` leaves only that style to choose, whatever its score; ``known`` are names of people that
    the document itself gives, ``guest`` is who answers where questions are headings.
    """
    names = frozenset(map(folded, known))
    found = {row.name: _explain(row, _matches(text, lines, row), names, len(lines)) for row in STYLES}
    for special in (marks(text, lines), questions(text, lines, guest)):
        found[special.style] = Explanation(
            special.style, list(special.turns), score=special.score, reason=special.reason
        )
    ranked = sorted(found.values(), key=lambda e: -e.score)
    if style:
        ranked = [found[style]]
    if ranked and (ranked[0].score >= MIN_SCORE or (style and ranked[0].turns)):
        ranked[0].chosen = True
        _admit(ranked[0], [each for each in found.values() if each is not ranked[0]])
    return ranked


def _matches(text: str, lines: Sequence[Line], style: Style) -> list[Candidate]:
    """Every line that looks as if it began a turn in this style."""
    match, found = style.pattern.match, []
    for i, line in enumerate(lines):
        if hit := match(text, line.start, line.end):
            groups = hit.groupdict()
            time = groups.get("time") or groups.get("before") or groups.get("after")
            bold = text[line.start] in "*_"
            found.append(Candidate(i, line.start, hit.end(), style.name, hit["name"].strip(), bold, time))
    return found


def _explain(style: Style, candidates: list[Candidate], known: frozenset[str], lines: int) -> Explanation:
    """Judge the labels of one style in the light of the whole document."""
    if style.name == "line":
        candidates = [c for c in candidates if len(c.name) < 50]
    counts = Counter(candidate.name for candidate in candidates)
    timed = sum(c.time is not None for c in candidates) > 0.8 * len(candidates) > 2
    verdicts = {name: _verdict(name, count, style, known, timed) for name, count in counts.items()}
    turns = [c for c in candidates if verdicts[c.name][0] > 0]
    strong = sum(c.bold for c in turns) > 0.8 * len(turns)
    if strong:
        bold = {c.name for c in turns if c.bold}
        turns = [c for c in turns if c.bold or c.name in bold]
    kept = {c.line for c in turns}
    rejected = [c for c in candidates if c.line not in kept]
    score, reason = _score(turns, rejected, verdicts, style)
    return Explanation(style.name, turns, verdicts, rejected, score, reason)


def _verdict(name: str, count: int, style: Style, known: frozenset[str], timed: bool) -> tuple[float, str]:
    points, reason = judge(name)
    points += min(MAX_OFTEN, log2(count) if count > 1 else -1.0) + style.bonus + 1.5 * timed
    reason = f"{reason}; {count} times"
    if folded(name) in known:
        return points + 3.0, f"{reason}; named in the document"
    return points, reason


def _score(
    turns: list[Candidate], rejected: list[Candidate], verdicts: dict[str, tuple[float, str]], style: Style
) -> tuple[float, str]:
    people = {c.name for c in turns}
    sure = len(people) > 1 or any(judge(name).points >= 3 and any(c.isdigit() for c in name) for name in people)
    if not turns or not sure:
        return 0.0, f"{len(turns)} turns of {len(people)} labels"
    changes = sum(a.name != b.name for a, b in pairwise(turns)) / max(1, len(turns) - 1)
    good = sum(min(4.0, verdicts[c.name][0]) / 4 for c in turns)
    share = len(turns) / (len(turns) + 0.5 * len(rejected))
    score = style.weight * good * (0.2 + 0.8 * changes) * share
    if style.name in ("line", "dash", "tab", "heading", "bracket", "letter") and (
        len(turns) < 4 or len(turns) < 1.5 * len(people)
    ):
        score *= 0.1  # a look that much other text has: only labels that come back count
    return (
        score,
        f"{len(turns)} turns of {len(people)} labels, {changes:.0%} change the speaker, {len(rejected)} exceptions",
    )


def _admit(chosen: Explanation, others: list[Explanation]) -> None:
    """Turns in another look, of people who are known by now: one label of two hundred lacks its colon."""
    people = {c.name for c in chosen.turns if c.name}
    taken = {c.line for c in chosen.turns}
    weak = {"line", "dash", "tab", "letter", "bracket", "heading"}
    for other in others:
        if other.style in weak and len(other.turns) > 3:
            continue
        for c in other.turns + other.rejected:
            if c.line not in taken and c.name in people and other.style not in weak:
                chosen.turns.append(c)
                taken.add(c.line)
    chosen.turns.sort()
