"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from output.checks.public import Public

S = TypeVar("S")
T = TypeVar("T", contravariant=True)

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""An error is refused or heard; a warning is noticed by some app; a note is advice."""

PROMISE = "Turncast, docs/guide.md"
"""The source of the rules that are our own."""


class Flaw(NamedTuple):
    """Where a rule is broken: what was found, the ``file`` below public/, its line (1-based) or an element in it.

    ``instead`` gives the remedy that fits here for a rule's own that does not.
    """

    message: str
    file: str | None = None
    line: int | None = None
    element: str | None = None
    instead: Mapping[str, str] = {}


class Finding(NamedTuple):
    """A flaw with all that is said of it; the keys of ``turncast check --json``."""

    severity: Severity
    rule: str
    message: str
    file: str | None
    line: int | None
    element: str | None
    claim: str
    remedy: str
    source: str

    @property
    def place(self) -> str:
        """``FILE:LINE (ELEMENT)``, as far as it is known."""
        where = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return " ".join(filter(None, [where, f"({self.element})" if self.element else ""]))


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """A promise: ``claim`` says what must be true, ``source`` who asks for it, ``flaws`` finds where it is not."""

    id: str
    severity: Severity
    claim: str
    source: str
    remedy: str
    flaws: Callable[[T], Iterable[Flaw]]

    def findings(self, subject: T) -> Iterator[Finding]:
        """What the rule finds in a subject."""
        for flaw in self.flaws(subject):
            remedy = flaw.instead.get(self.remedy, self.remedy)
            where = flaw.file, flaw.line, flaw.element
            yield Finding(self.severity, self.id, flaw.message, *where, self.claim, remedy, self.source)


@dataclass(frozen=True, slots=True)
class Group(Generic[S]):
    """Rules about one kind of subject; ``subjects`` finds them below public/, one at a time."""

    name: str
    about: str
    subjects: Callable[[Public], Iterable[S]]
    rules: tuple[Rule[S], ...]

    def findings(self, public: Public) -> Iterator[Finding]:
        """What the rules find, subject by subject."""
        for subject in self.subjects(public):
            for rule in self.rules:
                yield from rule.findings(subject)
