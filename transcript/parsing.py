"""A source to a transcript: the one way that every format and every label style goes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from transcript.blocks import Builder
from transcript.diagnostics import diagnostics
from transcript.errors import SourceError
from transcript.labels.candidate import Candidate
from transcript.labels.choose import choose
from transcript.labels.examiner import examiners
from transcript.labels.judge import judge
from transcript.labels.roster import Roster, roster
from transcript.labels.styles import NAMES
from transcript.labels.weigh import Explanation
from transcript.language import language as language_of
from transcript.language import tag_of
from transcript.layout import Layout, lay
from transcript.lines import INVISIBLE, LineRead, seen
from transcript.model import Block, Heading, Removed, Role, Span, Speaker, Transcript, Turn
from transcript.patterns import lazy
from transcript.people import Person, people
from transcript.roles import deeds, roles
from transcript.source import Source
from transcript.walk import build

_ARTICLE = lazy(r"(?:the|an?|der|die|das|le|la|les|el|los|las)\s", re.IGNORECASE)  # begins a title, no name


@dataclass(frozen=True)
class Reading:
    """A transcript and how it came to be: the ranked explanations, and each line's kind and reason."""

    transcript: Transcript
    ranked: list[Explanation] = field(default_factory=list)
    lines: list[LineRead] = field(default_factory=list)


def parse(
    source: Source, *, style: str | None = None, speakers: Mapping[str, str] | None = None, language: str | None = None
) -> Transcript:
    """Who says what in the source.

    ``style`` is the name of a label style and overrules the choice between them, ``speakers`` maps
    labels (or the number of ``Speaker 1``) to names, ``language`` is a BCP 47 tag. Never raises for a
    text without an interview: then there are no turns, and a diagnostic says so. SourceError for an
    unknown style and for a language that is no tag.
    """
    return explain(source, style=style, speakers=speakers, language=language).transcript


def explain(
    source: Source, *, style: str | None = None, speakers: Mapping[str, str] | None = None, language: str | None = None
) -> Reading:
    """As ``parse``, with the explanations that were weighed and the reason for each line."""
    style = style or source.meta.get("style")
    _require_style(style, source.name)
    language = _tag(language, source.name)
    if source.ready:
        return Reading(_renamed(source.ready, speakers or {}, language), lines=list(source.reasons))
    layout = lay(source)
    stated = source.meta.get("speakers", ())
    ranked = _named_by_file(layout) or choose(
        source.text, layout.lines, style, _known(source, speakers), _guest(source)
    )
    chosen = ranked[0] if ranked and ranked[0].chosen else None
    for other in ranked[chosen is not None :]:
        other.forget()
    listed = roster(source.text, layout.lines, chosen.turns) if chosen and not layout.pieces else Roster()
    if chosen:
        chosen.turns = [turn for turn in chosen.turns if turn.line not in listed.lines]
        for n, name in examiners(source.text, layout.lines, chosen.turns).items():
            chosen.turns[n] = chosen.turns[n]._replace(name=name)
    turns = chosen.turns if chosen else []
    persons = people((turn.name for turn in turns), speakers or {}, [*stated, *listed.rows])
    made = build(source, layout, chosen, {label: person.id for label, person in persons.items()}, listed.lines)
    transcript = Transcript(
        title=source.meta.get("title") or _title(made.blocks),
        language=language or tag_of(source.meta.get("language")) or language_of(source.text),
        date=source.meta.get("date"),
        speakers=_speakers(persons, made.blocks),
        blocks=tuple(made.blocks),
        diagnostics=diagnostics(source, made, persons, speakers or {}),
        removed=_removed(source, made),
        format=source.format,
        style=chosen.style if chosen else None,
        meta={k: v for k, v in source.meta.items() if k not in ("title", "language", "date", "speakers", "style")},
    )
    return Reading(transcript, ranked, made.reasons)


def _require_style(style: str | None, file: str) -> None:
    if style is not None and style not in NAMES:
        raise SourceError(f"no label style {style!r}", value=style, file=file, remedy=f"one of {', '.join(NAMES)}")


