"""Is this label a person's? A table of features, each with points and a reason to show."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from transcript.labels.vocabulary import (
    ABSTRACT,
    CLAUSES,
    DEEDS,
    LEADS,
    NOT_PEOPLE,
    PARTICLES,
    PARTS,
    PRONOUNS,
    REPORTS,
    SMALL,
    TITLES,
)
from transcript.patterns import lazy

_ORDINAL = r"(?:\d+(?:st|nd|rd|th)|unknown|unidentified|male|female|new|first|second|the|an?) "
_PART = re.compile(rf"(?:{_ORDINAL})?(?:{PARTS})(?:[ _#-]?\d{{1,3}}|[ _#-][a-z])?", re.IGNORECASE)
_TITLE = re.compile(rf"(?:{TITLES})\b\.?\s+\S", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?:{TITLES})\b\.?\s+(?-i:(?=[^\W\d_a-zß-ÿ]))", re.IGNORECASE)
_NOT = frozenset(NOT_PEOPLE.split("|"))
_NUMBER = re.compile(r"\W?\d+(?:\.\d+)?\Z")
_PARTICIPANTS = re.compile(r"(?:[\w-]+ ){1,3}participants")
_SMALL = re.compile(rf"(?:^|\s)(?:{SMALL})(?=\s|$)")
_CLAUSE = re.compile(rf"(?:^|\s)(?:{CLAUSES})(?=\s|$)")
_LEADS = re.compile(rf"(?:{LEADS})\s", re.IGNORECASE)
_PRONOUN = re.compile(rf"(?:I|(?i:{PRONOUNS}))\s[a-zß-ÿ]")
_REPORTED = re.compile(rf".*\s(?:{REPORTS})")
_ABSTRACT = lazy(rf"\w+(?:{ABSTRACT})")
_ENDED = re.compile(r".*(?:[!?…,]|[a-z]{5,}\.)", re.DOTALL)
_PARTICLES = re.compile(rf".{{0,40}}[{PARTICLES}].{{0,40}}(?<=.{{4}})", re.DOTALL)
_SHORT = re.compile(r"\b\w{1,5}\. ")
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|du|la|le|al|el|bin|ibn|zu|y|of|and|h|c)"
_NAMES = re.compile(
    r"(?:[^\W\d_a-z]|O['’]|d['’]|[\d²]?[A-Z])[^\W_]*[\w.'’\-]*"
    rf"(?:\s(?:{_PARTICLE}\.?\s)*(?:[^\W\d_a-z]|[a-z]['’][A-Z])[\w.'’\-]*){{1,5}}"
)
# An office, and in brackets who holds it.
_OFFICE = lazy(rf"[^\W\d_a-z][^()\n]{{3,120}} \((?P<name>{_NAMES.pattern})\)")
_SEAT = lazy(
    r"(?:the|le|la|der|die|el|il)\b"
    r"|.*\b(?:of|for|minister|secretary|president|speaker|chair\w*|convener|leader|chancellor|commissioner)\b",
    re.IGNORECASE,
)
# A party, a firm, an office, what somebody does: no part of the name.
_ASIDE = re.compile(rf"\s*[(（|,].*$|\s+(?:{DEEDS})$", re.IGNORECASE)


_PHONE = re.compile(r"\+\d[\d\s()-]{6,18}")


class Verdict(NamedTuple):
    """How much speaks for a label being a person's (below 0: against), and why."""

    points: float
    reason: str


def _caseless(label: str, _: list[str]) -> bool:
    return len(label) <= 12 and label[0].isalpha() and not (label[0].islower() or label[0].isupper())


def _mixed(label: str, words: list[str]) -> bool:
    name = _BEFORE.sub("", label)
    mixed = len(words) > 1 and any(word[0].islower() for word in name.split())
    return mixed and not _NAMES.fullmatch(name) and not _PART.fullmatch(label)


def _code(label: str, _: list[str]) -> bool:
    return any(c in label for c in ";!=\\$%^~") or "? " in label or ". " in _SHORT.sub("", label)


def _sentence(label: str, _: list[str]) -> bool:
    return any(c in label for c in "，。；？！、;") and not set(label) <= {"？"}


