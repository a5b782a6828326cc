"""Different spellings of one name: a title more or less, the last name alone, a small typing error."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher

_HONORIFIC = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|hon|rev|herr|frau|sr|sra)\s+")
FREQUENT = 50  # names that a rare one is compared with
ALIKE = 0.84  # of the letters, by difflib's ratio
RARE, OFTEN = 2, 4


def same_people(counts: Mapping[str, int]) -> dict[str, str]:
    """Folded names that are another spelling, each to the name that it spells."""
    bare = {name: _HONORIFIC.sub("", name) or name for name in counts}
    same = _parts(bare)
    known = [name for name, count in Counter(counts).most_common(FREQUENT) if count >= OFTEN]
    for name, count in counts.items():
        if name not in same and count <= RARE and (right := _mistyped(name, known)):
            same[name] = same.get(right, right)
    return same


def _parts(bare: Mapping[str, str]) -> dict[str, str]:
    """A first or last name, or a name without its title, to the one full name that has it."""
    first: dict[str, str] = {}
    owners: dict[str, set[str]] = defaultdict(set)
    for name, words in bare.items():
        first.setdefault(words, name)
        for part in words.split() if " " in words else ():
            owners[part].add(words)
    same = {}
    for name, words in bare.items():
        (full,) = owners[words] if len(owners[words]) == 1 and len(words) > 2 and not words.isdigit() else (words,)
        if first[full] != name:
            same[name] = first[full]
    return same


def _mistyped(name: str, known: list[str]) -> str | None:
    """The frequent name that this rare one misspells: first letter, initials and length alike, and no digit in it."""
    if len(name) < 5 or any(c.isdigit() for c in name):
        return None
    near = (
        each
        for each in known
        if each != name and each[0] == name[0] and abs(len(each) - len(name)) < 3 and _initials(each) == _initials(name)
    )
    return next((each for each in near if SequenceMatcher(None, name, each).ratio() >= ALIKE), None)


def _initials(name: str) -> list[str]:
    """The words that are too short for a typing error: two letters that differ are two persons."""
    return [word for word in name.split() if len(word) < 3]
