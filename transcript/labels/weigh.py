"""Labels judged in the light of the whole document: how often they come, where they stand, what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import log2

from transcript.labels.candidate import Candidate
from transcript.labels.judge import holder, judge
from transcript.labels.styles import Style
from transcript.names import core, folded, introduced

MIN_SCORE = 1.2  # that an explanation must reach to be believed
OFTEN = 3.0  # the most points that repetition gives
SURE = 2.5  # points from which a label counts in full
FEWEST, LONG = 4, 4  # turns below a title, and its words before the colon
PROVED = 8  # turns that prove a style
INTERRUPTS = 3.0  # points against a label that only stands in the middle of sentences
FIELD = 2.0  # points from which a label at the top is no field of the document
TALK = 1.6  # points for talk behind a few labels
HANDLES = 1.0  # points where most labels are a word without a capital
TIMED = 2.5  # points for a time stamp, where most labels have one

# A look that much other text has: only labels that come back count.
REPEATED = frozenset(
    {"line", "title", "dash", "tab", "heading", "bracket", "letter", "clock", "list", "italic", "quote", "frame"}
)
Names = tuple[tuple[frozenset[str], float, str], ...]
Look = Callable[[Candidate], bool]
# Looks that labels of one document share.
LOOKS: tuple[Look, ...] = (lambda c: c.bold, lambda c: c.time is not None, lambda c: c.alone)


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
    titles: frozenset[tuple[int, int]] = frozenset()  # places (characters) of what stands beside a name and is not said

    def forget(self) -> None:
        """Keep the score and its reason alone: in a text of short lines every style has a candidate on each."""
        self.turns, self.rejected, self.verdicts = [], [], {}


def explain(style: Style, candidates: list[Candidate], names: Names, *, talk: bool) -> Explanation:
    """Judge the labels of one style in the light of the whole document, twice; ``talk`` says that people talk behind
    its few labels, which is worth as much as their coming again.

    A style that has proved itself makes its rare labels likelier: the second look adds a point.
    """
    first = _look(style, candidates, names, 0.0)
    if talk and first.score < MIN_SCORE:
        return _look(style, candidates, names, TALK)
    if style.name in REPEATED:
        return first
    proved = len(first.turns) >= PROVED and len(first.turns) > 0.5 * len(candidates)
    return _look(style, candidates, names, 1.1) if proved else first


def _look(style: Style, every: list[Candidate], names: Names, more: float) -> Explanation:
    candidates, talk = every, more > 0
    counts = Counter(key_of(candidate.name) for candidate in candidates)
    counts.update(key_of(pair[1]) for candidate in candidates if (pair := introduced(candidate.name)))
    more += style.bonus
    handles = HANDLES * _handles(candidates)
    if style.name in REPEATED:
        names = names[:1]
        sure = talk or (style.name == "line" and all(c.time is not None for c in candidates))
        candidates = [c for c in candidates if sure or counts[key_of(c.name)] > 1 or folded(c.name) in names[0][0]]
        candidates = [] if _enumerates([c.name.upper() for c in candidates]) else candidates
    inner, timed = _interrupting(candidates), _timed(candidates)
    points = {
        name: more + handles * name[:1].islower() - INTERRUPTS * (name in inner) + TIMED * (name in timed)
        for name in {c.name for c in candidates}
    }
    verdicts = {name: _verdict(name, counts[key_of(name)], names, gain) for name, gain in points.items()}
    turns = [c for c in candidates if verdicts[c.name][0] > 0]
    for look in LOOKS:
        turns = _one_log(_alike(turns, look), look)
    turns = turns[_fields(turns, counts) :]
    kept = {c.line for c in turns}
    rejected = [c for c in every if c.line not in kept]
    score, reason = _score(turns, rejected, verdicts, style, talk)
    return Explanation(style.name, turns, verdicts, rejected, score, reason)


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """What two spellings of a label share: case, dots and what stands in brackets after it count for nothing.

    In brackets after an office stands who is meant.
    """
    return folded(core(holder(name) or name)) or name


def _enumerates(names: list[str]) -> bool:
    """Whether the labels are the letters of lists: A, B, C, each but the first below the one before it."""
    letters = sorted(set(names))
    if len(letters) < 3 or letters != [chr(ord("A") + n) for n in range(len(letters))]:
        return False
    return all(letter == "A" or before == chr(ord(letter) - 1) for before, letter in pairwise(names))


def _alike(turns: list[Candidate], look: Look) -> list[Candidate]:
    """Where most labels have a look, the others count only for people who are known by such a label."""
    has = [look(c) for c in turns]
    if sum(has) <= 0.8 * len(turns):
        return turns
    people = {key_of(c.name) for c, hit in zip(turns, has, strict=True) if hit}
    known = [hit or key_of(c.name) in people for c, hit in zip(turns, has, strict=True)]
    kept = known if sum(known) - sum(has) <= 0.1 * len(turns) else has
    return [c for c, keep in zip(turns, kept, strict=True) if keep]


def _interrupting(candidates: list[Candidate]) -> set[str]:
    """Labels that only stand in the middle of sentences, where most others begin one."""
    fresh = [c for c in candidates if c.fresh or c.bold or c.time is not None]
    if len(fresh) <= 0.6 * len(candidates):
        return set()
    return {c.name for c in candidates} - {c.name for c in fresh}


def _timed(candidates: list[Candidate]) -> set[str]:
    """The labels that have a time stamp, more than once each; all labels where nearly all have one."""
    names = Counter(c.name for c in candidates)
    stamped = Counter(c.name for c in candidates if c.time is not None)
    if stamped.total() > 0.8 * len(candidates) > 2:
        return set(names)
    return {name for name, count in stamped.items() if count > max(1.0, 0.8 * names[name])}


def _handles(candidates: list[Candidate]) -> bool:
    """Whether the document writes its labels without capitals, as chats do."""
    words = [c for c in candidates if " " not in c.name]
    return sum(c.name[:1].islower() for c in words) > 0.8 * len(words) and len(words) > 0.8 * len(candidates) > FEWEST


def _one_log(turns: list[Candidate], look: Look) -> list[Candidate]:
    """The longer part, where a document turns into another log for good: the chat after the transcript."""
    has = [look(c) for c in turns]
    cut = next((i for i, (a, b) in enumerate(pairwise(has), 1) if a != b), 0)
    if cut < PROVED or len(turns) - cut < PROVED or len(set(has[cut:])) > 1:
        return turns
    return turns[:cut] if cut >= len(turns) - cut else turns[cut:]


def _fields(turns: list[Candidate], counts: Counter[str]) -> int:
    """How many labels at the top are the document's title (``On the Way: a panel``) or its fields (``Venue: Oslo``).

    Fields are single words, come once each, and no sentence follows; a long interview comes after them.
    """
    title = int(_entitles(turns, counts))
    if len(turns) < 2 * PROVED:
        return title
    fields = (counts[key_of(c.name)] == 1 and not c.spoken and judge(c.name).points < FIELD for c in turns[title:])
    return title + next((i for i, field in enumerate(fields) if not field), 0)


def _entitles(turns: list[Candidate], counts: Counter[str]) -> bool:
    """Whether the first line is a title: its long label comes once, and no sentence follows as behind most others."""
    if len(turns) <= FEWEST or turns[0].line or turns[0].spoken:
        return False
    rare = counts[key_of(turns[0].name)] == 1 and len(turns[0].name.split()) >= LONG
    return rare and sum(c.spoken for c in turns) > 0.8 * len(turns)


def _verdict(name: str, count: int, names: Names, more: float) -> tuple[float, str]:
    points, reason = judge(name)
    points += min(OFTEN, log2(count) if count > 1 else -1.0) + more
    reason = f"{reason}; {count} times"
    for known, gain, why in names:
        if folded(name) in known:
            return points + gain, f"{reason}; {why}"
    return points, reason


def _score(
    turns: list[Candidate], rejected: list[Candidate], verdicts: dict[str, tuple[float, str]], style: Style, talk: bool
) -> tuple[float, str]:
    people = {c.name for c in turns}
    alone = len(people) < 2 and not any(judge(name).points >= 3 and name[-1].isdigit() for name in people)
    if not turns or alone:
        return 0.0, f"{len(turns)} turns of {len(people)} labels"
    changes = sum(a.name != b.name for a, b in pairwise(turns)) / max(1, len(turns) - 1)
    good = sum(min(1.0, verdicts[c.name][0] / SURE) for c in turns)
    plain = style.name in REPEATED
    doubtful = sum(
        (plain and not (talk and judge(c.name).points <= 0)) or verdicts.get(c.name, (-9.0, ""))[0] > -2
        for c in rejected
    )
    share = len(turns) / (len(turns) + 0.5 * doubtful)
    score = style.weight * good * share * (0.2 + 0.8 * changes if len(people) > 1 else 0.7)
    strong = style.name == "line" and sum(judge(c.name).points >= 2 for c in turns) > 0.8 * len(turns)
    if (
        plain
        and not talk
        and (len(turns) < 4 or len(turns) < 2 * len({*map(key_of, people)}) or (share < 0.6 and not strong))
    ):
        score *= 0.1
    return (
        score,
        f"{len(turns)} turns of {len(people)} labels, {changes:.0%} change the speaker, {len(rejected)} exceptions",
    )
