"""The choice between explanations of the whole document: which style, and which labels are people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from transcript.kinds import STAMP
from transcript.labels.candidate import Candidate, Found
from transcript.labels.frame import STYLE as FRAME
from transcript.labels.frame import frame
from transcript.labels.inside import inside, one_paragraph
from transcript.labels.judge import judge
from transcript.labels.looks import CAPS
from transcript.labels.marks import marks
from transcript.labels.questions import questions
from transcript.labels.styles import Style, styles_of
from transcript.labels.talk import doubt, talks
from transcript.labels.titles import around, bracketed, titles, untitled
from transcript.labels.weigh import MIN_SCORE, REPEATED, Explanation, Names, explain, key_of
from transcript.lines import SENTENCE_ENDS, Line, seen
from transcript.names import folded, together
from transcript.spelling import Same, spelled

# Looks that much other text has, but where it is laid out as this document's turns are.
LAID = frozenset({"line", "title", "tab", "frame", "dash"})
# Looks that give people turns where no label names them.
UNLABELLED = frozenset({"question", "mark"})
ALIKE = 0.2  # of the turns are laid out so
MANY = 4  # numbers that may count the turns
FEW = 3  # words of a name that comes once
COUNTS = 0.95  # of them are higher than the one before
SAMPLE = 2000  # lines in which a style must show at least once

# Looks that stand side by side in one document: questions and answers, and the court between them.
BESIDE = frozenset({"colon", "letter", "period"})
ENDS = SENTENCE_ENDS - {":"}
_COUNTED = re.compile(
    r"(?P<part>[^\d.]{1,20})[ .]?(?P<n>\d{1,4})|\D{0,6}?(?P<before>\d{1,4})[ .]+(?P<behind>[^\W\d_].{0,80})"
)
_DOT = re.compile(rf"(?<=[{CAPS}])(?<!\b[^\W\d_]\.[^\W\d_])\.$")  # behind capitals, but no initials
_STAMPED = "0123456789])sSmM."  # ends a time stamp
_LINK = re.compile(r"\s*<?(?:https?://|www\.)\S+\s*")


def choose(
    text: str, lines: Sequence[Line], style: str | None = None, known: Iterable[str] = (), guest: str | None = None
) -> list[Explanation]:
    """Every explanation, the best first; ``chosen`` marks the one to believe, if any.

    ``style`` leaves only that style to choose, whatever its score; ``known`` are names of people that
    the document itself gives, ``guest`` is who answers where questions are headings.
    """
    names: Names = (
        (frozenset(map(folded, known)), 3.0, "named in front matter"),
        (_roster(text, lines), 2.0, "stands alone on another line, as in a list of people"),
    )
    beginnings = {"0" if text[line.start].isdecimal() else text[line.start] for line in lines}
    possible = [row for row in styles_of(text) if row.name == style or row.possible(text, beginnings)]
    shown = {row: _matches(text, lines[:SAMPLE], row) for row in possible}
    whole = len(lines) <= SAMPLE
    found = {
        row.name: _weighed(text, lines, row, hits if whole else _matches(text, lines, row), names)
        for row, hits in shown.items()
        if hits or row.name == style
    }
    for each in (marks(text, lines), questions(text, lines, guest)):
        found[each.style] = _doubted(text, lines, _explained(each))
    if style == "inside" or (not style and max(each.score for each in found.values()) < MIN_SCORE):
        found["inside"] = _doubted(text, lines, _explained(one_paragraph(text, lines)))
    if style == FRAME or (not style and max(each.score for each in found.values()) < MIN_SCORE):
        own = frame(text, lines)
        found[FRAME] = _weighed(text, lines, own, _matches(text, lines, own), names) if own else Explanation(FRAME)
    ranked = [_forced(found[style])] if style else sorted(found.values(), key=lambda e: -e.score)
    if ranked[0].turns and (style or ranked[0].score >= MIN_SCORE):
        ranked[0].chosen = True
        _admit(ranked[0], found.values())
        if ranked[0].style in LAID:
            _welcome(lines, ranked[0])
        if ranked[0].style == "colon":
            ranked[0].turns = sorted([*ranked[0].turns, *inside(text, lines, ranked[0].turns)])
        beside = titles(text, lines, ranked[0].turns).values()
        ranked[0].titles = frozenset((*beside, *around(text, lines, ranked[0].turns)))
    return ranked


def _weighed(text: str, lines: Sequence[Line], style: Style, found: list[Candidate], names: Names) -> Explanation:
    """How well this style, in which turns seem to begin as ``found``, explains the document."""
    likely = [c for c in found if judge(c.name).points > 0]
    explained = explain(style, found, names, talk=talks(text, lines, likely))
    return _doubted(text, lines, explained)


def _doubted(text: str, lines: Sequence[Line], explained: Explanation) -> Explanation:
    """The explanation with less score where nothing behind its labels sounds like talk."""
    factor, why = doubt(text, lines, explained.turns, len(explained.rejected))
    explained.score *= factor
    explained.reason += why
    return explained


def _forced(found: Explanation) -> Explanation:
    """The only explanation, since the user knows better: with its likely labels, else with all."""
    likely = [c for c in found.rejected if judge(c.name).points > 0]
    if not found.turns:
        found.turns = sorted(likely or found.rejected)
        found.rejected = []
    return found


def _explained(found: Found) -> Explanation:
    return Explanation(found.style, list(found.turns), score=found.score, reason=found.reason)


def _roster(text: str, lines: Sequence[Line]) -> frozenset[str]:
    """What stands alone on a short line, without the colon of a label."""
    short = (text[line.start : line.end] for line in lines if line.end - line.start < 60)
    return frozenset(folded(each) for each in set(short) if each[-1] not in ":：.?!,…")


def _matches(text: str, lines: Sequence[Line], style: Style) -> list[Candidate]:
    """Every line that looks as if it began a turn in this style; a label before a mere link is a reference."""
    match, found = style.pattern.match, []
    for i, line in enumerate(lines):
        if hit := match(text, line.start, line.end):
            groups, alone = hit.groupdict(), hit.end() >= line.end
            time = groups.get("time") or groups.get("before") or groups.get("after")
            if time or not _LINK.fullmatch(text, hit.end(), line.end):
                time = time or (_below(text, lines, i) if alone else None)
                name, bold = _DOT.sub("", seen(hit["name"])), text[line.start] in "*_"
                if style.name == "line" and (below := bracketed(text, lines, i)):
                    name = f"{name} {text[below.start : below.end]}"
                fresh = not i or line.gap > 0 or text[lines[i - 1].end - 1] in ENDS
                spoken = alone or text[line.end - 1] in SENTENCE_ENDS
                found.append(Candidate(i, line.start, hit.end(), style.name, name, bold, time, alone, fresh, spoken))
    return untitled(_uncounted(_stamped(found) if style.name == "line" else found))


def _stamped(found: list[Candidate]) -> list[Candidate]:
    """The lines with a time stamp alone below them, where these are a few names that come again: chats print it so."""
    timed = [each for each in found if each.time is not None]
    often = Counter(each.name for each in timed)
    again = [each for each in timed if often[each.name] > 1]
    names = len({each.name for each in again})
    if len(again) < MANY or not 1 < names <= 0.5 * len(again):
        return found
    return [c for c in timed if often[c.name] > 1 or (len(c.name.split()) <= FEW and c.name[-1] not in SENTENCE_ENDS)]


def _below(text: str, lines: Sequence[Line], i: int) -> str | None:
    """The time stamp that stands alone below a line."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    hit = STAMP.fullmatch(text, below.start, below.end) if below and text[below.end - 1] in _STAMPED else None
    return hit["clock"] if hit else None


