"""The episodes of a folder, found by their manifests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import from_json

from output.episode import Episode
from output.errors import BuildError, FactsError
from output.listed import Entry, Listed, listed

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
    return listed(_entry(path) for path in manifests(public))


def manifests(public: Path) -> Iterator[Path]:
    """The manifests below ``public``, in no order; one at a time, for there may be many."""
    with suppress(FileNotFoundError), os.scandir(public) as folders:
        yield from (path for folder in folders if (path := Path(folder, MANIFEST)).is_file())


def _entry(path: Path) -> Entry:
    try:
        told = from_json(path.read_bytes())
        facts = told["facts"]
        return Entry(
            date=sortable(moment(facts.get("date"))),
            season=facts.get("season") or 0,
            number=facts.get("number") or 0,
            slug=path.parent.name,
            path=path,
            guid=facts.get("guid") or "",
            title=facts["title"],
            neighbours=told.get("neighbours"),
        )
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise _broken(path, error) from error


def episode(path: Path) -> Episode:
    """The manifest at ``path``; BuildError where it is none."""
    try:
        return Episode.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise _broken(path, error) from error


def _broken(path: Path, error: Exception) -> BuildError:
    reason = str(error).splitlines()[0]
    return BuildError(f"is no manifest: {reason}", file=str(path), remedy="build the episode again with --force")


def claim_slug(claimed: dict[str, str], slug: str, source: str) -> None:
    """Note in ``claimed`` (slug to source) whose the slug is; FactsError that names both where it is another's."""
    other = claimed.setdefault(slug, source)
    if other != source:
        remedy = "give one of them another slug in its front matter"
        raise FactsError(f"has the slug {slug!r} of {other}", value=slug, file=source, remedy=remedy)
