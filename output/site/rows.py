"""What the site's index says of an episode, one row each."""

from __future__ import annotations

from typing import NamedTuple

from output.feed.imported import imported
from output.feed.item import enclosure_file
from output.listed import Entry
from output.manifests import episode


class Row(NamedTuple):
    """An episode in the list; ``href`` leads to its page, ``audio`` to what is heard, ``date`` is ISO 8601."""

    slug: str
    href: str | None
    title: str
    date: str | None
    duration_ms: int | None
    summary: str | None
    audio: str | None


class Brief(NamedTuple):
    """An older episode in the list; ``date`` is ISO 8601."""

    slug: str
    href: str | None
    title: str
    date: str | None
    duration_ms: int | None


def brief(entry: Entry) -> Brief:
    """The line of an entry."""
    return Brief(entry.slug, entry.page, entry.title, entry.day, entry.duration_ms)


def row(entry: Entry) -> Row:
    """The row of an entry; BuildError where its file is broken."""
    if entry.is_imported:
        old = imported(entry.file)
        return Row(entry.slug, old.link, old.title, old.date, old.duration_ms, old.summary, old.audio)
    made = episode(entry.file)
    facts, heard = made.facts, enclosure_file(made)
    page, audio = f"{facts.slug}/index.html", f"{facts.slug}/{heard.name}" if heard else None
    return Row(facts.slug, page, facts.title, facts.date, made.duration_ms, facts.summary, audio)
