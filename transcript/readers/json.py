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
from typing import Any

from transcript.errors import SourceError
from transcript.readers.clock import clock
from transcript.readers.decode import decode, sound
from transcript.readers.gather import Said, gather
from transcript.readers.own import is_own, read_own
from transcript.source import Source

# In the order of trust: a name before an id, a punctuated word before a bare one.
TEXT = (
    "text",
    "body",
    "punctuated_word",
    "punct",
    "word",
    "transcript",
    "content",
    "utterance",
    "line",
    "message",
    "name",
)
SPEAKER = [
    "speaker_name",
    "speakerName",
    "voice",
    "speaker",
    "speaker_label",
    "speakerLabel",
    "speakerTag",
    "speaker_tag",
    "speaker_id",
    "speakerId",
    "spk",
    "author",
    "who",
    "user",
    "participant_name",
    "participant",
]
START = (
    "start_ms",
    "startMs",
    "start",
    "startTime",
    "start_time",
    "begin",
    "time",
    "timestamp",
    "ts",
    "offset",
    "from",
)
END = ("end_ms", "endMs", "end", "endTime", "end_time", "to", "stop")
NAME = ("name", "label", "display_name", "@id", "id")
DEEPEST = 60
_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]")
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


def read(data: bytes, name: str) -> Source:
    """The words, speakers and times that the file holds. Raises SourceError for JSON of no known shape."""
    try:
        value = _value(decode(data, name))
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"is not valid JSON: {error}", file=name, line=getattr(error, "lineno", None), remedy="mend it"
        ) from error
    if is_own(value):
        return read_own(value, name)
    groups, turns, meta = _survey(value)
    if not groups:
        raise SourceError(
            "is JSON without a transcript that a reader knows", file=name, remedy="see docs/transcripts.md"
        )
    return gather(_best(groups, turns), "json", name, meta)


def _value(text: str) -> Any:
    """The JSON value, its escapes of lone surrogates (RFC 8259 section 8.2) replaced by U+FFFD."""
    value = json.loads(text)
    return json.loads(sound(json.dumps(value, ensure_ascii=False))) if _ESCAPED.search(text) else value


def _survey(value: Any) -> tuple[dict[str, Group], list[tuple[float, str]], dict[str, object]]:
    """All groups of rows, and the lists of (time, speaker) that hold no words; depth is bounded."""
    groups: dict[str, Group] = {}
    turns: list[tuple[float, str]] = []
    meta: dict[str, object] = {}
    stack: list[tuple[Any, str, str | None, int]] = [(value, "", None, 0)]
    lists = 0
    while stack:
        node, path, speaker, depth = stack.pop()
        if depth > DEEPEST:
            continue
        if isinstance(node, list):
            lists += 1
            unit = _unit(node)
            for each in node:
                if isinstance(each, dict):
                    _row(each, path, speaker, unit, lists, groups, turns)
            stack += [
                (each, f"{path}[]", speaker, depth + 1) for each in reversed(node) if isinstance(each, dict | list)
            ]
        elif isinstance(node, dict):
            own = _speaker(node) or speaker
            meta |= _facts(node) if depth == 0 else {}
            stack += [
                (each, f"{path}.{key}", own, depth + 1)
                for key, each in reversed(node.items())
                if isinstance(each, dict | list)
            ]
    return groups, sorted(turns), meta


def _row(
    row: dict[str, Any],
    path: str,
    speaker: str | None,
    unit: float,
    lists: int,
    groups: dict[str, Group],
    turns: list[tuple[float, str]],
) -> None:
    own = _speaker(row)
    start, end = _time(row, START, unit), _time(row, END, unit)
    text = _text(row, path)
    if text is not None:
        group = groups.setdefault(path, Group())
        tight = row.get("type") == "punctuation" or bool(_POINT.fullmatch(text))
        group.rows.append(Said(own or speaker, text, start, end, tight))
        group.lists.append(lists)
    elif start is not None and (own := own or _first(row, ("name",))):
        turns.append((start, own))


def _best(groups: Mapping[str, Group], turns: list[tuple[float, str]]) -> Iterator[Said]:
    """The rows to believe: most words first, then speakers, then the fewest rows (whole sentences)."""
    most = max(group.size for group in groups.values())
    full = [_tagged(group) for group in groups.values() if group.size > 0.4 * most]
    if turns:
        full = [group for group in full if any(row.start_ms is not None for row in group.rows)] or full
    rows = min(
        full,
        key=lambda group: (-round(group.spoken / len(group.rows), 1), -round(group.size / most, 1), len(group.rows)),
    ).rows
    if turns and not any(row.speaker for row in rows):
        times = [time for time, _ in turns]
        for row in rows:
            place = bisect_right(times, row.start_ms) - 1 if row.start_ms is not None else None
            who = turns[max(0, place)][1] if place is not None else None
            yield row._replace(speaker=who)
        return
    yield from rows


def _tagged(group: Group) -> Group:
    """The lists with speakers alone, where others repeat the same words without."""
    with_speaker = {each for each, row in zip(group.lists, group.rows, strict=True) if row.speaker}
    kept = [row for each, row in zip(group.lists, group.rows, strict=True) if each in with_speaker]
    if with_speaker and 2 * sum(len(row.text) for row in kept) >= 0.9 * group.size:
        return Group(kept, [0] * len(kept))
    return group


def _text(row: dict[str, Any], path: str) -> str | None:
    found = _first(row, TEXT[:-1])
    if found is None and isinstance(best := row.get("alternatives"), list) and best and isinstance(best[0], dict):
        found = _first(best[0], TEXT[:-1])
    if found is None and "word" in path.lower():
        found = _first(row, TEXT[-1:])
    return found


def _first(row: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((row[key] for key in keys if isinstance(row.get(key), str) and row[key].strip()), None)


def _speaker(row: Mapping[str, Any]) -> str | None:
    for key in SPEAKER:
        value = row.get(key)
        if isinstance(value, dict):
            value = next((value[k] for k in NAME if isinstance(value.get(k), str | int)), None)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int) and not isinstance(value, bool):
            return f"Speaker {value}"
    return None


def _time(row: Mapping[str, Any], keys: tuple[str, ...], unit: float) -> int | None:
    for key in keys:
        if (
            row.get(key) is not None
            and (time := clock(row[key], 1.0 if key.lower().endswith("ms") else unit)) is not None
        ):
            return time
    return None


def _unit(rows: list[Any]) -> float:
    """1 where a list's times are ms (whole numbers, more than 50 a row), 1000 where they are seconds."""
    last = rows[-1] if rows and isinstance(rows[-1], dict) else {}
    value = next((last[key] for key in (*END, *START) if key in last), None)
    return 1.0 if isinstance(value, int) and not isinstance(value, bool) and value > 50 * len(rows) else 1000.0


def _facts(node: Mapping[str, Any]) -> dict[str, object]:
    keys = {"title": "title", "language": "language", "language_code": "language", "lang": "language"}
    return {
        kept: node[key].replace("_", "-")
        for key, kept in keys.items()
        if isinstance(node.get(key), str) and len(node[key]) < 500
    }
