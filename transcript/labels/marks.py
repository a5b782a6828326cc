"""Speakers without a name: ``>>`` or a dash where another one speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transcript.labels.candidate import Candidate, Found
from transcript.labels.looks import CLOCK
from transcript.labels.talk import ASKED, SHARE, SHORT, shown
from transcript.lines import Line
from transcript.patterns import lazy

_STAMP = rf"(?:\[?(?P<time>{CLOCK})\]?\s+)?"
MARK = re.compile(rf"{_STAMP}(?:>{{2,3}}\s*(?![>\w]*:)|[-–—]\s*(?=[^\W\d]|[\"“¿¡'\d]))")
INNER = lazy(r"(?<=[.?!…\"”)\]-])\s+(?:>{2,3}\s*|[-–—]\s+(?=[A-Z\"“¿¡]))")
FEWEST = 5
FEW = 2  # where nearly every line has a mark
NAMES = ("Speaker 1", "Speaker 2")


def marks(text: str, lines: Sequence[Line]) -> Found:
    """Turns that begin at a mark, said by two speakers in turns."""
    heads = [_at(i, hit) for i, ln in enumerate(lines) if (hit := MARK.match(text, ln.start, ln.end))]
    if not heads:
        return Found("mark")
    inner = [_at(i, hit) for i, ln in enumerate(lines) for hit in INNER.finditer(text, ln.start, ln.end)]
    places = sorted(place for place in heads + inner if place.words < lines[place.line].end)
    if not places:
        return Found("mark")
    if 0 < places[0].line < 5 and len(heads) >= FEWEST:
        places.insert(0, Candidate(0, lines[0].start, lines[0].start, "mark", ""))
    turns = tuple(place._replace(name=NAMES[n % 2]) for n, place in enumerate(places))
    enough = len(heads) >= (FEW if len(heads) > 0.8 * len(lines) else FEWEST) and len(heads) >= 0.15 * len(lines)
    score = max(1.2, 0.5 * len(heads)) if enough and _spoken(text, lines, heads) else 0.0
    return Found("mark", turns, score, f"{len(heads)} lines begin with a dash or >>")


def _at(line: int, hit: re.Match[str]) -> Candidate:
    return Candidate(line, hit.start(), hit.end(), "mark", "", time=hit.groupdict().get("time"))


def _spoken(text: str, lines: Sequence[Line], heads: Sequence[Candidate]) -> bool:
    """Whether what follows the marks is speech, and not a list of things: sentences, and questions among them."""
    said = [text[head.words : lines[head.line].end] for head in heads]
    ended = sum(each.rstrip("\"”’')] ").endswith((".", "?", "!", "…", "？", "。", "—", "؟")) for each in said)
    asked = sum(bool(ASKED.search(each)) for each in said)
    stamped = sum(head.time is not None for head in heads)
    chevron = ">" in text[heads[0].start : heads[0].words]
    talk = (
        ended > 0.7 * len(said) and 0.15 * len(said) < asked < len(said) and (len(said) > SHORT or shown(said) >= SHARE)
    )
    return chevron or stamped > 0.5 * len(heads) or talk
