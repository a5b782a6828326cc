"""What follows a name every time and is not said: ``Ada Vik -- Chief Executive Officer``, on its line or the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transcript.labels.candidate import Candidate
from transcript.lines import SENTENCE_ENDS, Line
from transcript.patterns import lazy

LONGEST = 100  # characters of a title
MOST = 0.8  # of the turns of people who speak again have the same title
HERALDS = 4  # labels below the same line
FEWEST = 3  # turns of one person that show a title, where no other has one
_BRACKETS = lazy(r"\([A-ZÀ-ÖØ-Þ][^()\n]{1,80}\)(?:\s?\([^()\n]{1,40}\)){0,2}")
_SAID = lazy(r"\b(?:I|you|your|my|we|our)\b|\bI['’]")
Titles = dict[int, tuple[int, int]]  # the turn (index) to the title's place (characters)


def untitled(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those that only ever stand right below another one: they are its title or its words."""
    likely = [each for each in found if each.alone and each.name[-1:] not in SENTENCE_ENDS]
    pairs = [(above, each) for above, each in pairwise(likely) if each.line == above.line + 1]
    if herald := _herald(pairs, found):
        return [each for each in found if each.name != herald]
    below: set[Candidate] = set()
    for above, each in pairs:
        if above not in below:
            below.add(each)
    label = {each.name for each in found if each not in below}
    title = {name for name, count in Counter(each.name for each in below).items() if count > 1} - label
    return [each for each in found if each.name not in title]


def _herald(pairs: Sequence[tuple[Candidate, Candidate]], found: Sequence[Candidate]) -> str | None:
    """The one word above all names that come again, such as ``speaker``: it is no name, and stands nowhere else."""
    usual, count = Counter(each.name for each, _ in pairs).most_common(1)[0] if pairs else ("", 0)
    names = {below.name for above, below in pairs if above.name == usual}
    often = Counter(each.name for each in found)
    alone = count == often.pop(usual, 0) >= HERALDS and 1 < len(names) <= 0.5 * count and usual not in names
    return usual if alone and all(name in names for name, n in often.items() if n > 1) else None


def around(text: str, lines: Sequence[Line], turns: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """The places of lines that belong to labels on lines of their own: what stands above or below nearly every one of
    them and is the same each time, and brackets below a name."""
    ends = [*(turn.line for turn in turns[1:]), len(lines)]
    begins = [0, *(turn.line + turn.alone for turn in turns[:-1])]
    above = [(n.line - 1, n.line - 2) for n, first in zip(turns, begins, strict=True) if n.line - 2 >= first]
    below = [(n.line + 1, n.line + 2) for n, end in zip(turns, ends, strict=True) if n.alone and n.line + 2 < end]
    for step, places in ((-1, above), (1, below)):
        if len(places) > 0.5 * len(turns) and (usual := _usual(text, lines, places)):
            beside = [n.line + step for n in turns if 0 <= n.line + step < len(lines)]
            yield from (_place(lines[i]) for i in beside if text[slice(*_place(lines[i]))] == usual)
    for turn in turns:
        if turn.style == "line" and (line := bracketed(text, lines, turn.line)):
            yield _place(line)


def _usual(text: str, lines: Sequence[Line], places: Sequence[tuple[int, int]]) -> str | None:
    """The words of nearly all of these lines, each given with the one beyond it, if those beyond are different ones."""
    words = [(text[slice(*_place(lines[i]))], text[slice(*_place(lines[beyond]))]) for i, beyond in places]
    usual, count = Counter(word for word, _ in words).most_common(1)[0] if words else ("", 0)
    different = len({beyond for word, beyond in words if word == usual})
    return usual if count >= HERALDS and count > MOST * len(places) and different > 0.5 * count else None


def _place(line: Line) -> tuple[int, int]:
    return line.start, line.end


def bracketed(text: str, lines: Sequence[Line], i: int) -> Line | None:
    """The line below line ``i``, if it says in brackets who holds the office above it, or of where or what one is."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    fits = below and not below.gap and _BRACKETS.fullmatch(text, below.start, below.end)
    return below if fits else None


def titles(text: str, lines: Sequence[Line], turns: Sequence[Candidate]) -> Titles:
    """The titles, if most people who speak again have theirs again behind the name or below it, before other words."""
    places, words, said = {}, {}, Counter(turn.name for turn in turns)
    seen: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for n, start, end, below in _places(text, lines, turns):
        places[n], words[n] = (start, end), text[start:end]
        seen[turns[n].name][words[n]].add(text[below.start : below.end])
    usual = {name: max(shown.items(), key=_often) for name, shown in seen.items() if said[name] > 1}
    again = sum(_often(shown) for shown in usual.values() if _often(shown) > 1)
    if again < (2 if len(usual) > 1 else FEWEST) or again < MOST * sum(said[name] for name in usual):
        return {}
    once = {n for n in words if said[turns[n].name] == 1 and _entitles(words[n])}
    return {n: places[n] for n in words if n in once or usual.get(turns[n].name, ("",))[0] == words[n]}


def _entitles(words: str) -> bool:
    """Whether words that come once are what somebody is: no part of a sentence, and nobody says I or you."""
    return words[0].isupper() and words[-1] not in ",;:-–—" and not _SAID.search(words)


def _often(shown: tuple[str, set[str]]) -> int:
    """Above how many different lines a title stands: what is merely said again is none."""
    return len(shown[1])


def _places(text: str, lines: Sequence[Line], turns: Sequence[Candidate]) -> Iterator[tuple[int, int, int, Line]]:
    """The turns in which a title may stand, its place and the line below it.

    It is a short line's end that is no sentence, before other words of the turn.
    """
    ends = [*(turn.line for turn in turns[1:]), len(lines)]
    for n, (turn, last) in enumerate(zip(turns, ends, strict=False)):
        i = turn.line + turn.alone
        if i < last - 1:
            start, end = lines[i].start if turn.alone else turn.words, lines[i].end
            if 0 < end - start <= LONGEST and text[end - 1] not in ".?!…":
                yield n, start, end, lines[i + 1]
