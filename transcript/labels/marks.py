"""Speakers without a name: ``>>`` or a dash where another one speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transcript.labels.candidate import Candidate, Found
from transcript.labels.styles import CLOCK
from transcript.lines import Line

_STAMP = rf"(?:\[?{CLOCK}\]?\s+)?"
MARKS = (
    ("chevron", re.compile(rf"{_STAMP}>{{2,3}}\s*(?![>\w]*:)"), re.compile(r"(?<=[.?!…\"”)\]])\s+>{2,3}\s*")),
    (
        "dash mark",
        re.compile(rf"{_STAMP}[-–—]\s*(?=[^\W\d]|[\"“¿¡'\d])"),
        re.compile(r"(?<=[.?!…\"”)\]])\s+[-–—]\s*(?=[A-Z\"“¿¡])"),
    ),
)
FEWEST = 5
NAMES = ("Speaker 1", "Speaker 2")


def marks(text: str, lines: Sequence[Line]) -> Found:
    """Turns that begin at a mark, said by two speakers in turns; the mark that is used most."""
    return max((_marked(text, lines, *row) for row in MARKS), key=lambda found: found.score)


def _marked(text: str, lines: Sequence[Line], name: str, first: re.Pattern[str], inner: re.Pattern[str]) -> Found:
    heads = [
        (i, line.start, hit.end()) for i, line in enumerate(lines) if (hit := first.match(text, line.start, line.end))
    ]
    if len(heads) < FEWEST or len(heads) < 0.15 * len(lines) or not _spoken(text, lines, heads):
        return Found("mark")
    places = heads + [
        (i, hit.start(), hit.end())
        for i, line in enumerate(lines)
        for hit in inner.finditer(text, line.start, line.end)
    ]
    places = sorted(place for place in places if place[2] < lines[place[0]].end)
    if places and places[0][0] > 0 and places[0][0] < 5:
        places.insert(0, (0, lines[0].start, lines[0].start))
    turns = tuple(Candidate(i, start, words, name, NAMES[n % 2]) for n, (i, start, words) in enumerate(places))
    return Found("mark", turns, 0.5 * len(heads), f"{len(heads)} lines begin with the mark of the style {name}")


def _spoken(text: str, lines: Sequence[Line], heads: Sequence[tuple[int, int, int]]) -> bool:
    """Whether what follows the marks is speech, and not a list of things: sentences, and questions among them."""
    said = [text[words : lines[i].end] for i, _, words in heads]
    ended = sum(each.rstrip("\"”’')] ").endswith((".", "?", "!", "…", "？", "。", "—")) for each in said)
    asked = sum("?" in each or "？" in each for each in said)
    stamped = sum(text[lines[i].start].isdigit() or text[lines[i].start] == "[" for i, _, _ in heads)
    chevron = text[heads[0][2] - 1 : heads[0][2] + 1].startswith(">") or text[lines[heads[0][0]].start] == ">"
    return chevron or stamped > 0.5 * len(heads) or (ended > 0.7 * len(said) and asked > 0.15 * len(said))
