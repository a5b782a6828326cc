"""Speakers without a name: ``>>`` or a dash where another one speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transcript.labels.candidate import Candidate, Found
from transcript.labels.styles import CLOCK
from transcript.lines import Line

_STAMP = rf"(?:\[?{CLOCK}\]?\s+)?"
MARK = re.compile(rf"{_STAMP}(?:>{{2,3}}\s*(?![>\w]*:)|[-–—]\s*(?=[^\W\d]|[\"“¿¡'\d]))")
INNER = re.compile(r"(?<=[.?!…\"”)\]-])\s+(?:>{2,3}\s*|[-–—]\s+(?=[A-Z\"“¿¡]))")
FEWEST = 5
NAMES = ("Speaker 1", "Speaker 2")


def marks(text: str, lines: Sequence[Line]) -> Found:
    """Turns that begin at a mark, said by two speakers in turns."""
    heads = [(i, ln.start, hit.end()) for i, ln in enumerate(lines) if (hit := MARK.match(text, ln.start, ln.end))]
    if len(heads) < FEWEST or len(heads) < 0.15 * len(lines) or not _spoken(text, lines, heads):
        return Found("mark")
    inner = [
        (i, hit.start(), hit.end()) for i, ln in enumerate(lines) for hit in INNER.finditer(text, ln.start, ln.end)
    ]
    places = sorted(place for place in heads + inner if place[2] < lines[place[0]].end)
    if 0 < places[0][0] < 5:
        places.insert(0, (0, lines[0].start, lines[0].start))
    turns = tuple(Candidate(i, start, words, "mark", NAMES[n % 2]) for n, (i, start, words) in enumerate(places))
    return Found("mark", turns, 0.5 * len(heads), f"{len(heads)} lines begin with a dash or >>")


def _spoken(text: str, lines: Sequence[Line], heads: Sequence[tuple[int, int, int]]) -> bool:
    """Whether what follows the marks is speech, and not a list of things: sentences, and questions among them."""
    said = [text[words : lines[i].end] for i, _, words in heads]
    ended = sum(each.rstrip("\"”’')] ").endswith((".", "?", "!", "…", "？", "。", "—")) for each in said)
    asked = sum("?" in each or "？" in each for each in said)
    stamped = sum(text[lines[i].start].isdigit() or text[lines[i].start] == "[" for i, _, _ in heads)
    chevron = text[heads[0][2] - 1 : heads[0][2] + 1].startswith(">") or text[lines[heads[0][0]].start] == ">"
    return chevron or stamped > 0.5 * len(heads) or (ended > 0.7 * len(said) and asked > 0.15 * len(said))
