"""Different spellings of one name: a title more or less, a part of it, its initials, a small typing error."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain, groupby
from typing import NamedTuple

from transcript.patterns import lazy

# Words beside a name, as ``folded`` writes them; titles by what they say of who bears them.
TITLES = {
    "m": "mr sir herr senor sr monsieur m signor lord mister",
    "f": "mrs ms miss dame frau senora sra madame mme signora lady baroness dra",
    "": "dr prof professor hon rev mx judge justice chief general senator sen representative rep congressman "
    "congresswoman president minister secretary captain col lt sgt chairman chairwoman the prasident prasidentin "
    "senador senadora",
}
DEGREES = "phd md mba msc bsc ma ba jd llm esq obe cbe mbe mp mep qc kc"
GENERATIONS = "jr sr junior senior ii iii iv fils pere"
SMALL = "van von der den de del della di da du la le al el bin ibn of and the for und"
_CHINESE = lazy("[\u4e00-\u9fff]{3}")  # a family name and a given name of two characters
_VOWELS = frozenset("aeiouаяе")
_GENDER = {word: gender for gender, words in TITLES.items() for word in words.split()}
_DEGREES, _GENERATIONS, _SMALL = (frozenset(words.split()) for words in (DEGREES, GENERATIONS, SMALL))
FREQUENT = 50  # people whom a rare label is compared with
ALIKE = 0.84  # of the letters, by difflib's ratio
RARE, OFTEN = 2, 4
SHARED = 50  # people from whom a part of a name tells nothing


class Name(NamedTuple):
    """A folded name without its titles; ``gender`` is what they tell: ``m``, ``f`` or nothing."""

    words: tuple[str, ...]
    gender: str


class Same:
    """Which keys stand for one person: sets that are joined (union-find, Tarjan 1975)."""

    def __init__(self) -> None:
        self._next: dict[str, str] = {}

    def of(self, key: str) -> str:
        """The key that stands for all that were joined with this one."""
        while (after := self._next.get(key, key)) != key:
            self._next[key] = self._next.get(after, after)
            key = after
        return key

    def join(self, key: str, other: str) -> None:
        """Both keys are one person's from now on."""
        self._next[self.of(key)] = self.of(other)


@lru_cache(maxsize=65536)
def name_of(key: str) -> Name:
    """A folded label cut into titles and name; a label of titles alone is a name."""
    words = key.split()
    at = next((i for i, word in enumerate(words) if word not in _GENDER), 0)
    gender = next((_GENDER[word] for word in words[:at] if _GENDER[word]), "")
    bare = tuple(word for word in words[at:] if word not in _DEGREES)
    if len(bare) == 1 and _CHINESE.fullmatch(bare[0]):
        bare = (bare[0][0], bare[0][1:])
    return Name(bare or tuple(words), gender)


def spelled(same: Same, counts: Mapping[str, int], capitals: Iterable[str] = ()) -> None:
    """Join the keys (folded names) that spell one person.

    ``counts`` says how often each is used (0: the name is known, but is no label), ``capitals`` are keys that were
    written in capitals, which may be initials.
    """
    names = {key: name_of(key) for key in counts}
    steps = (
        _titled(names),
        _parts(same, names),
        _mistyped(same, counts, names),
        _parts(same, names),  # what was a part of two names may be one of two spellings
        _initials(same, names, capitals),
    )
    for key, other in chain.from_iterable(steps):  # lazily: each join changes what is found next
        same.join(key, other)


