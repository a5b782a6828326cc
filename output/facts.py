"""The facts of an episode: what front matter, options and the file's name say, and what the text tells.

The first of these that says something is believed: options, front matter, what was published before
(slug and GUID alone), the file's name, the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import PurePath
from typing import Any

from pydantic import ValidationError

from output.episode import Facts
from output.errors import FactsError
from output.guid import episode_guid
from output.show import Show
from output.slug import slug
from transcript.model import Heading, Narration, Transcript
from transcript.sentences import sentence_spans

LONGEST_SUMMARY = 300  # characters; directories cut longer ones in lists
LONGEST_OPENING = 600
SILENT: tuple[Any, ...] = (None, "", (), [])
HEARD_ROLES = ("host", "guest", "moderator", None)  # an audience is nobody's name

ALSO_CALLED = {"description": "summary", "episode": "number", "subtitle": "summary", "url": "link", "type": "kind"}
"""What blogs' front matter calls the facts that have another name here."""

FILE_NAMES = (
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[-_ ]+(?P<title>.+))?",
    r"s(?P<season>\d+)[-_ ]?e(?P<number>\d+)(?:[-_ ]+(?P<title>.+))?",
    r"(?:ep(?:isode)?[-_ ]?)?(?P<number>\d{1,4})[-_ ]+(?P<title>.+)",
    r"(?P<title>.+)",
)
"""What a source's name without its suffix may say; the first pattern that fits is believed."""

WRITABLE = Facts.model_fields.keys() - {"language", "derived", "opening"}
REMEDY = "put it right in the front matter or with an option"


def facts(
    transcript: Transcript,
    show: Show,
    source_name: str,
    overrides: Mapping[str, Any] | None = None,
    published: Facts | None = None,
) -> Facts:
    """The facts of one episode; ``source_name`` is the file's path, or ``-`` for standard input.

    ``overrides`` are facts given as options, ``published`` those of the episode that the same source
    made before: its slug and GUID stay. ``Facts.derived`` names what nobody wrote. Raises FactsError
    with file and remedy where a fact is not what it should be.
    """
    said = [dict(overrides or {}), _front_matter(transcript)]
    written = [*said, _kept(published)]
    told = [_from_text(transcript), from_name(source_name)]
    known = _first_said(*written, *told)
    title = str(known.get("title") or _names(transcript) or "Untitled")
    whole = {
        "slug": slug(title, PurePath(source_name).stem),
        **known,
        "title": title,
        "language": transcript.language,
        "persons": _persons(transcript, known.get("persons", ()), show),
    }
    whole.setdefault("guid", episode_guid(show, str(whole["slug"])))
    derived = set(whole) - set(_first_said(*said)) - {"language", "persons"}
    return _validated({**whole, "derived": tuple(sorted(derived))}, source_name)


def _first_said(*layers: Mapping[str, Any]) -> dict[str, Any]:
    """Each key with the value of the first layer that says something of it."""
    return {key: value for layer in reversed(layers) for key, value in layer.items() if value not in SILENT}


def _front_matter(transcript: Transcript) -> dict[str, Any]:
    """What front matter says, in our words; what is no fact of an episode is somebody else's."""
    renamed = {ALSO_CALLED.get(key, key): value for key, value in transcript.meta.items()}
    return {"date": transcript.date} | {key: renamed[key] for key in renamed.keys() & WRITABLE}


def _kept(published: Facts | None) -> dict[str, Any]:
    return published.model_dump(include={"slug", "guid"}) if published else {}


def from_name(source_name: str) -> dict[str, Any]:
    """Date, season, number and title (text, or None) that a file's name holds; nothing for standard input."""
    stem = "" if source_name == "-" else PurePath(source_name).stem
    found = next(filter(None, (re.fullmatch(pattern, stem, re.IGNORECASE) for pattern in FILE_NAMES)), None)
    told = found.groupdict() if found else {}
    return told | {"title": re.sub(r"[-_\s]+", " ", told.get("title") or "").strip().capitalize()}


def _from_text(transcript: Transcript) -> dict[str, Any]:
    headings = sorted((each for each in transcript.blocks if isinstance(each, Heading)), key=lambda each: each.level)
    narration = [block.text for block in transcript.blocks if isinstance(block, Narration)]
    spoken = [block.text for block in transcript.turns()]
    return {
        "title": transcript.title or next((each.text for each in headings), None),
        "summary": _shortened(narration or spoken, transcript.language, LONGEST_SUMMARY),
        "opening": _shortened(_labelled(transcript), transcript.language, LONGEST_OPENING, "\n"),
    }


def _labelled(transcript: Transcript) -> Iterator[str]:
    names = {speaker.id: speaker.name for speaker in transcript.speakers}
    return (f"{names.get(turn.speaker, turn.speaker)}: {' '.join(turn.paragraphs)}" for turn in transcript.turns())


def _shortened(texts: Iterable[str], language: str, most: int, joint: str = " ") -> str:
    """The first whole sentences of ``texts`` that are at most ``most`` characters; a longer first one is cut."""
    kept = ""
    for text in texts:
        for i, (start, end) in enumerate(sentence_spans(text[: 2 * most], language)):
            sentence = text[start:end]
            longer = f"{kept}{(' ' if i else joint) if kept else ''}{sentence}"
            if len(longer) > most:
                return kept or f"{sentence[: most - 1].rsplit(maxsplit=1)[0]}…"
            kept = longer
    return kept


def _names(transcript: Transcript) -> str:
    return ", ".join(speaker.name for speaker in transcript.speakers)


def _persons(transcript: Transcript, written: Any, show: Show) -> list[Any]:
    """Who is heard, with what front matter and the show know of the same name; then whoever else is named."""
    listed = written if isinstance(written, list | tuple) else [written]
    rows = [{"name": each} if isinstance(each, str) else each for each in listed]
    known = {person.name: person.model_dump(exclude_none=True) for person in show.persons}
    known |= {row["name"]: known.get(row["name"], {}) | row for row in rows if isinstance(row, dict) and "name" in row}
    heard = {each.name: each for each in transcript.speakers if each.role in HEARD_ROLES}
    first = [{"name": name, "role": each.role} | known.get(name, {}) for name, each in heard.items()]
    return first + [row for row in rows if not (isinstance(row, dict) and row.get("name") in heard)]


def _validated(known: dict[str, Any], source_name: str) -> Facts:
    try:
        datetime.fromisoformat(str(known.get("date", "2000-01-01")))
        return Facts.model_validate({**known, "date": known.get("date") and str(known["date"])})
    except ValidationError as error:
        first = error.errors()[0]
        key, message = ".".join(map(str, first["loc"])), first["msg"].removeprefix("Value error, ")
        raise FactsError(f"{key}: {message}", value=first["input"], file=source_name, remedy=REMEDY) from error
    except ValueError as error:
        raise FactsError(f"date: {error}", value=known["date"], file=source_name, remedy=REMEDY) from error
