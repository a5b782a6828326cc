"""The episodes of a folder, found by their manifests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from output.episode import Episode
from output.errors import BuildError, FactsError

if TYPE_CHECKING:  # with a database, which a build does not need
    from output.listed import Entry, Listed

MANIFEST = "episode.json"


def moment(date: str | None) -> datetime | None:
    """An ISO 8601 date or time as a moment; without a zone it is UTC."""
    if not date:
        return None
    found = datetime.fromisoformat(date)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def sortable(when: datetime | None) -> str:
    """The moment as text that sorts as moments do; no moment comes before all."""
    return when.astimezone(UTC).isoformat() if when else ""


def entries(public: Path) -> Listed:
    """The episodes below ``public``, newest first, those without a date last; BuildError for a broken manifest."""
    from output.listed import listed

    return listed(map(_entry, manifests(public)))


def manifests(public: Path) -> Iterator[str]:
    """The paths of the manifests below ``public``, in no order; one at a time, for there may be many."""
    with suppress(FileNotFoundError), os.scandir(public) as folders:
        yield from (file for folder in folders if os.path.isfile(file := f"{folder.path}/{MANIFEST}"))  # noqa: PTH113


def _entry(file: str) -> Entry:
    from output.listed import Entry

    made = episode(file)
    facts = made.facts
    try:
        date = sortable(moment(facts.date))
    except ValueError as error:
        raise _broken(file, error) from error
    return Entry(
        *(date, facts.season or 0, facts.number or 0),
        slug=os.path.split(os.path.split(file)[0])[1],
        file=file,
        guid=facts.guid or "",
        title=facts.title,
        day=facts.date,
        duration_ms=made.duration_ms,
        neighbours=made.neighbours,
    )


def episode(file: str | Path) -> Episode:
    """The manifest at ``file``; BuildError where it is none."""
    try:
        with open(file, "rb") as text:  # noqa: PTH123 (see Entry: no Path for each of many episodes)
            return Episode.model_validate_json(text.read())
    except (OSError, ValidationError) as error:
        raise _broken(file, error) from error


def _broken(file: str | Path, error: Exception) -> BuildError:
    reason = str(error).splitlines()[0]
    return BuildError(f"is no manifest: {reason}", file=str(file), remedy="build the episode again with --force")


def claim_slug(claimed: dict[str, str], slug: str, source: str) -> None:
    """Note in ``claimed`` (slug to source) whose the slug is; FactsError that names both where it is another's."""
    other = claimed.setdefault(slug, source)
    if other != source:
        remedy = "give one of them another slug in its front matter"
        raise FactsError(f"has the slug {slug!r} of {other}", value=slug, file=source, remedy=remedy)
