"""Labels to people: one person may have a full name, an abbreviation and several spellings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_ABBREVIATED = re.compile(r"(?P<name>[^()（）]{2,60}?)\s*[(（](?P<abbr>[^()（）\s]{1,8})[)）]")
_HONORIFIC = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|hon|rev|herr|frau)\b\.?\s*", re.IGNORECASE)


@dataclass
class Person:
    """Somebody who speaks: the labels that stand for them with how often each does, in the text's order."""

    labels: Counter[str] = field(default_factory=Counter)
    name: str | None = None

    @property
    def id(self) -> str:
        """The label used most; the shorter where two are used alike."""
        return min(self.labels, key=lambda label: (-self.labels[label], len(label)))

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every label that stands for this person and is not the full name, the most used first."""
        return tuple(label for label, _ in self.labels.most_common() if label != self.full)

    @property
    def full(self) -> str:
        """The fullest name that the text gives."""
        return self.name or max(self.labels, key=lambda label: (len(label), self.labels[label]))


def folded(label: str) -> str:
    """A label without case, dots, accents and surplus space, for comparison."""
    plain = unicodedata.normalize("NFKD", label.casefold())
    return re.sub(r"[\W_]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def introduced(label: str) -> tuple[str, str] | None:
    """``Name (ABBR)`` cut in two where the abbreviation can stand for the name, else None."""
    hit = _ABBREVIATED.fullmatch(label)
    return (hit["name"], hit["abbr"]) if hit and _stands_for(hit["abbr"], hit["name"]) else None


def _stands_for(abbr: str, name: str) -> bool:
    """Whether an abbreviation looks like one, and not like a party or a firm."""
    return len(abbr) <= 4 and abbr[0].isupper() and len(abbr) < len(name)


def people(labels: Iterable[str], names: Mapping[str, str]) -> dict[str, Person]:
    """Each label to its person. ``names`` gives full names that the user or front matter knows."""
    found: dict[str, Person] = {}
    by_key: dict[str, Person] = {}
    counts = Counter(labels)
    short = _abbreviations(counts)
    for label, count in counts.items():
        pair = introduced(label) if label in short else None
        person = by_key.setdefault(folded(pair[1] if pair else label), Person())
        person.labels[pair[1] if pair else label] += count
        person.name = pair[0] if pair else person.name
        found[label] = person
    _named(found, names)
    return found


def _abbreviations(counts: Counter[str]) -> set[str]:
    """The labels ``Name (ABBR)`` whose abbreviation is used, or that others use in the same way."""
    pairs = {label: pair for label in counts if (pair := introduced(label))}
    used = {label for label, pair in pairs.items() if pair[1] in counts}
    return set(pairs) if used else used


def _named(found: dict[str, Person], names: Mapping[str, str]) -> None:
    wanted = {folded(label): name for label, name in names.items()}
    for person in set(map(id, found.values())):
        for label, each in found.items():
            if id(each) == person and (name := wanted.get(folded(label)) or wanted.get(number(label))):
                each.name = name


def number(label: str) -> str:
    """The number in ``Speaker 1`` or ``spk_01``, without zeros before it; else nothing."""
    hit = re.fullmatch(
        r"(?:speaker|spk|person|participant|teilnehmer|sprecher|hablante|locuteur)[ _#-]*0*(\d+)", label, re.IGNORECASE
    )
    return hit[1] if hit else ""
