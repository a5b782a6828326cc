"""podcast-transcript.json, strictly (podcast namespace, transcripts.md, JSON)."""

from __future__ import annotations

from typing import Any

from output.checks.captions.shown import Fault, Read, Shown
from output.checks.public import read_json


def read_podcast_transcript(text: str) -> Read:
    """The segments as cues, and what is wrong with them; the line of each is its number."""
    document = read_json(text)
    if not isinstance(document, dict):
        return Read([], [(1, "is no JSON object")])
    faults: list[Fault] = [] if document.get("version") == "1.0.0" else [(1, "does not have the version 1.0.0")]
    rows = document.get("segments")
    if not isinstance(rows, list) or not rows:
        return Read([], [*faults, (1, "has no segments")])
    cues: list[Shown] = []
    for number, row in enumerate(rows, 1):
        problem = _problem(row)
        if problem:
            faults.append((number, f"segment {number} {problem}"))
        else:
            cues.append(_shown(number, row))
    return Read(cues, faults)


def _problem(row: object) -> str | None:
    if not isinstance(row, dict):
        return "is no object"
    for key, kind in (("startTime", int | float), ("endTime", int | float), ("body", str), ("speaker", str)):
        if not isinstance(row.get(key), kind) or isinstance(row.get(key), bool):
            return f"has no {key}, or no right one"
    return None if all(-1e9 < row[key] < 1e9 for key in ("startTime", "endTime")) else "has a time beyond reason"


def _shown(number: int, row: dict[str, Any]) -> Shown:
    start, end = (round(row[key] * 1000) for key in ("startTime", "endTime"))
    return Shown(number, start, end, (row["body"],), (row["speaker"],))