def _heads_notes(label: str) -> bool:
    """Whether it is a word of notes, with a number behind it or none: to compile all as one pattern takes 4 ms."""
    name = _NUMBER.sub("", label).lower()
    return name in _NOT or bool(_PARTICIPANTS.fullmatch(name))


def _initials(label: str) -> bool:
    return len(label) == 2 and label.isupper()


Feature = tuple[float, str, Callable[[str, list[str]], object]]
FEATURES: tuple[Feature, ...] = (
    (-6.0, "a word that heads notes, not people", lambda label, _: _heads_notes(label) and not _initials(label)),
    (
        -3.0,
        "an abbreviation that heads notes, or initials",
        lambda label, _: _heads_notes(label) and _initials(label),
    ),
    (4.0, "a telephone number", lambda label, _: label[0] == "+" and _PHONE.fullmatch(label)),
    (3.0, "a part in an interview", lambda label, _: _PART.fullmatch(label)),
    (2.0, "begins with a title", lambda label, _: _TITLE.match(label)),
    (2.0, "looks like a full name", lambda label, _: _NAMES.fullmatch(label)),
    (1.0, "one capitalised word", lambda label, words: len(words) == 1 and label[0].isupper()),
    (0.5, "a script without capitals", _caseless),
    (-1.0, "no capital", lambda label, _: label[0].islower()),
    (-2.0, "several words, not capitalised", _mixed),
    (-3.0, "holds a word of sentences", lambda label, _: _SMALL.search(label) and not _PART.fullmatch(label)),
    (-4.0, "begins like a part of a sentence", lambda label, _: _LEADS.match(label)),
    (-4.0, "a pronoun and what it does", lambda label, _: _PRONOUN.match(label)),
    (-5.0, "reports what somebody said", lambda label, _: _REPORTED.fullmatch(label)),
    (-4.0, "ends like a sentence", lambda label, _: _ENDED.fullmatch(label) and not set(label) <= {"?"}),
    (-5.0, "has the marks of a sentence in it", _sentence),
    (-2.0, "an abstract noun", lambda label, words: len(words) == 1 and _ABSTRACT.fullmatch(label)),
    (-3.0, "too long for a name in its script", lambda label, _: len(label) > 12 and label[0] >= "\u2e80"),
    (-3.0, "holds a particle of sentences", lambda label, _: _PARTICLES.fullmatch(label)),
    (-2.0, "two nouns in one word", lambda label, words: len(words) == 1 and len(label) > 13 and label.isalpha()),
    (-2.0, "too long for a name", lambda _, words: len(words) > 6),
    (-3.0, "begins with no letter", lambda label, _: not label[0].isalnum() and label[0] not in "?《「『"),
    (-3.0, "begins with a number", lambda label, _: label[0].isdigit() and not _PART.fullmatch(label)),
    (-3.0, "has marks of a sentence or of code", _code),
    (-3.0, "an address", lambda label, _: "." in label and ("/" in label or "@" in label)),
)


@lru_cache(maxsize=65536)
def judge(label: str) -> Verdict:
    """Points for and against this label being a person's, from its look alone; of an office, its holder's if better."""
    verdict = _judged(_ASIDE.sub("", label) or label, label)
    held = _held(label)
    return max(verdict, _judged(held["name"], held["name"])) if held else verdict


def holder(label: str) -> str | None:
    """Who holds the office, in ``The Minister for Light (Ada Vik)``; in ``Ada Vik (Sula East)`` nobody does."""
    held = _held(label)
    return held["name"] if held and _SEAT.match(label, 0, held.start("name")) else None


def _held(label: str) -> re.Match[str] | None:
    return _OFFICE.fullmatch(label) if label.endswith(")") else None


def _judged(core: str, label: str) -> Verdict:
    if not core or not core[0].isprintable() or "   " in label:
        return Verdict(-3.0, "no name is empty or has gaps")
    words = core.split()
    hits = [(points, reason) for points, reason, holds in FEATURES if holds(core, words)]
    if label[-1] in ",;":
        hits.append((-4.0, "ends like a part of a sentence"))
    if _CLAUSE.search(label.partition(",")[2]) or _code(label[len(core) :], words):
        hits.append((-3.0, "goes on like a sentence"))
    return Verdict(sum(points for points, _ in hits), ", ".join(reason for _, reason in hits) or "nothing tells")
