"""The episodes of a show in their order, in a database instead of memory: ten thousand take no more than ten."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, overload


class Entry(NamedTuple):
    """An episode in a list: what it is sorted by first, then what names it.

    ``file`` is the manifest's path, or that of an imported ``item``; text, for a Path would add each folder's name to
    Python's interned ones, whose table grows. ``day`` is the date as it was written (ISO 8601), ``link`` the address
    of a page elsewhere, which only imported episodes have; ``neighbours`` is the manifest's.
    """

    date: str
    season: int
    number: int
    slug: str
    file: str
    guid: str
    title: str
    day: str | None = None
    duration_ms: int | None = None
    link: str | None = None
    neighbours: str | None = None

    @property
    def is_imported(self) -> bool:
        """Whether the entry is an ``item`` of another program and no manifest of ours."""
        return self.file.endswith(".xml")

    @property
    def page(self) -> str | None:
        """The address of its page, seen from the show's own; an imported episode may have none."""
        return self.link if self.is_imported else f"{self.slug}/index.html"


_FIND = f"INSERT INTO found VALUES ({', '.join('?' * len(Entry._fields))})"
_ORDER = """
    CREATE TABLE listed AS SELECT * FROM found ORDER BY date DESC, season DESC, number DESC, slug DESC;
    DROP TABLE found;
    CREATE INDEX by_guid ON listed (guid);
    CREATE INDEX by_slug ON listed (slug);
"""
_HOLDS = "SELECT 1 FROM listed WHERE guid IN (?1, ?2) UNION ALL SELECT 1 FROM listed WHERE slug IN (?3, ?4)"
_BETWEEN = "SELECT * FROM listed WHERE rowid BETWEEN ? AND ? AND (rowid - ?) % ? = 0 ORDER BY rowid {}"
_AT = "SELECT * FROM listed WHERE rowid = ?"


class _Database(sqlite3.Connection):
    """A database that is closed when nobody uses it any more."""

    def __del__(self) -> None:
        self.close()


class Listed(Sequence[Entry]):
    """Episodes of a show, newest first; a slice is another view of the same."""

    def __init__(self, database: sqlite3.Connection, places: range) -> None:
        self._database, self._places = database, places

    def holds(self, guid: str, slug: str) -> bool:
        """Whether an episode, wherever it stands, has one of the two as its GUID or as its slug."""
        names = (guid, slug, os.fsencode(guid), os.fsencode(slug))
        return self._database.execute(_HOLDS, names).fetchone() is not None

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Entry]:
        if not self._places:
            return iter(())
        first, last, step = self._places[0], self._places[-1], self._places.step
        query = _BETWEEN.format("ASC" if step > 0 else "DESC")
        return map(_entry, self._database.execute(query, (min(first, last), max(first, last), first, step)))

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Listed: ...
    def __getitem__(self, at: int | slice) -> Entry | Listed:
        if isinstance(at, slice):
            return Listed(self._database, self._places[at])
        return _entry(self._database.execute(_AT, (self._places[at],)).fetchone())


def listed(found: Iterable[Entry]) -> Listed:
    """What was found in the order of the feed and the site: by date, season, number and slug, without a date last.

    It lies in a temporary database, which goes to disk where it grows (SQLite, "In-Memory Databases", 3).
    """
    # Garbage is collected in any thread, and then the database is closed there.
    database = sqlite3.connect("", factory=_Database, check_same_thread=False)
    database.execute(f"CREATE TABLE found ({', '.join(Entry._fields)})")
    database.executemany(_FIND, map(_row, found))
    database.executescript(_ORDER)
    (count,) = database.execute("SELECT count(*) FROM listed").fetchone()
    return Listed(database, range(1, count + 1))


def _row(entry: Entry) -> tuple[Any, ...]:
    """The entry as it is stored: names of files are bytes, for they need not be Unicode."""
    date, season, number, slug, file, *rest = entry
    return (date, season, number, os.fsencode(slug), os.fsencode(file), *rest)


def _entry(row: tuple[Any, ...]) -> Entry:
    date, season, number, slug, file, *rest = row
    return Entry(date, season, number, os.fsdecode(slug), os.fsdecode(file), *rest)
