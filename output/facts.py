"""The facts of an episode: what front matter, options and the file's name say, and what the text tells.

The first of these that says something is believed: options, front matter, what was published before
(slug and GUID alone), the text, the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any, NamedTuple

from pydantic import ValidationError

from output.episode import Facts
from output.errors import FactsError
from output.guid import episode_guid
from output.mistakes import mistakes
from output.show import Show
from output.slug import slug
from transcript.model import Heading, Narration, Transcript, Turn
from transcript.sentences import sentence_spans

LONGEST_SUMMARY = 300  # characters; directories cut longer ones in lists
LONGEST_OPENING = 600
SENTENCE_END = re.compile(r"[.!?…。！？؟۔।։]['\"“”‘’«»‹›)\]]*\s*$")
"""How a paragraph ends that consists of sentences, in the scripts that Turncast speaks."""
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
OPTION, FRONT_MATTER = "an option", "front matter"
WRITTEN = (OPTION, FRONT_MATTER)


class Said(NamedTuple):
    """A fact's value, and where it comes from."""

    value: Any
    origin: str


class Told(NamedTuple):
    """The facts of an episode, and for each that nobody wrote where it was found: ``title`` from ``the heading``."""

    facts: Facts
    origins: Mapping[str, str]


def facts(transcript: Transcript, show: Show, source_name: str, overrides: Mapping[str, Any] | None = None) -> Facts:
    """The facts of one episode; see ``told``."""
    return told(transcript, show, source_name, overrides).facts


def told(
    transcript: Transcript,
    show: Show,
    source_name: str,
    overrides: Mapping[str, Any] | None = None,
    kept: Mapping[str, Any] | None = None,
) -> Told:
    """The facts of one episode and their origins; ``source_name`` is the file's path, or ``-`` for standard input.

    ``overrides`` are facts given as options, ``kept`` the slug and the GUID that the episode was published with:
    they stay. Raises FactsError with file and remedy where a fact is not what it should be, or the slug another.
    """
    known = _first_said(
        [
            *((OPTION, overrides or {}), (FRONT_MATTER, _front_matter(transcript)), ("the last build", kept or {})),
            *_from_text(transcript),
            ("the file's name", from_name(source_name)),
            ("the speakers' names", {"title": _names(transcript)}),
            ("nothing that was said", {"title": "Untitled"}),
        ]
    )
    if "slug" not in known:
        known["slug"] = Said(slug(str(known["title"].value), PurePath(source_name).stem), "the title")
    known.setdefault("guid", Said(episode_guid(show, str(known["slug"].value)), "the slug"))
    origins = {key: said.origin for key, said in sorted(known.items()) if said.origin not in WRITTEN}
    values = {key: said.value for key, said in known.items()} | {
        "title": str(known["title"].value),
        "language": transcript.language,
        "persons": _persons(transcript, known["persons"].value if "persons" in known else (), show),
        "derived": tuple(origins),
    }
    _same_place(values["slug"], kept, source_name)
    return Told(_validated(values, source_name), origins)


def _first_said(layers: Sequence[tuple[str, Mapping[str, Any]]]) -> dict[str, Said]:
    """Each key with what the first layer says that says something of it."""
    said = ((key, Said(value, origin)) for origin, layer in reversed(layers) for key, value in layer.items())
    return {key: each for key, each in said if each.value not in SILENT}


def _same_place(slug: str, kept: Mapping[str, Any] | None, source_name: str) -> None:
    """FactsError where an episode that is published shall have another slug: addresses lead to the one that it has."""
    before = (kept or {}).get("slug", slug)
    if slug != before:
        raise FactsError(
            f"the slug was {before!r} when the episode was built, and never changes",
            value=slug,
            file=source_name,
            remedy=f"write slug: {before}, or delete public/{before}/ first if nobody knows its address",
        )


def _front_matter(transcript: Transcript) -> dict[str, Any]:
    """What front matter says, in our words; what is no fact of an episode is somebody else's."""
    meta = transcript.meta
    others = {ours: meta[key] for key, ours in ALSO_CALLED.items() if key in meta and _fits(ours, meta[key])}
    return {"date": transcript.date} | others | {key: meta[key] for key in meta.keys() & WRITABLE}


def _fits(key: str, value: object) -> bool:
    """Whether a blog's key holds what ours may: its ``type: post`` and ``url: /2026/`` mean something else."""
    try:
        Facts.model_validate({"title": "x", "slug": "x", key: value})
    except ValidationError:
        return False
    return True


def from_name(source_name: str) -> dict[str, Any]:
    """Date, season, number and title (text, or None) that a file's name holds; nothing for standard input."""
    stem = "" if source_name == "-" else PurePath(source_name).stem
    found = next(filter(None, (re.fullmatch(pattern, stem, re.IGNORECASE) for pattern in FILE_NAMES)), None)
    told = found.groupdict() if found else {}
    return told | {"title": re.sub(r"[-_\s]+", " ", told.get("title") or "").strip().capitalize()}


def _from_text(transcript: Transcript) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the text tells; a title that is no heading was written where its reader found it."""
    headings = sorted((each for each in transcript.blocks if isinstance(each, Heading)), key=lambda each: each.level)
    titles = [each.text for each in headings]
    if transcript.title not in (None, *titles):
        yield FRONT_MATTER, {"title": transcript.title}
    yield "the heading", {"title": transcript.title or next(iter(titles), None)}
    for origin, kind in (("the narration's first sentences", Narration), ("the first words", Turn)):
        texts = [block.text for block in transcript.blocks if isinstance(block, kind)]
        whole = [text for text in texts if SENTENCE_END.search(text)]  # a byline or the words below a picture are none
        yield origin, {"summary": _shortened(whole or texts, transcript.language, LONGEST_SUMMARY)}
    yield "the transcript", {"opening": _shortened(_labelled(transcript), transcript.language, LONGEST_OPENING, "\n")}


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
        first, *_ = mistakes(error, Facts, known)
        raise FactsError(
            f"{first.message}: {first.remedy}", value=first.value, file=source_name, remedy=REMEDY
        ) from error
    except ValueError as error:
        message = f"date = {str(known['date'])!r} is not allowed: must be a date such as 2026-03-01"
        raise FactsError(message, value=known["date"], file=source_name, remedy=REMEDY) from error
