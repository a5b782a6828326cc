"""Front matter: YAML between ``---`` or TOML between ``+++`` at the top of a text."""

from __future__ import annotations

import datetime
import re
import tomllib
from typing import Any

from transcript.errors import SourceError
from transcript.model import Removed, Span

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
    """Keys as text, dates as ISO 8601, ``lang`` as ``language``, ``speakers`` as a mapping of label to name."""
    meta = {str(key).lower(): _plain(value) for key, value in values.items()}
    if "lang" in meta:
        meta.setdefault("language", meta.pop("lang"))
    for key in ("title", "language", "date"):
        if key in meta and not isinstance(meta[key], str):
            meta[key] = None if meta[key] is None else str(meta[key])
    if "speakers" in meta:
        meta["speakers"] = _speakers(meta["speakers"])
    return meta


def _speakers(value: Any) -> dict[str, str]:
    rows = [value] if isinstance(value, str) else value
    if isinstance(rows, dict):
        return {
            str(label): str(name.get("name", label) if isinstance(name, dict) else name) for label, name in rows.items()
        }
    if not isinstance(rows, list):
        return {}
    named = [
        (row.get("id") or row.get("label") or row.get("name"), row.get("name")) if isinstance(row, dict) else (row, row)
        for row in rows
    ]
    return {str(label): str(name) for label, name in named if label and name}


def _plain(value: Any) -> Any:
    """A value that JSON can hold."""
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
