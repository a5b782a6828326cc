"""chapters.json: JSON chapters 1.2, and the same chapters as the episode's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from output.chapters import APART_MS, FEWEST
from output.checks.public import Folder, Public, read_json
from output.checks.rules import PROMISE, Flaw, Group, Rule
from output.episode import Episode
from output.titles import LONGEST
from output.values import is_web

NAME = "chapters.json"
JSON = "Podcast namespace, JSON chapters 1.2"
LONG_MS = 8 * APART_MS
"""An interview that has no three chapters at this length has too few."""
REBUILD = "build the episode again: turncast build --force"


@dataclass(frozen=True)
class Chapters:
    """The chapters of an episode's chapters.json."""

    folder: Folder
    episode: Episode
    text: str

    @cached_property
    def problem(self) -> str | None:
        """Why the file is no JSON chapters, or None."""
        document = read_json(self.text)
        if not isinstance(document, dict):
            return "is no JSON object"
        if not str(document.get("version", "")).startswith("1."):
            return f"has the version {document.get('version')!r}, not 1.2.0"
        rows = document.get("chapters")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            return "has no list of chapters"
        wrong = [row for row in rows if not _is_time(row.get("startTime"))]
        return f"has a chapter that starts at {wrong[0].get('startTime')!r}" if wrong else None

    @cached_property
    def rows(self) -> list[tuple[int, str, dict[str, Any]]]:
        """Start (ms), title and all keys of each chapter; none where the file is no JSON chapters."""
        rows = [] if self.problem else read_json(self.text)["chapters"]
        return [(round(row["startTime"] * 1000), str(row.get("title") or ""), row) for row in rows]

    def flaw(self, message: str, number: int | None = None) -> Flaw:
        return Flaw(message, self.folder.file(NAME), element=f"chapter {number}" if number else None)


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9


def chapters(public: Public) -> Iterator[Chapters]:
    """The chapters of every episode that has the file."""
    for folder in public.folders:
        text = folder.text(NAME)
        if folder.episode and text is not None:
            yield Chapters(folder, folder.episode, text)


def _invalid(file: Chapters) -> Iterator[Flaw]:
    if file.problem:
        yield file.flaw(file.problem)


def _zero(file: Chapters) -> Iterator[Flaw]:
    if file.rows and file.rows[0][0] != 0:
        yield file.flaw(f"starts at {file.rows[0][0]} ms", 1)


def _order(file: Chapters) -> Iterator[Flaw]:
    for number, (one, two) in enumerate(pairwise(file.rows), 2):
        if two[0] <= one[0]:
            yield file.flaw("does not start after the one before it", number)


def _apart(file: Chapters) -> Iterator[Flaw]:
    for number, (one, two) in enumerate(pairwise(file.rows), 2):
        if 0 < two[0] - one[0] < APART_MS:
            yield file.flaw(f"starts {two[0] - one[0]} ms after the one before it", number)


def _late(file: Chapters) -> Iterator[Flaw]:
    for number, (start, *_) in enumerate(file.rows, 1):
        if start >= file.episode.duration_ms > 0:
            yield file.flaw(f"starts at {start} ms, after the end", number)


def _untitled(file: Chapters) -> Iterator[Flaw]:
    return (file.flaw("has no title", number) for number, row in enumerate(file.rows, 1) if not row[1].strip())


def _long(file: Chapters) -> Iterator[Flaw]:
    for number, (_, title, _) in enumerate(file.rows, 1):
        if len(title) > LONGEST:
            yield file.flaw(f"has a title of {len(title)} characters", number)


def _few(file: Chapters) -> Iterator[Flaw]:
    if not file.problem and len(file.rows) < FEWEST and file.episode.duration_ms >= LONG_MS:
        yield file.flaw(f"has {len(file.rows)} chapters for {file.episode.duration_ms // 60_000} minutes")


def _other(file: Chapters) -> Iterator[Flaw]:
    told = [(each.start_ms, each.title) for each in file.episode.chapters]
    if not file.problem and [row[:2] for row in file.rows] != told:
        yield file.flaw("differs from the chapters of episode.json")


def _addresses(file: Chapters) -> Iterator[Flaw]:
    for number, (*_, row) in enumerate(file.rows, 1):
        for key in ("url", "img"):
            if key in row and not is_web(row[key]):
                yield file.flaw(f"has the {key} {row[key]!r}, which is no address", number)


GROUP = Group(
    "chapters",
    "chapters.json",
    chapters,
    (
        Rule("chapters-json", "error", "The file is JSON chapters 1.2.", JSON, REBUILD, _invalid),
        Rule("chapters-zero", "error", "The first chapter starts at 0.", PROMISE, REBUILD, _zero),
        Rule("chapters-order", "error", "Chapters are in order.", JSON, REBUILD, _order),
        Rule("chapters-apart", "error", "Chapters are 30 s or more apart.", PROMISE, REBUILD, _apart),
        Rule("chapters-end", "error", "No chapter starts after the end of the sound.", JSON, REBUILD, _late),
        Rule("chapters-title", "error", "Every chapter has a title.", JSON, REBUILD, _untitled),
        Rule(
            "chapters-title-length",
            "error",
            f"Titles have at most {LONGEST} characters.",
            PROMISE,
            "shorten the heading or the question",
            _long,
        ),
        Rule(
            "chapters-few",
            "note",
            "An interview of four minutes or more has three chapters.",
            PROMISE,
            "put headings between the parts of the interview",
            _few,
        ),
        Rule("chapters-manifest", "error", "The chapters are those of episode.json.", PROMISE, REBUILD, _other),
        Rule(
            "chapters-address",
            "error",
            "Links and pictures of chapters are absolute addresses.",
            JSON,
            "write the whole address, with https://",
            _addresses,
        ),
    ),
)
