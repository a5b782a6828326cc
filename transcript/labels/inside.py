"""Labels in the middle of a paragraph, after the end of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transcript.labels.candidate import Candidate, Found
from transcript.labels.judge import judge
from transcript.lines import Line
from transcript.patterns import lazy

MOST = 50  # people who are looked for
FEWEST = 4  # labels that make an interview of one paragraph
_WORD = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|St|[^\W\d_a-z])\.|[^\W\d_a-z][\w'’-]{0,30})"
_NAME = rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,3}})"
_BEFORE = lazy(r"[.?!…\"”’)\]»—–-]\s{1,4}\**$|[。？！」]\s{0,4}$")
_AFTER = re.compile(r"(?:\*{0,3}:\*{0,3}(?=\s)|：)\s*")
_LABEL = lazy(rf"(?:^|(?<=[.?!…\"”)\]]\s))\*{{0,3}}{_NAME}\*{{0,3}}:\*{{0,3}}\s+(?=\S)", re.MULTILINE)


def inside(text: str, lines: Sequence[Line], turns: Sequence[Candidate]) -> list[Candidate]:
    """More turns of the people who have turns already, where their labels stand inside a paragraph.

    In a document whose labels are bold, these are bold as well.
    """
    counts = Counter(turn.name for turn in turns)
    bold = sum(turn.bold for turn in turns) > 0.8 * len(turns)
    labels = {turn.line: turn.words for turn in turns}
    starts = [line.start for line in lines]
    found = []
    for name in (name for name, count in counts.most_common(MOST) if count > 1):
        for at in _places(text, name, bold):
            i = bisect_right(starts, at) - 1
            if at < labels.get(i, 0):
                continue
            before = _BEFORE.search(text, max(lines[i].start, at - 8), at)
            after = _AFTER.match(text, at + len(name), lines[i].end)
            if before and after and (text[at - 1] == "*") >= bold:
                start = at - (before[0].count("*"))
                found.append(Candidate(i, start, after.end(), "inside", name, bold))
    return sorted(found)


def _places(text: str, name: str, bold: bool) -> Iterator[int]:
    """Where the name stands before a colon."""
    for mark in (":", "*") if bold else (":", "："):
        at = text.find(name + mark)
        while at >= 0:
            yield at
            at = text.find(name + mark, at + len(name))


def one_paragraph(text: str, lines: Sequence[Line]) -> Found:
    """An interview that runs on without line breaks: at least two people, each with two labels, in turns."""
    starts = [line.start for line in lines]
    hits = [hit for hit in _LABEL.finditer(text) if judge(hit["name"]).points > 0]
    counts = Counter(hit["name"] for hit in hits)
    twice = [hit for hit in hits if counts[hit["name"]] > 1]
    places = [(bisect_right(starts, hit.start()) - 1, hit) for hit in twice or hits]
    turns = tuple(Candidate(max(0, i), hit.start(), hit.end(), "inside", hit["name"]) for i, hit in places)
    changes = sum(a.name != b.name for a, b in pairwise(turns))
    if len(turns) < FEWEST or len({turn.name for turn in turns}) < 2 or changes < 0.8 * (len(turns) - 1):
        return Found("inside", turns, reason=f"{len(turns)} labels after sentences")
    return Found(
        "inside", turns, 0.5 * len(turns), f"{len(turns)} labels after sentences, {changes} change the speaker"
    )