def _tag(language: str | None, file: str) -> str | None:
    """The BCP 47 tag of a language that is given."""
    tag = None if language is None else tag_of(language)
    if language is not None and not tag:
        raise SourceError(f"no language {language!r}", value=language, file=file, remedy="a tag such as en or pt-BR")
    return tag


def _renamed(ready: Transcript, names: Mapping[str, str], language: str | None) -> Transcript:
    """A transcript of our own with the user's names and language."""
    people = tuple(who.model_copy(update={"name": names.get(who.id, who.name)}) for who in ready.speakers)
    return ready.model_copy(update={"speakers": people, "language": language or ready.language})


def _named_by_file(layout: Layout) -> list[Explanation]:
    """The explanation that the file itself gives, where its pieces name their speakers."""
    turns: list[Candidate] = []
    for i, (line, piece) in enumerate(zip(layout.lines, layout.pieces, strict=False)):
        name = seen(piece.speaker or "")
        if name and (not turns or turns[-1].name != name):
            turns.append(Candidate(i, line.start, line.start, "named", name))
    reason = f"the file names the speaker of {len(turns)} turns"
    return [Explanation("named", turns, score=float(len(turns)), reason=reason, chosen=True)] if turns else []


def _known(source: Source, speakers: Mapping[str, str] | None) -> set[str]:
    """Names of people that front matter or the user gives."""
    stated = {row[key] for row in source.meta.get("speakers", ()) for key in ("id", "name")}
    return {*stated, *(speakers or {}), *(speakers or {}).values()}


def _guest(source: Source) -> str | None:
    """Who answers, where the title is nothing but a name."""
    title = source.meta.get("title")
    named = isinstance(title, str) and judge(title).points >= 2 and not _ARTICLE.match(title)
    return title if named else None


def _removed(source: Source, made: Builder) -> tuple[Removed, ...]:
    """All markup in the order of the text, with the characters between blocks that nobody sees."""
    unseen = [] if source.text.isascii() else [hit.span() for hit in INVISIBLE.finditer(source.text)]
    spans = [block.span for block in made.blocks]
    found = [*source.removed, *made.removed]
    for start, end in unseen:
        at = bisect_right(spans, (start, end)) - 1
        if at < 0 or spans[at].end <= start:
            found.append(Removed(rule="invisible", span=Span(start, end)))
    return tuple(sorted(found, key=lambda each: each.span))


def _title(blocks: list[Block]) -> str | None:
    """The heading that leads into the first turn where it names an interview, else the document's first of level 1."""
    before: list[Heading] = []
    for block in blocks:
        if isinstance(block, Turn):
            break
        if isinstance(block, Heading):
            before.append(block)
    named = [h for h in before if "interview" in h.text.casefold() or "conversation" in h.text.casefold()]
    top = [h for h in before if h.level == 1]
    found = named[-1:] or top[:1] or before[:1]
    return found[0].text if found else None


def _speakers(persons: Mapping[str, Person], blocks: list[Block]) -> tuple[Speaker, ...]:
    """The speakers in the order in which they first speak."""
    said: dict[str, list[str]] = {}
    since: dict[str, float] = {}
    turns = [block for block in blocks if isinstance(block, Turn)]
    for n, turn in enumerate(turns):
        said.setdefault(turn.speaker, []).append(turn.text)
        since.setdefault(turn.speaker, n / len(turns))
    by_id = {person.id: person for person in persons.values()}
    names = {speaker: by_id[speaker].full for speaker in said}
    found = roles({speaker: deeds(texts, since[speaker]) for speaker, texts in said.items()}, names)
    return tuple(_speaker(by_id[speaker], *found[speaker]) for speaker in said)


def _speaker(person: Person, role: Role | None, reason: str) -> Speaker:
    """The speaker that a person is; what is stated of the role is better known than what they do."""
    if person.stated.get("role"):
        role, reason = person.stated["role"], f"{person.stated['by']} says so"
    return Speaker(id=person.id, name=person.full, aliases=person.aliases, role=role, reason=reason)
