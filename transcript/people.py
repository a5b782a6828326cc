"""Labels to people: one person may have a full name, an abbreviation and several spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from transcript.labels.judge import holder
from transcript.names import core, folded, introduced, number, still, together
from transcript.spelling import Same, spelled

_OFFICE = re.compile(r"\b(?:of|for|to|the)\b")  # no name has these words
Stated = Mapping[str, Any]  # a row of id, name, aliases, role and by: what front matter or a roster says of somebody


@dataclass
class Person:
    """Somebody who speaks: the labels that stand for them with how often each does, in the text's order."""

    labels: Counter[str] = field(default_factory=Counter)
    name: str | None = None
    stated: Stated = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The label used most, the shorter where two are used alike; a statement may say another, but no number."""
        stated = self.stated.get("id")
        if stated and stated != self.stated["name"] and stated not in map(number, self.labels):
            return str(stated)
        return min(self.labels, key=lambda label: (-self.labels[label], len(label)))

    @property
    def aliases(self) -> tuple[str, ...]:
        """What else this person is called: as stated, then the labels, the most used first."""
        known = dict.fromkeys((*self.stated.get("aliases", ()), *(label for label, _ in self.labels.most_common())))
        return tuple(label for label in known if label != self.full)

    @property
    def full(self) -> str:
        """The fullest name that the text gives: of most words, not in capitals, used most, longest."""
        return self.name or _untitled(max(self.labels, key=self._fullness))

    def _fullness(self, label: str) -> tuple[int, bool, int, int]:
        return len(label.split()), not label.isupper(), self.labels[label], len(label)


def people(labels: Iterable[str], names: Mapping[str, str], stated: Sequence[Stated] = ()) -> dict[str, Person]:
    """Each label to its person.

    ``names`` are the user's own: a label, or the number of ``Speaker 1``, to a name. ``stated`` are rows of front
    matter and of the document's own roster; the first that speaks of a person counts.
    """
    counts = Counter(labels)
    pairs, whom = _abbreviations(counts), _cores(counts)
    keys = {
        label: folded(pairs[label][1] if label in pairs else holder(label) or whom(label)) or label for label in counts
    }
    several = _several(keys)
    rows = [{"id": label, "name": name, "aliases": ()} for label, name in names.items()]
    same = _same({label: key for label, key in keys.items() if label not in several}, counts, [*stated, *rows], pairs)
    persons: dict[str, Person] = {}
    for label, count in counts.items():
        person = persons.setdefault(same.of(keys[label]), Person())
        person.labels[pairs[label][1] if label in pairs else still(label)] += count
        person.name = pairs[label][0] if label in pairs else person.name
    for row in reversed(stated):
        if known := persons.get(same.of(_key(row["name"]))):
            known.stated = {**known.stated, **{key: value for key, value in row.items() if value}}
            fuller = row["name"] != row["id"] or len(row["name"].split()) >= len(known.full.split())
            known.name = row["name"] if fuller else known.name
    found = {label: persons[same.of(key)] for label, key in keys.items()}
    _rename(found, names)
    for label, parts in several.items():
        found[label].name = found[label].name or " / ".join(persons[same.of(key)].full for key in parts)
    return found


def silent(persons: Mapping[str, Person], rows: Iterable[Stated]) -> list[Stated]:
    """The rows of people who never speak: no label, nor any person's name, is what they say."""
    heard = {each for person in persons.values() for each in (*person.labels, person.id, person.full)} | set(persons)
    known = {folded(each) for label in heard for each in (label, number(label)) if each}
    return [row for row in rows if known.isdisjoint(map(folded, _called(row)))]


def _called(row: Stated) -> list[str]:
    """All that a row says its person is called."""
    return [row["id"], row["name"], *row["aliases"]]


def _same(
    keys: Mapping[str, str], counts: Mapping[str, int], rows: Iterable[Stated], pairs: Mapping[str, tuple[str, str]]
) -> Same:
    """Which keys are one person's: as rows state it, as the document introduces them, as they are spelled."""
    same = Same()
    numbers = {number(label): key for label, key in keys.items()}
    links = [(folded(name), folded(abbr)) for name, abbr in pairs.values()]
    links += _held(keys)
    links += [(_key(row["name"]), numbers.get(each) or _key(each)) for row in rows for each in _called(row) if each]
    said: Counter[str] = Counter(dict.fromkeys((key for link in links for key in link if key), 0))
    for label, key in keys.items():
        said[key] += counts[label]
    for key, other in links:
        same.join(key, other)
    spelled(same, said, [key for label, key in keys.items() if label.isupper() and 1 < len(key.replace(" ", "")) < 5])
    return same


def _held(keys: Mapping[str, str]) -> list[tuple[str, str]]:
    """The offices that only one person holds, where the office is a label as well, and that person's key."""
    offices: dict[str, set[str]] = defaultdict(set)
    for label in keys:
        if who := holder(label):
            offices[folded(core(label))].add(folded(who))
    known = set(keys.values())
    return [(office, next(iter(held))) for office, held in offices.items() if len(held) == 1 and office in known]


def _several(keys: Mapping[str, str]) -> dict[str, list[str]]:
    """The labels of several people at once (``AB/CD``), each with the keys of those people, who all have their own."""
    known = set(keys.values())
    parts = {label: [folded(part) for part in together(label)] for label in keys}
    return {label: each for label, each in parts.items() if each and known.issuperset(each)}


def _rename(found: Mapping[str, Person], names: Mapping[str, str]) -> None:
    """Gives people the names that the user knows for one of their labels."""
    wanted = {_key(label): name for label, name in names.items()}
    for label, person in found.items():
        person.name = wanted.get(_key(label)) or wanted.get(folded(number(label)) or label) or person.name


def _abbreviations(counts: Mapping[str, int]) -> dict[str, tuple[str, str]]:
    """The labels ``Name (ABBR)`` cut in two, where one of the abbreviations is used as a label."""
    pairs = {label: pair for label in counts if (pair := introduced(label))}
    return pairs if any(pair[1] in counts for pair in pairs.values()) else {}


def _cores(labels: Iterable[str]) -> Callable[[str], str]:
    """What tells people apart: the name alone, but where no ``Ann`` stands alone, ``Ann (IBM)`` and ``Ann (SAP)``."""
    asides: dict[str, set[str]] = defaultdict(set)
    for label in labels:
        asides[folded(core(label))].add(folded(label[len(core(label)) :]))
    several = {name for name, each in asides.items() if " " not in name and "" not in each and len(each) > 1}

    def whom(label: str) -> str:
        untitled = _untitled(core(label))
        title = folded(core(label)[len(untitled) :])
        return label if folded(core(label)) in several else core(label) if title in asides else untitled

    return whom


def _untitled(label: str) -> str:
    """A label without the title behind its comma: its name has two words, or the title has."""
    name, _, title = label.partition(", ")
    one = " " in name or " " in title
    several = " and " in title and not _OFFICE.search(title)
    return name if one and "(" not in name and not several else label


def _key(label: str) -> str:
    """A label as it is compared; marks alone stand for themselves."""
    return folded(label) or label
