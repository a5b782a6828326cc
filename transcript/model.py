"""The typed interview: what every reader makes and every format renders.

Offsets are characters (Python ``str`` indices). Times are integer milliseconds, ``None`` where
the source gives none. Everything is frozen; change by ``model_copy(update=...)``. What a text has most of
are dataclasses with slots, which take a fifth of the memory; change them by ``dataclasses.replace``.

Modules of models have no ``from __future__ import annotations``: pydantic would compile each annotation from text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator

Role = Literal["host", "guest", "moderator", "audience"]
Severity = Literal["info", "warning", "error"]
InlineKind = Literal["direction", "emphasis", "strong", "link", "code", "language"]


class Span(NamedTuple):
    """Start and end offset (characters, end exclusive) in the source's text."""

    start: int
    end: int


class Timed(NamedTuple):
    """A stretch of a block's ``text`` (characters) with its time in the source (ms)."""

    start: int
    end: int
    start_ms: int
    end_ms: int


class Model(BaseModel):
    """A frozen pydantic model that refuses unknown keys."""

    # Built when first used: a worker needs three of these, and a command that only lists voices one.
    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Inline:
    """What a stretch of a block's ``text`` is, beside plain words: a direction, a link, emphasis, another language.

    ``start`` and ``end`` are characters in the block's ``text``. A direction's brackets belong to
    the text and to the stretch; no other markup is in the text. ``href`` is set for links alone,
    ``language`` (BCP 47) for passages of another language alone.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")
    kind: InlineKind
    start: int
    end: int
    href: str | None = None
    language: str | None = None


class Speaker(Model):
    """Who speaks: ``id`` is the label (``TNE``), ``name`` the full name, ``reason`` why the role."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    role: Role | None = None
    reason: str | None = None


_GIVEN = {"text", "span"}  # one set for all blocks; pydantic's own holds each block's fields and is larger than most


class _Block(Model):
    text: str
    span: Span
    inlines: tuple[Inline, ...] = ()

    @classmethod
    def of(cls, **values: Any) -> Self:
        """The block of values that are right already: not validated, it takes a third less memory."""
        return cls.model_construct(_fields_set=_GIVEN, **values)  # type: ignore[return-value]  # of pydantic's plugin


class Turn(_Block):
    """What one speaker says until the next speaks; ``text`` is the paragraphs joined by two line feeds.

    ``text`` has the words alone: no label and no markup; a direction inside stays, in its brackets.
    ``timed`` holds the times that the source itself gives for words, sentences or cues.
    """

    kind: Literal["turn"] = "turn"
    speaker: str
    paragraphs: tuple[str, ...]
    start_ms: int | None = None
    end_ms: int | None = None
    timed: tuple[Timed, ...] = ()


class Heading(_Block):
    """A title between the turns; ``level`` is 1 (the interview's title) to 6.

    ``image`` is the picture in it or right under it: an address, or a path as the source writes it.
    """

    kind: Literal["heading"] = "heading"
    level: int = Field(default=2, ge=1, le=6)
    image: str | None = None


class Narration(_Block):
    """A paragraph of the article around the interview."""

    kind: Literal["narration"] = "narration"


class Direction(_Block):
    """A stage direction on a line of its own, such as ``[applause]``; emphasis would say no more than its kind."""

    kind: Literal["direction"] = "direction"

    @field_validator("inlines")
    @classmethod
    def _told(cls, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(each for each in inlines if each.kind not in ("direction", "emphasis", "strong"))


class Furniture(_Block):
    """What a web page puts around an article; never spoken, never captioned."""

    kind: Literal["furniture"] = "furniture"


Block = Annotated[Turn | Heading | Narration | Direction | Furniture, Field(discriminator="kind")]


class Diagnostic(Model):
    """What the parser wants the writer to look at; ``line`` is 1-based in the source's text."""

    line: int
    severity: Severity
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Removed:
    """Markup that a named rule took away: a label, a ``**``, a time stamp."""

    rule: str
    span: Span


class Transcript(Model):
    """One interview, read.

    Spans of ``blocks`` are ordered and do not overlap; every non-blank character of the source lies
    in a span or in ``removed``. ``language`` is a BCP 47 tag, ``date`` ISO 8601. ``meta`` holds what
    front matter says beside title, date, language and speakers.
    """

    title: str | None = None
    language: str = "en"
    date: str | None = None
    speakers: tuple[Speaker, ...] = ()
    blocks: tuple[Block, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    removed: tuple[Removed, ...] = ()
    format: str = "text"
    style: str | None = None
    meta: dict[str, Any] = Field(default_factory=dict)

    def turns(self) -> Iterator[Turn]:
        """The turns alone, in order."""
        return (block for block in self.blocks if isinstance(block, Turn))

    def speaker(self, speaker_id: str) -> Speaker:
        """The speaker with this id; KeyError where there is none."""
        for speaker in self.speakers:
            if speaker.id == speaker_id:
                return speaker
        raise KeyError(speaker_id)