def _titled(names: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    """Names that differ in their titles alone; of ``Mr Berg``, ``Mrs Berg`` and ``Berg`` the last may be either."""
    first: dict[tuple[tuple[str, ...], str], str] = {}
    genders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for words, gender in names.values():
        genders[words].add(gender)
    for key, (words, gender) in names.items():
        told = gender if {"m", "f"} <= genders[words] else ""
        if (other := first.setdefault((words, told), key)) != key:
            yield key, other


def _mistyped(same: Same, counts: Mapping[str, int], names: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    """Names of people who hardly speak that differ by a typing error from the name of somebody who often does."""
    said: Counter[str] = Counter()
    for key, count in counts.items():
        said[same.of(key)] += count
    often = {person for person, count in said.most_common(FREQUENT) if count >= OFTEN}
    known = [key for key in counts if same.of(key) in often]
    for key in counts:
        if 0 < said[same.of(key)] <= RARE:
            right = (other for other in known if _slip(names[key].words, names[other].words))
            if (other := next(right, None)) is not None:
                yield key, other


def _slip(words: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether names are as long, and differ in no word by more than a typing error."""
    surname = len(words) - 1 if len(words) > 1 else -1
    pairs = enumerate(zip(words, right, strict=False))
    return len(words) == len(right) and all(a == b or _near(a, b, i == surname) for i, (a, b) in pairs)


def _near(word: str, right: str, surname: bool) -> bool:
    """Whether a word is mistyped; in a first name a vowel at the end tells ``Martin`` from ``Martina``."""
    short, long = sorted((word, right), key=len)
    if word[0] != right[0] or not (word + right).isalpha() or len(short) < 4 or len(long) < 5:
        return False
    told = short[-1] != long[-1] and not (long.startswith(short) and long[-1] not in _VOWELS)
    return (surname or not told) and len(long) - len(short) < 3 and SequenceMatcher(None, short, long).ratio() >= ALIKE


def _parts(same: Same, names: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    """A first or last name, or a name with fewer words, to the one person whose name has them all.

    Long names come first: who joins them is then known when it is asked whose a short one is.
    """
    owners = _owners(names)
    by_length = sorted(names, key=lambda key: -len(names[key].words))
    for _, keys in groupby(by_length, key=lambda key: len(names[key].words)):
        claims: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            near = owners.get(max(names[key].words, key=len, default=""), ())
            fit = {same.of(other) for other in near if _fits(names[key], names[other])}
            if len(fit) == 1 and same.of(key) not in fit:
                claims[fit.pop()].append(key)
        for person, claim in claims.items():
            both = {"m", "f"} <= {names[key].gender for key in claim}
            yield from ((key, person) for key in claim if not (both and names[key].gender))


def _owners(names: Mapping[str, Name]) -> dict[str, list[str]]:
    """Each word to the names of several words that it is a part of; what is too common tells nothing."""
    owners: dict[str, list[str]] = defaultdict(list)
    for key, (words, _) in names.items():
        for word in words if len(words) > 1 and not any(map(str.isdigit, words)) else ():
            owners[word].append(key)
    return {word: keys for word, keys in owners.items() if len(word) > 1 and len(keys) <= SHARED}


def _fits(short: Name, full: Name) -> bool:
    """Whether each word of a name is one of the other's, or its first letter; nobody is his own father."""
    more = set(full.words) - set(short.words)
    if {short.gender, full.gender} == {"m", "f"} or len(full.words) < len(short.words) or full.words == short.words:
        return False
    if len(short.words) > 1 and more & _GENERATIONS:
        return False
    return all(word in full.words or (len(word) == 1 and _begins(word, more)) for word in short.words)


def _begins(letter: str, words: Iterable[str]) -> bool:
    return any(word.startswith(letter) for word in words)


def _initials(same: Same, names: Mapping[str, Name], capitals: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Initials to the one person whose name begins with these letters; ``A. K.`` and ``AK`` are alike."""
    owners: dict[str, set[str]] = defaultdict(set)
    for key, (words, _) in names.items():
        for each in (words, key.split(), [word for word in words if word not in _SMALL]):
            if len(each) > 1 and max(map(len, each)) > 1:
                owners["".join(word[0] for word in each)].add(same.of(key))
    for key in capitals:
        letters = key.replace(" ", "")
        fit = {letters} if letters != key and letters in names else owners.get(letters, set())
        if len(fit) == 1 and same.of(key) not in fit:
            yield key, next(iter(fit))
