"""A look that only this document has: what stands around the label is alike in every turn.

``Ada // text``, ``1523:10 CAM-1 text`` or ``◆ Ada> text`` begin with a name that comes again, in a frame of marks,
tags and numbers. The frame around most of the names that come again is a style of its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from transcript.labels.judge import judge
from transcript.labels.looks import CAPS, CLOCK, HTML
from transcript.labels.styles import Style
from transcript.lines import Line
from transcript.patterns import lazy

STYLE = "frame"
SAMPLE = 2000  # lines that must show a frame
FEWEST = 4  # labels that come again
MOST = 0.5  # of the labels may be different ones
SHARE = 0.8  # of the paragraphs begin so where the frame is one of prose
PROSE = (" ", "\\.\\ ", "\\.$")
MARKED = 0.15  # where it is not
_LINK = r"\]\([^()\s]{1,200}\)"
_TAG = rf"(?:</?(?:{HTML})\b[^<>\n]{{0,80}}>|\[/?[A-Za-z]{{1,6}}\]|{_LINK}|'{{2,5}}|\\[A-Za-z]{{2,12}}(?=[{{\[]))"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?=[-/ ]\d)"
# Each step is atomic, and a second word begins behind a blank or a mark: else marks and words are cut in every way.
_LEAD = rf"(?>{_TAG}|(?<=\d)(?:T(?=\d)|Z(?=\W)|\s?[AaPp]\.?[Mm]\b)|(?<=[-/ ]){_MONTH}|[\W\d_]){{0,60}}?"
_WORD = r"(?:(?:M|Mr|Mrs|Ms|Mme|Dr|St|[^\W\d_a-z])\.\s?|[^\W_]['’]|[\w\-#](?:[\w\-#/]|[.'’](?=\w)){0,30})"
_FIRST = rf"(?!{_MONTH}|[AP]M\b|[a-z]{{1,2}}\b)(?=[^\W\d_])"
_NAME = rf"{_FIRST}{_WORD}(?:(?:[ ]|(?<!\w)){_WORD}){{0,4}}?(?:\s?[(（][^()（）\n]{{1,40}}[)）])?"
_INITIALS = rf"(?:[{CAPS}]{{1,4}}\d{{0,3}}|[^\W\d_]{{1,12}}_?\d{{1,3}})"
_MARKS = rf"(?:{_TAG}|[^\w\s'’\"(-]){{1,6}}"
_AFTER = rf"(?:{_MARKS}(?:[\W\d]{{0,40}}\d[\W]{{0,4}})?(?:\s+|$|(?<=>))|\s[^\w\s'’\"(]{{1,4}}\s+|\t+|\s{{2,}}|\u3000|$)"
_HEAD = lazy(rf"(?P<before>{_LEAD})(?<!\d)(?:(?P<initials>{_INITIALS})[ ](?=\S)|(?P<name>{_NAME})(?P<after>{_AFTER}))")
_WORDS = lazy(rf"(?:\[?{CLOCK}\]?\s+)?(?P<words>[^\W\d_a-zß-ÿ][\w'’-]{{1,20}}(?:\s\S{{1,20}}){{1,3}})")
_PARTS = lazy(
    rf"(?P<link>{_LINK})|(?P<clock>{CLOCK})|(?P<number>\d+)|(?P<tabs>\t+)|(?P<gap>\s{{2,}})|(?P<month>{_MONTH})|(?P<symbol>[^\w\s\x00-\xa0]+)"
)
_SHAPES = {
    "link": _LINK,
    "clock": CLOCK,
    "number": r"\d+",
    "tabs": r"\t+",
    "gap": r"\s{2,}",
    "month": "[A-Z][a-z]{2}",
    "symbol": r"[^\w\s]+",
}


class Hit(NamedTuple):
    """A line's head: its name, and as patterns what stands before and behind it."""

    line: int
    before: str
    name: str
    after: str


