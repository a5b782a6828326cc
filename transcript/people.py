"""Labels to people: one person may have a full name, an abbreviation and several spellings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from transcript.labels.vocabulary import DEEDS
from transcript.spelling import same_people

_ABBREVIATED = re.compile(r"(?P<name>[^()（）]{2,60}?)\s*[(（](?P<abbr>[^()（）\s]{1,8})[)）]")
_ASIDE = re.compile(rf"\s*[(（][^\n]*$|,?\s+(?:{DEEDS})$", re.IGNORECASE)
_DOING = re.compile(
    rf"\s*[(（](?:{DEEDS}|(?:[a-z]+(?:ing|ly)|to|aside)\b[^()（）]*)[)）]$|,?\s+(?:{DEEDS})$", re.IGNORECASE
)
_BOTH = re.compile(r"\s*(?:[/&+,]|\band\b|\bund\b|\by\b|\bet\b)\s*")  # between people who speak at once


@dataclass
class Person:
    """Somebody who speaks: the labels that stand for them with how often each does, in the text's order."""

    labels: Counter[str] = field(default_factory=Counter)
    name: str | None = None
    stated: Mapping[str, Any] = field(default_factory=dict)  # what front matter says of them

    @property
    def id(self) -> str:
        """The label used most, the shorter where two are used alike; front matter may say another."""
        if self.stated and self.stated["id"] != self.stated["name"]:
            return str(self.stated["id"])
        return min(self.labels, key=lambda label: (-self.labels[label], len(label)))

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every label that stands for this person and is not the full name, the most used first."""
        if self.stated.get("aliases"):
            return tuple(self.stated["aliases"])
        return tuple(label for label, _ in self.labels.most_common() if label != self.full)

    @property
    def full(self) -> str:
        """The fullest name that the text gives."""
        return self.name or max(self.labels, key=lambda label: (len(label), self.labels[label]))


def folded(label: str) -> str:
    """A label without case, dots, accents and surplus space, for comparison."""
    plain = unicodedata.normalize("NFKD", label.casefold())
    return re.sub(r"[\W_]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def core(label: str) -> str:
    """A label without what stands in brackets after it (a party, a firm) and without what its person does there."""
    return _ASIDE.sub("", label) or label


def introduced(label: str) -> tuple[str, str] | None:
    """``Name (ABBR)`` cut in two where the abbreviation can stand for the name, else None."""
    hit = _ABBREVIATED.fullmatch(label)
    return (hit["name"], hit["abbr"]) if hit and _stands_for(hit["abbr"], hit["name"]) else None


def _stands_for(abbr: str, name: str) -> bool:
    """Whether an abbreviation looks like one, and not like a party or a firm."""
    return len(abbr) <= 4 and abbr[0].isupper() and len(abbr) < len(name)


def people(
    labels: Iterable[str], names: Mapping[str, str], stated: Sequence[Mapping[str, Any]] = ()
) -> dict[str, Person]:
    """Each label to its person.

    ``names`` gives full names that the user or a roster knows, ``stated`` are front matter's rows of id,
    name, aliases and role.
    """
    found: dict[str, Person] = {}
    by_key = _stated(stated)
    counts = Counter(labels)
    short = _abbreviations(counts)
    whom = _cores(counts)
    keys = {label: folded(pair[1] if (pair := short.get(label)) else whom(label)) or label for label in counts}
    known = set(keys.values())
    several = {label: parts for label in counts if (parts := together(label)) and known.issuperset(map(folded, parts))}
    same = same_people(_sums(keys, {label: count for label, count in counts.items() if label not in several}))
    for label, count in counts.items():
        pair = short.get(label)
        key = keys[label] if keys[label] in by_key else same.get(keys[label], keys[label])
        person = by_key.setdefault(key, Person())
        person.labels[pair[1] if pair else _DOING.sub("", label) or label] += count
        person.name = pair[0] if pair and not person.stated else person.name
        found[label] = person
    _named(found, names)
    for label, parts in several.items():
        if not found[label].name:
            found[label].name = " / ".join(by_key[same.get(key, key)].full for key in map(folded, parts))
    return found


def together(label: str) -> list[str]:
    """The people in a label of several who speak at once (``AB/CD``), else nothing."""
    parts = _BOTH.split(core(label))
    return parts if len(parts) > 1 and all(parts) else []


def _stated(rows: Sequence[Mapping[str, Any]]) -> dict[str, Person]:
    """The people of the front matter by every label that it gives them."""
    by_key: dict[str, Person] = {}
    for row in rows:
        person = Person(name=row["name"], stated=row)
        by_key |= {folded(label) or label: person for label in (row["id"], row["name"], *row["aliases"])}
    return by_key


def _sums(keys: Mapping[str, str], counts: Mapping[str, int]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for label, count in counts.items():
        sums[keys[label]] += count
    return sums


def _abbreviations(counts: Counter[str]) -> dict[str, tuple[str, str]]:
    """The labels ``Name (ABBR)`` cut in two, where one of the abbreviations is used as a label."""
    pairs = {label: pair for label in counts if (pair := introduced(label))}
    return pairs if any(pair[1] in counts for pair in pairs.values()) else {}


def _cores(labels: Iterable[str]) -> Callable[[str], str]:
    """What tells people apart: the name alone, but where no ``Ann`` stands alone, ``Ann (IBM)`` and ``Ann (SAP)``."""
    asides: dict[str, set[str]] = defaultdict(set)
    for label in labels:
        asides[folded(core(label))].add(folded(label[len(core(label)) :]))
    several = {name for name, each in asides.items() if " " not in name and "" not in each and len(each) > 1}
    return lambda label: label if folded(core(label)) in several else core(label)


def _named(found: Mapping[str, Person], names: Mapping[str, str]) -> None:
    """Gives people the names that the user or front matter knows for one of their labels."""
    wanted = {folded(label): name for label, name in names.items()}
    for label, person in found.items():
        if name := wanted.get(folded(label)) or wanted.get(number(label) or label):
            person.name = name


def number(label: str) -> str:
    """The number in ``Speaker 1`` or ``spk_01``, without zeros before it; else nothing."""
    hit = re.fullmatch(
        r"(?:speaker|spk|person|participant|teilnehmer|sprecher|hablante|locuteur)[ _#-]*0*(\d+)", label, re.IGNORECASE
    )
    return hit[1] if hit else ""
