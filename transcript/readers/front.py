"""Front matter: YAML between ``---`` or TOML between ``+++`` at the top of a text."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from transcript.errors import SourceError
from transcript.model import Removed, Span
from transcript.patterns import lazy
from transcript.readers.decode import sound
from transcript.roles import part

_FRONT = re.compile(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.{0,65536}?\n|)(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
MOST = 10_000  # values
_LABELS = ("id", "label", "speaker", "abbr", "initials", "number")  # keys that say which label is meant
_NAMES = ("name", "full_name", "fullname")
_KEYS = frozenset((*_LABELS, *_NAMES, "role"))
_WRITTEN = lazy(
    r"(?:(?P<label>[^,;:=()]{1,40}?)\s*[:=]\s*)?(?P<name>[^\s,;:=()][^,;:=()]{0,80}?)\s*"
    r"(?:\((?P<abbr>[^()]{1,8})\))?\s*(?:[,;]\s*|$)"
)
_KEY = re.compile(r"^\s*[\w-]+\s*[:=]", re.MULTILINE)


def front(text: str, name: str) -> tuple[dict[str, Any], tuple[Removed, ...]]:
    """What the front matter says, and its place. Raises SourceError where it cannot be read."""
    hit = _FRONT.match(text)
    if not hit or not _KEY.search(hit["body"]):
        return {}, ()
    try:
        values = _yaml(hit["body"]) if hit["fence"] == "---" else tomllib.loads(hit["body"])
    except (ValueError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise SourceError(
            f"its front matter cannot be read: {' '.join(str(error).split())[:200]}",
            file=name,
            line=line,
            remedy="mend or remove it",
        ) from error
    if not isinstance(values, dict):
        return {}, ()
    if sum(1 for _ in islice(_values(values), MOST + 1)) > MOST:
        remedy = "write what its aliases (*) stand for, or remove them"
        raise SourceError(f"its front matter stands for more than {MOST:,} values", file=name, line=1, remedy=remedy)
    return _meta(values), (Removed(rule="front matter", span=Span(hit.start(), hit.end())),)


def _yaml(body: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(body)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _values(value: Any) -> Iterator[Any]:
    """All values in a value: aliases of YAML stand for copies, which may hold copies."""
    yield value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple | set) else ()
    for each in inside:
        yield from _values(each)


def _meta(values: dict[Any, Any]) -> dict[str, Any]:
    """Keys as text, dates as ISO 8601, ``lang`` as ``language``, ``speakers`` as rows."""
    meta = {str(key).lower(): _plain(value) for key, value in values.items()}
    if "lang" in meta:
        meta.setdefault("language", meta.pop("lang"))
    for key in ("title", "language", "date"):
        if key in meta and not isinstance(meta[key], str):
            meta[key] = None if meta[key] is None else str(meta[key])
    rows = [_person(row, "front matter") for row in _rows(meta.get("speakers"))]
    for key in (key for key in meta if part(key.removesuffix("s"))):
        rows += [_person({"role": key.removesuffix("s"), **row}, f"{key} in front matter") for row in _rows(meta[key])]
    if "speakers" in meta or rows:
        meta["speakers"] = [row for row in rows if row["id"]]
    return meta


def _rows(value: Any) -> Iterator[dict[str, Any]]:
    """A row for each person, however they are written: names, ``HV: Hanna Vik``, a mapping of label to name, rows."""
    if isinstance(value, dict) and not _KEYS.isdisjoint(value):
        yield value
    elif isinstance(value, dict):
        yield from ({"id": label, **(row if isinstance(row, dict) else {"name": row})} for label, row in value.items())
    elif isinstance(value, list):
        yield from (row for each in value for row in _rows(each))
    elif isinstance(value, str):
        yield from ({key: each for key, each in hit.groupdict().items() if each} for hit in _WRITTEN.finditer(value))


def _person(row: dict[str, Any], by: str) -> dict[str, Any]:
    """Id, name, aliases and role; ``by`` says where that stands, ``wrong`` a role that there is not."""
    name = next((str(row[key]) for key in _NAMES if row.get(key)), "")
    label = next((str(row[key]) for key in _LABELS if row.get(key) is not None), name)
    aliases = row.get("aliases") or row.get("alias") or []
    role = part(str(row.get("role")))
    return {
        "id": label,
        "name": name or label,
        "aliases": [str(each) for each in (aliases if isinstance(aliases, list) else [aliases])],
        "role": role,
        "by": by,
        "wrong": row["role"] if row.get("role") and not role else None,
    }


def _plain(value: Any) -> Any:
    """A value that JSON can hold."""
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, dict):
        return {sound(str(key)): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(each) for each in value]
    return value if isinstance(value, int | float | bool | None) else sound(str(value))