def _uncounted(found: list[Candidate]) -> list[Candidate]:
    """``Q1``, ``A1``, ``Q2`` without their numbers, where these count the turns and not the people: they only grow."""
    hits = [_COUNTED.fullmatch(c.name) for c in found]
    last: dict[str, int] = {}
    grown = count = 0
    for hit in filter(None, hits):
        part, n = hit["part"] or "", int(hit["n"] or hit["before"])
        grown, count = grown + (last.get(part, -1) < n), count + 1
        last[part] = n
    if count < MANY or grown < COUNTS * count or len(last) > count / 2:
        return found
    return [c._replace(name=hit["part"] or hit["behind"]) if hit else c for c, hit in zip(found, hits, strict=True)]


def _admit(chosen: Explanation, explanations: Iterable[Explanation]) -> None:
    """Turns in another look, of people who are known by now: one label of two hundred lacks its colon."""
    people = {key_of(c.name) for c in chosen.turns if c.name}
    once = _spellings(chosen)
    taken = {c.line for c in chosen.turns}
    for other in explanations:
        both = "letter" in {chosen.style, other.style} and {chosen.style, other.style} <= BESIDE
        strong = min(chosen.score, other.score) >= MIN_SCORE
        sure = {c.name for c in other.turns if judge(c.name).points >= 2} if strong else set()
        often = Counter(c.name for c in (*other.turns, *other.rejected) if c.fresh) if both else Counter()
        sure |= {name for name, n in often.items() if n > 1 and name.isupper() and judge(name).points >= 2}
        labelled = other.style not in REPEATED | UNLABELLED
        for c in [*other.rejected] if other is chosen else [*other.turns, *other.rejected]:
            known = labelled and _of(people, c.name, anew=other is chosen)
            known = known or (other is chosen and c.name in once)
            if c.line not in taken and (known or (both and c.name in sure)):
                chosen.turns.append(c)
                taken.add(c.line)
    chosen.turns.sort()


