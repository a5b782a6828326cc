"""JSON of speech recognisers and players, known by its keys and not by its maker.

Any list of objects that hold a text is a way to read the file; the one with speakers that holds most
of the words is taken. Speakers of a list of their own (``segments`` with times alone) are joined by time.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from sys import intern
from typing import Any

from transcript.errors import SourceError
from transcript.readers.decode import decode, sound_value
from transcript.readers.gather import Said, gather
from transcript.readers.keys import (
    END,
    LASTS,
    PEOPLE,
    START,
    TEXT,
    facts_of,
    first_of,
    people_of,
    speaker_of,
    text_of,
    time_of,
    unit_of,
)
from transcript.readers.own import is_own, read_own
from transcript.readers.places import lines_of
from transcript.source import MAX_BYTES, Source

Who = tuple[str | None, str]  # a speaker, and the path of the key that says so
DEEPEST = 60
MOST = 8_000_000  # values; of ten hours, with each word and its guesses, there are three
_ESCAPED = re.compile(r"\\u(?:d[89a-f]|00[0189]|007f|fd[de]|fff)", re.IGNORECASE)
_POINT = re.compile(r"[.,?!;:…%)\]}»”。，？！、]+")


@dataclass
class Group:
    """Rows of one path in the file, such as ``results.items``; ``lists`` keeps which list each row came from."""

    rows: list[Said] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(len(row.text) for row in self.rows)

    @property
    def spoken(self) -> int:
        return sum(row.speaker is not None for row in self.rows)

    @property
    def spaced(self) -> list[Said]:
        """The rows; where most begin with a space of their own, those that do not go on with the word before."""
        if 2 * sum(row.text[0].isspace() for row in self.rows) <= len(self.rows) or not self.timed:
            return self.rows
        return [row._replace(tight=not row.text[0].isspace()) for row in self.rows]

    @property
    def timed(self) -> bool:
        """Whether the rows have times, but for points and a few words."""
        return sum(row.start_ms is not None for row in self.rows) > 0.7 * len(self.rows)

    @property
    def said(self) -> list[tuple[str | None, str]]:
        """Who says what, one pair for each change of speaker."""
        runs = groupby(self.rows, key=lambda row: row.speaker)
        return [(who, " ".join("".join(" " * (not row.tight) + row.text for row in run).split())) for who, run in runs]


@dataclass
class Found:
    """What a file holds: groups of rows by path, ``turns`` of lists without words (time, speaker, what says so), names
    by id, and facts."""

    groups: dict[str, Group] = field(default_factory=dict)
    turns: list[tuple[float, str, str]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    meta: dict[str, object] = field(default_factory=dict)


def read(data: bytes, name: str) -> Source:
    """The words, speakers and times that the file holds. Raises SourceError for JSON of no known shape."""
    text = decode(data, name, MAX_BYTES)
    try:
        value = _value(text)
    except RecursionError as error:
        raise SourceError("is nested too deeply for JSON of a transcript", file=name, remedy="mend it") from error
    except ValueError as error:
        raise SourceError(
            f"is not valid JSON: {error}", file=name, line=getattr(error, "lineno", None), remedy="mend it"
        ) from error
    if is_own(value):
        return read_own(value, text, name)
    found = _survey(value, name)
    if found.groups:
        return gather(_placed(list(_best(found)), text, found.names), "json", name, found.meta)
    if words := first_of(value, TEXT) if isinstance(value, dict) else None:
        return Source(words, "json", name, meta=found.meta)
    raise SourceError("is JSON without a transcript that a reader knows", file=name, remedy="see docs/transcripts.md")


def _placed(rows: list[Said], text: str, names: Mapping[str, str]) -> Iterator[Said]:
    """The rows with the names of their speakers and their lines in the file."""
    key = rows[0].told.rpartition(".")[2]
    start = max(0, text.rfind("{", 0, max(0, text.find(f'"{key}"')))) if key else 0
    for row, line in zip(rows, lines_of(text, (row.text for row in rows), start), strict=True):
        yield row._replace(speaker=names.get(row.speaker or "", row.speaker), line=line)


def _value(text: str) -> Any:
    """The JSON value; escapes may have hidden lone surrogates (RFC 8259 section 8.2) and controls from ``decode``."""
    value = json.loads(text)
    return sound_value(value) if _ESCAPED.search(text) else value


def _survey(value: Any, name: str) -> Found:
    """What each list of rows holds, nothing for a single value; depth is bounded, SourceError for too many values."""
    found = Found(meta=facts_of(value) if isinstance(value, dict) else {})
    if not isinstance(value, dict | list):
        return found
    stack: list[tuple[Any, str, Who, int]] = [(value, "", (None, ""), 0)]
    lists = values = 0
    while stack:
        node, path, speaker, depth = stack.pop()
        values += len(node)
        if values > MOST:
            raise SourceError(f"holds more than {MOST:,} values", file=name, remedy="cut it into episodes")
        if isinstance(node, list):
            lists += 1
            unit = unit_of(node)
            for each in map(_keyed, node):
                _row(each, path, speaker, unit, lists, found)
            inner = [(each, f"{path}[]", speaker) for each in node]
        else:
            own = _who(node, path) or speaker
            found.names.update(pair for key in node if PEOPLE.fullmatch(key) for pair in people_of(node[key]))
            inner = [(each, f"{path}.{key}", own) for key, each in node.items()]
        if depth < DEEPEST:
            stack += [(*each, depth + 1) for each in reversed(inner) if isinstance(each[0], dict | list)]
    found.turns.sort()
    return found


def _who(row: dict[str, Any], path: str) -> Who | None:
    """Who speaks in a row, and the path of the key that says so."""
    own = speaker_of(row)
    return (own[0], intern(f"{path}.{own[1]}".lstrip("."))) if own else None


def _keyed(row: Any) -> dict[str, Any]:
    """A row of a list; a word with its times, as Watson writes it, has no keys of its own."""
    if isinstance(row, list) and len(row) == 3 and isinstance(row[0], str):
        return dict(zip(("word", "start", "end"), row, strict=True))
    return row if isinstance(row, dict) else {}


def _row(row: dict[str, Any], path: str, speaker: Who, unit: float, lists: int, found: Found) -> None:
    own = _who(row, f"{path}[]")
    start, end = time_of(row, START, unit), time_of(row, END, unit)
    if end is None and start is not None and (lasts := time_of(row, LASTS, unit)):
        end = start + lasts
    text = text_of(row, path)
    if text is not None:
        group = found.groups.setdefault(path, Group())
        tight = row.get("type") == "punctuation" or bool(_POINT.fullmatch(text.strip()))
        who, told = own or speaker
        group.rows.append(Said(who, text, start, end, tight, told=told))
        group.lists.append(lists)
    elif start is not None and (who := own[0] if own else first_of(row, ("name",))):
        found.turns.append((start, who, own[1] if own else f"{path}[].name".lstrip(".")))


def _best(found: Found) -> Iterator[Said]:
    """The rows to believe: most words first, then speakers, then the fewest rows (whole sentences).

    Where other rows hold the same words of the same people in smaller parts, these tell more of the times of turns.
    """
    most = max(group.size for group in found.groups.values())
    full = [_tagged(group) for group in found.groups.values() if group.size > 0.4 * most]
    if found.turns:
        full = [group for group in full if any(row.start_ms is not None for row in group.rows)] or full
    best = min(
        full,
        key=lambda group: (-round(group.spoken / len(group.rows), 1), -round(group.size / most, 1), len(group.rows)),
    )
    finer = max((group for group in full if group.timed), key=lambda group: len(group.rows), default=best)
    rows = finer.spaced if finer.said == best.said and (finer.spoken or found.turns) else best.spaced
    yield from _joined(rows, found.turns) if found.turns and not any(row.speaker for row in rows) else rows


def _joined(rows: list[Said], turns: list[tuple[float, str, str]]) -> Iterator[Said]:
    """Rows with the speakers of another list by time; what has no time goes with the row before it."""
    times = [time for time, _, _ in turns]
    who, told = None, ""
    for row in rows:
        if row.start_ms is not None:
            _, who, told = turns[max(0, bisect_right(times, row.start_ms) - 1)]
        yield row._replace(speaker=who, told=told)


def _tagged(group: Group) -> Group:
    """The lists with speakers alone, where others repeat the same words without."""
    with_speaker = {each for each, row in zip(group.lists, group.rows, strict=True) if row.speaker}
    kept = [row for each, row in zip(group.lists, group.rows, strict=True) if each in with_speaker]
    if with_speaker and 2 * sum(len(row.text) for row in kept) >= 0.9 * group.size:
        return Group(kept, [0] * len(kept))
    return group
