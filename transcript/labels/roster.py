"""Lists of participants at the top or the end, which explain the labels between: ``HV = Hanna Vik, host``.

An entry has a name and what ties it to a speaker: a label, a part in the interview, or the name itself as a label. Its
fields come in any order, between any marks. Entries are believed under a heading, or where two or more follow.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from transcript.labels.candidate import Candidate
from transcript.labels.judge import judge
from transcript.lines import Line, seen
from transcript.names import folded, number
from transcript.patterns import lazy
from transcript.roles import part

TOP = 60  # lines that may come before the last entry at the top
LONGEST = 100  # characters of an entry
WIDEST = 1500  # characters of a line that holds all entries
NAMED = 2.0  # points of a label that is surely a name
LIKELY = 0.5  # points that are enough under a heading
_HEAD = lazy(
    r"[#*_\s]{0,8}(?:the |our |company |corporate |(?:conference )?call |other )*"
    r"(?:participants?|speakers|speaker(?=[*_]{0,3}\s?[:：])|present|in attendance|attendees|people|panel(?:l?ists)?|"
    r"cast|key|legend|roster|abbreviations|initials|speaker key|key to speakers|teilnehmer(?:innen)?|"
    r"sprecher(?:innen)?|personen|participantes|hablantes|intervenants|partecipanti|участники|参与者|与会者|嘉宾|出席者)"
    r"[*_]{0,3}(?:\s?[:：][*_]{0,3}|$)\s*",
    re.IGNORECASE,
)
_FIELD = lazy(r"[^\W\d_a-zß-ÿ][^\n:.?!]{1,30}:\s.{1,60}$")  # of the document: ``Date: 12 March``
_MARKUP = lazy(r"^\s*(?:[-*•+]|\d{1,2}[.)])\s+|[*_]{1,3}|^#+\s*|\[|\]|\|(?=\s*$)|^\s*\|")
_BETWEEN = lazy(r"\s*(?:[=:：|(),;（），；、\t]|\s[–—-]\s|\s{2,}|\s(?:and|und|et|y)\s)\s*")


class Roster(NamedTuple):
    """Rows of id, name, aliases, role and by, as ``people`` takes them, and the lines (indices) that hold them."""

    rows: tuple[dict[str, Any], ...] = ()
    lines: frozenset[int] = frozenset()


class Entry(NamedTuple):
    """A line (index) of a list: its rows, none for a heading alone; ``head`` says that it has the heading."""

    line: int
    rows: list[dict[str, Any]]
    head: bool


class Field(NamedTuple):
    """A part of an entry: ``kind`` is role, label, name or other; ``aside`` says that a bracket opens before it."""

    kind: str
    text: str
    aside: bool = False


def roster(text: str, lines: Sequence[Line], turns: Sequence[Candidate]) -> Roster:
    """The participants whom the document lists before its first turn or after its last."""
    begun = {turn.line: turn for turn in turns}
    if not begun:
        return Roster()
    reader = _Reader(text, lines, begun, Counter(folded(turn.name) for turn in turns))
    found = _believed(reader.entries(range(min(TOP, len(lines)))), 2)
    found = found or _believed(reader.entries(range(max(begun) + 1, len(lines))), len(lines))
    return Roster(tuple(row for entry in found for row in entry.rows), frozenset(entry.line for entry in found))


def _believed(entries: list[Entry], fewest: int) -> list[Entry]:
    """The entries where they stand under a heading, or where there are enough of them."""
    count = sum(bool(entry.rows) for entry in entries)
    return entries if count >= fewest or (count and any(entry.head for entry in entries)) else []


@dataclass(frozen=True)
class _Reader:
    """Reads lines as entries; ``begun`` has the turns by line, ``labels`` how many turns each label begins."""

    text: str
    lines: Sequence[Line]
    begun: Mapping[int, Candidate]
    labels: Counter[str]

    def entries(self, places: range) -> list[Entry]:
        """The entries of a list, up to the first line that begins a turn and is none."""
        found: list[Entry] = []
        ids: set[str] = set()
        headed = False
        for i in places:
            entry = self._entry(i, headed)
            new = {folded(row["id"]) for row in entry.rows}
            believed = entry.rows and (headed or entry.head or i not in self.begun or self._follows(entry, found))
            if new & ids or (i in self.begun and not believed):
                break
            if entry.head or entry.rows:
                found.append(entry)
            headed = entry.head or (headed and (bool(entry.rows) or not ids))
            ids |= new
        return found

    def _follows(self, entry: Entry, found: list[Entry]) -> bool:
        """Whether a line that could begin a turn is an entry: its words are a name or a part, and none follow below.

        What does not explain its label, such as ``B: Hanna Vik``, follows the entry before it at once.
        """
        i, turn = entry.line, self.begun[entry.line]
        below = self.lines[i + 1] if i + 1 < len(self.lines) else None
        goes_on = (
            below and not below.gap and i + 1 not in self.begun and not _FIELD.match(self.text, below.start, below.end)
        )
        if turn.alone or (goes_on and not self._entry(i + 1, False).rows):
            return False
        words = self.text[turn.words : self.lines[i].end]
        if not part(words) and not all(row["name"] in words for row in entry.rows):
            return False
        return not found or self.lines[i].gap == 0 or all(_explains(row["id"], row["name"]) for row in entry.rows)

    def _entry(self, i: int, headed: bool) -> Entry:
        line = self.lines[i]
        if line.end - line.start > WIDEST:
            return Entry(i, [], False)
        content = seen(self.text[line.start : line.end])
        head = _HEAD.match(content)
        content = content[head.end() :] if head else content
        spoken = not (headed or head) and (len(content) > LONGEST or content.endswith((".", "…")))
        if spoken or content.endswith(("?", "!", "？", "！")):
            return Entry(i, [], bool(head))
        own = folded(self.begun[i].name) if i in self.begun else ""
        return Entry(i, list(self._rows(content, own, headed or head is not None)), bool(head))

    def _rows(self, content: str, own: str, headed: bool) -> Iterator[dict[str, Any]]:
        """The rows of a line: each begins with a field of the first one's kind, and has a name."""
        fields = list(self._fields(content, own, headed))
        if not fields or fields[0].kind == "other":
            return
        starts = [n for n, field in enumerate(fields) if field.kind == fields[0].kind]
        for start, end in zip(starts, [*starts[1:], len(fields)], strict=True):
            if row := self._row(fields[start:end], own, headed):
                yield row

    def _row(self, fields: list[Field], own: str, headed: bool) -> dict[str, Any] | None:
        """Id, name and role, where something ties the name to a speaker; the firm in ``Terence (Lab)`` is no name."""
        kinds = {field.kind: field.text for field in reversed(fields) if not _firm(field, fields[0])}
        role = part(kinds["role"]) if "role" in kinds else None
        known = [field.text for field in fields if field.kind != "other" and self._used(field.text, own)]
        name = kinds.get("name") or (kinds.get("label") if headed else None)
        tied = "label" in kinds or headed or (role and (known or self._speaks(kinds.get("name", ""))))
        if not name or not tied:
            return None
        spoken = next((each for each in known if each != name), name)
        return {"id": spoken, "name": name, "aliases": known, "role": role, "by": "the list of participants"}

    def _speaks(self, name: str) -> bool:
        """Whether a part of the name, or its initials, is a label."""
        words = folded(name).split()
        return any(self.labels[each] for each in (*words, "".join(word[0] for word in words)))

    def _fields(self, content: str, own: str, headed: bool) -> Iterator[Field]:
        for each, aside in _cut(_MARKUP.sub("", content)):
            label, _, name = each.partition(" ")
            if headed and self._used(label, own) and judge(name).points >= NAMED and _explains(label, name):
                yield from (Field("label", label), Field("name", name))
            else:
                yield Field(self._kind(each, own, LIKELY if headed else NAMED), each, aside)

    def _kind(self, text: str, own: str, enough: float) -> str:
        if part(text):
            return "role"
        if number(text) or (" " not in text and self._used(text, own)) or (text.isupper() and 1 < len(text) < 5):
            return "label"
        return "name" if judge(text).points >= enough else "other"

    def _used(self, label: str, own: str) -> bool:
        """Whether a label begins turns beside the one that its own line would begin."""
        return self.labels[folded(label)] > (folded(label) == own)


def _cut(content: str) -> Iterator[tuple[str, bool]]:
    """What stands between the marks of an entry, each with whether a bracket opens before it."""
    place = 0
    for hit in _BETWEEN.finditer(f"{content}\t"):
        if each := content[place : hit.start()].strip(" –—-"):
            yield each, content[max(0, place - 1) : place] in ("(", "（")
        place = hit.end()


def _firm(field: Field, first: Field) -> bool:
    """Whether a name stands in brackets behind a label that it does not explain."""
    return field.aside and (first.kind, field.kind) == ("label", "name") and not _explains(first.text, field.text)


def _explains(label: str, name: str) -> bool:
    """Whether a label is a part in the interview, a number, a word of a name or its initials."""
    words = folded(name).split()
    initials = "".join(word[0] for word in words)
    letters = folded(label).replace(" ", "")
    return bool(part(label) or number(label) or letters in words or initials.endswith(letters))
