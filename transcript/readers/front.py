"""Front matter: YAML between ``---`` or TOML between ``+++`` at the top of a text."""

from __future__ import annotations

import datetime
import re
import tomllib
from typing import Any, get_args

from transcript.errors import SourceError
from transcript.model import Removed, Role, Span
from transcript.readers.decode import sound

_FRONT = re.compile(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.{0,65536}?\n|)(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
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
    return _meta(values), (Removed(rule="front matter", span=Span(hit.start(), hit.end())),)


def _yaml(body: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(body)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _meta(values: dict[Any, Any]) -> dict[str, Any]:
    """Keys as text, dates as ISO 8601, ``lang`` as ``language``, ``speakers`` as rows."""
    meta = {str(key).lower(): _plain(value) for key, value in values.items()}
    if "lang" in meta:
        meta.setdefault("language", meta.pop("lang"))
    for key in ("title", "language", "date"):
        if key in meta and not isinstance(meta[key], str):
            meta[key] = None if meta[key] is None else str(meta[key])
    if "speakers" in meta:
        meta["speakers"] = _people(meta["speakers"])
    return meta


def _people(value: Any) -> list[dict[str, Any]]:
    """Rows of id, name, aliases and role, however they are written: a name, a mapping of label to name, a list."""
    if isinstance(value, dict):
        value = [{"id": label, **(row if isinstance(row, dict) else {"name": row})} for label, row in value.items()]
    rows = [
        each if isinstance(each, dict) else {"name": each} for each in (value if isinstance(value, list) else [value])
    ]
    return [row for row in map(_person, rows) if row["id"]]


def _person(row: dict[str, Any]) -> dict[str, Any]:
    label = row.get("id") or row.get("label") or row.get("name")
    aliases = row.get("aliases")
    role = row.get("role")
    return {
        "id": str(label or ""),
        "name": str(row.get("name") or label or ""),
        "aliases": [str(each) for each in aliases] if isinstance(aliases, list) else [],
        "role": role if role in get_args(Role) else None,
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