def _welcome(lines: Sequence[Line], chosen: Explanation) -> None:
    """Turns of people who speak once, in lines laid out as those of all others or with a label in capitals, and before
    all others the full name of somebody whose initials are a label."""
    begun = {turn.line for turn in chosen.turns}
    laid = _laid(lines)
    usual = Counter(map(laid, begun))
    labels = {c.name for c in chosen.turns if c.name.isupper()}
    top = min(begun)
    for c in chosen.rejected:
        inside = top < c.line < len(lines) - c.alone and not (c.alone and c.line + 1 in begun)
        alike = usual[laid(c.line)] >= ALIKE * len(begun) or (c.name.isupper() and not c.alone)
        first = c.line < top and "".join(word[0] for word in c.name.split()).upper() in labels
        if ((inside and alike) or first) and c.fresh and c.line not in begun and judge(c.name).points >= 2:
            chosen.turns.append(c)
    chosen.turns.sort()


def _laid(lines: Sequence[Line]) -> Callable[[int], tuple[bool, bool, int]]:
    """How a line (index) is laid out: whether blank lines are above and below it, and its indent."""
    return lambda i: (lines[i].gap > 0, i + 1 < len(lines) and lines[i + 1].gap > 0, lines[i].indent)


def _spellings(chosen: Explanation) -> set[str]:
    """Labels that were refused for coming once, and that spell the name of somebody who has turns, in the same look."""
    said = Counter(key_of(c.name) for c in chosen.turns)
    looks = {c.bold for c in chosen.turns}
    likely = chosen.rejected if chosen.style not in REPEATED else ()
    new = {c.name for c in likely if c.fresh and looks == {c.bold} and judge(c.name).points > 0}
    same = Same()
    spelled(same, said + Counter(map(key_of, new)))
    groups = {same.of(key) for key in said}
    return {name for name in new if key_of(name) not in said and same.of(key_of(name)) in groups}


def _of(people: set[str], name: str, *, anew: bool) -> bool:
    """Whether a label is one of these people's, or several of them speak at once; ``anew`` asks for the latter alone,
    since what a style refused of one person it refused with reason."""
    parts = together(name)
    return (bool(parts) and people.issuperset(map(key_of, parts))) or (not anew and key_of(name) in people)
