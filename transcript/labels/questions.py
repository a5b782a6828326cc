"""Questions that stand out as headings, in bold or italics, quoted or after a dash, and answers that do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from transcript.labels.candidate import Candidate, Found
from transcript.labels.judge import judge
from transcript.labels.looks import EM, SURE
from transcript.labels.talk import FIRST, GREETS, SECOND
from transcript.lines import Line, asks
from transcript.patterns import lazy

HOST, GUEST = "Interviewer", "Guest"
FEWEST = 3  # questions, or two where one says you and an answer I
ASKED = 0.6  # of what stands out must be questions
LABELLED = 0.8  # of the answers begin with the one label that there is
_COUNT = r"(?:Q\s?\d{0,3}[.:)]|\d{1,3}[.:)]|[—―–-]{1,2})\s+"
# Groups: ``mark``, or in an ``inner`` place behind a number, is where the words begin, whose end is ``words``.
LOOKS = tuple(
    lazy(each, re.DOTALL)
    for each in (
        rf"#{{1,6}}\s+(?:{_COUNT})?(?P<mark>)(?P<inner>)[*_]{{0,3}}(?P<words>\S.{{0,400}}?)[*_]{{0,3}}\s*$",
        rf"(?:{_COUNT})?(?:(?:\*\*|__){_COUNT}(?P<inner>)|(?P<mark>)(?:\*\*|__))(?P<words>\S.{{0,1200}}?)(?:\*\*|__)\s*$",
        rf"(?:{_COUNT})?(?P<mark>)(?P<inner>)[*_](?P<words>[^\s*_].{{0,1200}}?)[*_]\s*$",
        r">\s?(?P<mark>)(?P<inner>)(?P<words>\S.{0,1200})$",
        r"(?:Q|Question)\s?\d{0,3}[.:)]\s+(?P<mark>)(?P<inner>)(?P<words>\S.{0,1200})$",
        r";\s?(?P<mark>)(?P<inner>)(?P<words>\S.{0,1200})$",
        r"\{\{[^|{}]{1,20}\|(?P<mark>)(?P<inner>)(?P<words>[^{}]{1,1200})\}\}$",
        r"\d{1,3}(?:[.)]|\s?[—–])\s+(?P<mark>)(?P<inner>)(?P<words>\S.{0,1200})$",
        r"[—―–-]{1,2}\s?(?P<mark>)(?P<inner>)(?P<words>[^\s—―–-].{0,1200})$",
    )
)
_STARTS = "#*_>—―–-;{Q"
_SENTENCE = lazy(r"[^\s\d].+[.!…]|.{5,}[。！]")
_Q = lazy(r"[#*_\s]{0,9}Q\b")
_LABEL = lazy(rf"{EM}(?:{SURE}{EM}[:：\u3000]{EM}\s*|[—―–-]{{1,2}}\s*)")
_FREQUENT = lazy(
    r"(?:\bFAQs?\b|frequently asked|häufige? fragen|häufig gestellt|preguntas frecuentes|foire aux questions)", re.I
)
Span = tuple[int, int]


def questions(text: str, lines: Sequence[Line], guest: str | None) -> Found:
    """Turns of an interviewer whose questions stand out, and of a guest who answers in the first person.

    That the answers say "I" tells an interview from a list of frequent questions.
    """
    marked = [i for i, line in enumerate(lines) if text[line.start] in _STARTS or text[line.start].isdecimal()]
    found = (_asked(text, lines, marked, look, guest) for look in LOOKS)
    return max(found, key=lambda each: (each.score, len(each.turns)))


def _asked(text: str, lines: Sequence[Line], marked: Sequence[int], look: re.Pattern[str], guest: str | None) -> Found:
    every = [(i, hit) for i in marked if (hit := look.match(text, lines[i].start, lines[i].end))]
    hits = [(i, hit) for i, hit in every if asks(hit["words"]) or _SENTENCE.fullmatch(hit["words"])]
    asked = [hit for _, hit in hits if asks(hit["words"])]
    if not asked:
        return Found("question")
    ends = [after for after, _ in hits[1:]] + [len(lines)]
    answers = [(i + 1, after - 1) for (i, _), after in zip(hits, ends, strict=True) if i + 1 < after]
    host, begins = _labelled(text, [(max(hit.start("mark"), hit.start("inner")), hit.end()) for _, hit in hits])
    name, words = _labelled(text, [(lines[first].start, lines[first].end) for first, _ in answers])
    if name and text[hits[0][1].start()] == "Q":
        return Found("question")  # questions and answers with labels are another look
    host = host or ("Q" if all(_Q.match(text, hit.start()) for _, hit in hits) else HOST)
    said = [(i, at, host) for (i, _), at in zip(hits, begins, strict=True)]
    said += [(first, at, name or guest or GUEST) for (first, _), at in zip(answers, words, strict=True)]
    turns = sorted(Candidate(i, lines[i].start, at, "question", who) for i, at, who in said)
    spans = [(lines[first].start, lines[last].end) for first, last in answers]
    believed, reason = _weighed(text, asked, len(every), spans)
    return Found("question", tuple(turns), float(believed * len(turns)), reason)


def _labelled(text: str, spans: Sequence[Span]) -> tuple[str | None, list[int]]:
    """The one label that these all have, if any, and where the words of each begin."""
    hits = [_LABEL.match(text, *span) for span in spans]
    counts = Counter(hit["name"] or "" for hit in hits if hit)
    name, count = counts.most_common(1)[0] if counts else ("", 0)
    if hits and hits[0] and len(counts) == count == 1 and hits[0]["name"] and judge(name).points > 0:
        return name, [hits[0].end(), *(start for start, _ in spans[1:])]  # only the first has the label
    if count < max(2, LABELLED * len(hits)) or (name and judge(name).points <= 0):
        return None, [start for start, _ in spans]
    ends = [
        hit.end() if hit and (hit["name"] or "") == name else start for hit, (start, _) in zip(hits, spans, strict=True)
    ]
    return name or None, ends


def _weighed(text: str, asked: Sequence[re.Match[str]], hits: int, said: Sequence[Span]) -> tuple[bool, str]:
    """Whether this is an interview, and why: enough questions, and people in questions and answers."""
    first = sum(bool(FIRST.search(text, *span) or GREETS.search(text, *span)) for span in said)
    second = sum(bool(SECOND.search(hit["words"])) for hit in asked)
    reason = f"{len(asked)} questions stand out, {second} say you, {first} answers are in the first person"
    few = len(asked) < FEWEST and not (len(asked) > 1 and first and second)
    welcomed = any(GREETS.search(hit["words"]) for hit in asked)
    personal = first >= 0.5 * len(asked) or ((welcomed or second >= 0.6 * len(asked)) and first >= 0.25 * len(asked))
    frequent = _FREQUENT.search(text, 0, asked[0].start())
    return not (few or len(asked) < ASKED * hits or not personal or frequent), reason
