"""What the parser wants the writer to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import get_args

from transcript.blocks import Builder
from transcript.lines import UNREADABLE
from transcript.model import Block, Diagnostic, Narration, Role, Turn
from transcript.people import Person, Stated, silent
from transcript.source import Source


def diagnostics(
    source: Source, made: Builder, persons: Mapping[str, Person], names: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """What the builder met, what nobody says, and who says nothing, in the order of the lines.

    ``persons`` are those of the labels, ``names`` the user's own for labels.
    """
    text, rows = source.text, [row for row in source.meta.get("speakers", ()) if row["by"] == "front matter"]
    found = [*made.diagnostics, *_nothing(made.blocks), *_unclaimed(text, made.blocks), *_unreadable(text)]
    found += [*_silent(text, persons, [*rows, *_chosen(names)]), *_wrong(text, rows)]
    return tuple(sorted(found, key=lambda each: each.line))


def _nothing(blocks: list[Block]) -> list[Diagnostic]:
    if any(isinstance(block, Turn) for block in blocks):
        return []
    message = "no speaker labels were found, so nobody speaks"
    return [Diagnostic(line=1, severity="error", code="no-interview", message=message)]


def _chosen(names: Mapping[str, str]) -> list[Stated]:
    return [{"id": label, "name": name, "aliases": (), "by": "--speaker"} for label, name in names.items()]


def _silent(text: str, persons: Mapping[str, Person], rows: Iterable[Stated]) -> Iterator[Diagnostic]:
    """What is said of people who never speak; nothing where nobody does."""
    labels = ", ".join(dict.fromkeys(person.id for person in persons.values()))
    for row in silent(persons, rows) if persons else ():
        called = " = ".join(dict.fromkeys((row["id"], row["name"])))
        message = f"{row['by']} names {called}, who never speaks; the labels are {labels}"
        yield _warning(text, row["id"], "unused-speaker", message)


def _wrong(text: str, rows: Iterable[Stated]) -> Iterator[Diagnostic]:
    """Roles that there are not."""
    for role in (str(row["wrong"]) for row in rows if row["wrong"]):
        yield _warning(text, role, "unknown-role", f"no role {role!r}; roles are {', '.join(get_args(Role))}")


def _warning(text: str, words: str, code: str, message: str) -> Diagnostic:
    """A diagnostic on the first line that has these words, else the first."""
    return Diagnostic(
        line=text.count("\n", 0, max(0, text.find(words))) + 1, severity="warning", code=code, message=message
    )


def _unreadable(text: str) -> Iterator[Diagnostic]:
    """Characters that were damaged before or while the source was read, one diagnostic for all of them."""
    if (place := text.find(UNREADABLE)) >= 0:
        message = f"{text.count(UNREADABLE)} characters cannot be read; the first is here, they stand as {UNREADABLE}"
        line = text.count("\n", 0, place) + 1
        yield Diagnostic(line=line, severity="warning", code="unreadable-character", message=message)


def _unclaimed(text: str, blocks: list[Block]) -> Iterator[Diagnostic]:
    """Paragraphs between the turns that no speaker has, one diagnostic for each run of them."""
    turns = [i for i, block in enumerate(blocks) if isinstance(block, Turn)]
    line, place = 1, 0
    for before, after in pairwise(turns):
        runs = [block for block in blocks[before + 1 : after] if isinstance(block, Narration)]
        if runs:
            line, place = line + text.count("\n", place, runs[0].span.start), runs[0].span.start
            message = f"{len(runs)} paragraphs between two turns have no speaker; they are read as narration"
            yield Diagnostic(line=line, severity="info", code="narration-between-turns", message=message)
