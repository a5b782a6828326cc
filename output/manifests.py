"""The episodes of a folder, found by their manifests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import from_json

from output.episode import Episode, Facts
from output.errors import BuildError, FactsError

MANIFEST = "episode.json"


class Entry(NamedTuple):
    """What an episode is sorted by; entries are small, so that ten thousand fit in memory."""

    date: str
    season: int
    number: int
    slug: str
    path: Path


def moment(date: str | None) -> datetime | None:
    """An ISO 8601 date or time as a moment; without a zone it is UTC."""
    if not date:
        return None
    found = datetime.fromisoformat(date)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def entries(public: Path) -> list[Entry]:
    """The episodes below ``public``, newest first, those without a date last; BuildError for a broken manifest."""
    return sorted((_entry(path) for path in public.glob(f"*/{MANIFEST}")), reverse=True)


def _entry(path: Path) -> Entry:
    try:
        facts = from_json(path.read_bytes())["facts"]
        when = moment(facts.get("date"))
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise _broken(path, error) from error
    number = (facts.get("season") or 0, facts.get("number") or 0)
    return Entry(when.astimezone(UTC).isoformat() if when else "", *number, path.parent.name, path)


def episode(path: Path) -> Episode:
    """The manifest at ``path``; BuildError where it is none."""
    try:
        return Episode.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise _broken(path, error) from error


def episodes(public: Path, limit: int | None = None) -> Iterator[Episode]:
    """The episodes below ``public``, newest first and one at a time, at most ``limit``."""
    return (episode(entry.path) for entry in entries(public)[:limit])


def _broken(path: Path, error: Exception) -> BuildError:
    reason = str(error).splitlines()[0]
    return BuildError(f"is no manifest: {reason}", file=str(path), remedy="build the episode again with --force")


def claim_slugs(facts: Mapping[str, Facts]) -> None:
    """FactsError that names both sources where two of them (source name to facts) have one slug."""
    claimed: dict[str, str] = {}
    for source, each in facts.items():
        other = claimed.setdefault(each.slug, source)
        if other != source:
            remedy = "give one of them another slug in its front matter"
            raise FactsError(f"has the slug {each.slug!r} of {other}", value=each.slug, file=source, remedy=remedy)
