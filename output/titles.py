"""Titles of chapters: short enough for every player, and still what the question is about."""

from __future__ import annotations

import re

LONGEST = 39
"""Characters: "under 40" is what players show whole."""

LEAST = 3
"""Words of a clause that says something by itself."""

QUESTION = re.compile(r"[?？؟][\"'”’»)]*$")

_CLAUSE_ENDS = re.compile(r"(?<=[,;:—–])\s+|\s[—–-]+\s|(?<=[、，；：])")
_JOINT = re.compile(r"^(?:and|but|so|or|und|aber|oder|et|mais|ou|alors|y|pero|o)\s+", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:"
    r"what|how|why|who|whom|whose|when|where|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|"
    r"wie|was|warum|wieso|weshalb|wer|wen|wem|wann|wo|woher|wohin|welche[rsnm]?|worüber|wovon|ist|sind|war|waren|hat|haben|"
    r"hätten?|können|könnte|kann|wird|werden|würden?|soll(?:te)?|"
    r"que|quoi|quel(?:le)?s?|comment|pourquoi|qui|quand|où|combien|est-ce|"
    r"¿\w+|qué|cómo|por\squé|quién(?:es)?|cuándo|dónde|cuál(?:es)?|cuánto"
    r")\b",
    re.IGNORECASE,
)
"""How a question begins, in the languages whose numbers are spoken; others keep their first words."""


def short_title(text: str) -> str:
    """``text`` in one line under 40 characters: from where its question begins, cut behind a clause or a word."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    asked = _asked(line)
    return asked if len(asked) <= LONGEST else _cut(asked)


def _asked(line: str) -> str:
    """The question itself: a sentence that asks may begin with what the question is not about."""
    if not QUESTION.search(line):
        return line
    starts = [0, *(found.end() for found in _CLAUSE_ENDS.finditer(line))]
    clauses = (_JOINT.sub("", line[start:], count=1) for start in starts)
    asked = next((each for each in clauses if _ASKS.match(each) and len(each.split()) >= LEAST), None)
    return asked[:1].upper() + asked[1:] if asked else line


def _cut(line: str) -> str:
    """The first clauses where they are half a title at least, else as many words as fit."""
    head = line[: LONGEST - 1]
    ends = [found.start() for found in _CLAUSE_ENDS.finditer(head)]
    if ends and ends[-1] > LONGEST // 2:
        head = head[: ends[-1]]
    elif not line[LONGEST - 1].isspace() and " " in head:
        head = head.rsplit(" ", 1)[0]
    return head.rstrip(" ,;:–—-") + "…"