def frame(text: str, lines: Sequence[Line]) -> Style | None:
    """The style that the document's own frame makes, if enough names come again in one."""
    sample = lines[:SAMPLE]
    groups: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for hit in _heads(text, sample):
        groups[hit.before, hit.after].append(hit)
    found = max(groups.values(), key=_again, default=[])
    few = _again(found) < FEWEST or not 1 < len({hit.name for hit in found}) <= MOST * len(found)
    if few or not _believed(found, sample):
        return _bare(text, sample)
    name = rf"{_INITIALS}(?=[ ])" if found[0].after == " " else _NAME
    before, after = (
        side.replace(CLOCK, f"(?P<{n}>{CLOCK})", 1)
        for n, side in (("before", found[0].before), ("after", found[0].after))
    )
    start = sample[found[0].line].start
    return Style(STYLE, text[start : start + 30], rf"{before}(?P<name>{name}){after}", 0.8, 0.5)


def _believed(hits: Sequence[Hit], lines: Sequence[Line]) -> bool:
    """Whether so many paragraphs, or lines where hardly any blank ones divide them, begin so that it is no accident."""
    if hits[0].before or hits[0].after not in PROSE:
        paragraphs = sum(line.gap > 0 for line in lines)
        return len(hits) >= MARKED * paragraphs and (bool(hits[0].before) or hits[0].after[0] not in ",;!?")
    units = _units(lines)
    return sum(hit.line in units for hit in hits) >= SHARE * len(units)


def _units(lines: Sequence[Line]) -> frozenset[int]:
    """The lines (indices) that begin paragraphs, where blank lines divide them; else all."""
    begin = [i for i, line in enumerate(lines) if line.gap > 0 or not i]
    return frozenset(begin if len(begin) > 0.2 * len(lines) else range(len(lines)))


def _bare(text: str, lines: Sequence[Line]) -> Style | None:
    """The style of names without any mark, ``Ada Did you see it?``: a few begin nearly all paragraphs, each before a
    word with a capital."""
    units = _units(lines)
    hits = [hit for i in units if (hit := _WORDS.match(text, lines[i].start, lines[i].end))]
    heads = Counter(" ".join(hit["words"].split()[:n]) for hit in hits for n in (1, 2, 3))
    known = {_longest(hit["words"].split(), heads) for hit in hits if heads[hit["words"].split()[0]] > 1}
    names = [name for name in known if judge(name).points > 0]
    if not 1 < len(names) <= MOST * len(hits):
        return None
    longest = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pattern = re.compile(rf"(?:\[?(?P<time>{CLOCK})\]?\s)?(?P<name>{longest})\s(?=[\"“¿¡]?[^\W_a-zß-ÿ])")
    found = sum(bool(pattern.match(text, lines[i].start, lines[i].end)) for i in units)
    return Style(STYLE, hits[0][0], pattern.pattern, 0.8, 0.5) if found >= SHARE * len(units) else None


def _longest(words: Sequence[str], heads: Mapping[str, int]) -> str:
    """The most words that begin as many paragraphs as the first of them alone does."""
    starts = [" ".join(words[:n]) for n in range(1, len(words))] or [words[0]]
    return max((each for each in starts if heads[each] == heads[words[0]]), key=len)


def _again(hits: Sequence[Hit]) -> int:
    """How many of these heads have a name that comes more than once."""
    return sum(count for count in Counter(hit.name for hit in hits).values() if count > 1)


def _heads(text: str, lines: Sequence[Line]) -> Iterator[Hit]:
    for i, line in enumerate(lines):
        if hit := _HEAD.match(text, line.start, line.end):
            before = _shape(hit["before"])
            after = " " if hit["initials"] else _shape(hit["after"]) or "$"
            if before or after != "$":
                yield Hit(i, before, hit["initials"] or hit["name"], after)


def _shape(words: str) -> str:
    """The pattern of what is alike but for its numbers, blanks and symbols."""
    parts: list[str] = []
    place = 0
    for hit in _PARTS.finditer(words):
        parts += (re.escape(words[place : hit.start()]), _SHAPES[hit.lastgroup or ""])
        place = hit.end()
    return "".join([*parts, re.escape(words[place:])])
