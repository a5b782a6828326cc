"""Lines and the places where turns begin, put together into blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from transcript.draft import PARAGRAPH, Draft, turn_of
from transcript.kinds import STAMP, Kind, kind
from transcript.labels.candidate import Candidate
from transcript.layout import Layout
from transcript.lines import LineRead
from transcript.markup import Words, unclosed
from transcript.model import Block, Diagnostic, Direction, Furniture, Heading, Narration, Removed, Span, Timed
from transcript.paragraphs import Paragraphs
from transcript.readers.clock import clock
from transcript.source import Source


@dataclass
class Builder:
    """Blocks as they grow, in one walk through the lines; ``reasons`` says of each line what it is and why."""

    source: Source
    layout: Layout
    speakers: Mapping[str, str]
    turns: Sequence[Candidate] = ()
    listed: frozenset[int] = frozenset()  # lines that name who takes part
    titles: frozenset[tuple[int, int]] = frozenset()  # what stands beside a name and is not said
    blocks: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    reasons: list[LineRead] = field(default_factory=list)
    draft: Draft | None = None
    waiting: list[tuple[int, Kind]] = field(default_factory=list)  # directions that may end a turn
    last: int = 0  # the last line that begins a turn
    later: int | None = None  # when what follows is said (ms)
    resumes: str | None = None  # who goes on below what looks like a heading
    after: bool = False  # furniture has begun after the last turn

    def drop(self, rule: str, start: int, end: int) -> None:
        """Markup between blocks that is not among the words."""
        if start < end:
            self.removed.append(Removed(rule=rule, span=Span(start, end)))

    def turn(self, found: Candidate, end: int) -> None:
        """A new turn begins with a label, and its words go on to ``end`` (characters)."""
        self.close()
        self.resumes = None
        line = self.layout.lines[found.line]
        self.drop("label", found.start, found.words)
        self.open(self.speakers[found.name], line.number, clock(found.time) if found.time else None)
        if self.draft and found.start < found.words:
            self.draft.words.owed = unclosed(self.source.text[found.start : found.words])
        told = self.layout.pieces[found.line].told if self.layout.pieces else ""
        label = f"{told} says {found.name!r}" if told else f"begins with the label {found.name!r} ({found.style})"
        self.reasons.append(LineRead(line.number, "turn", label))
        if (found.words, end) in self.titles:
            self.drop("title", found.words, end)
        else:
            self.speak(found.line, found.words, end, new=True)

    def open(self, speaker: str, line: int, start_ms: int | None = None) -> None:
        """A draft for what ``speaker`` says from ``line`` on."""
        self.draft = Draft(speaker, line, Words(self.layout.links), start_ms=start_ms)

    def speak(self, i: int, start: int, end: int, *, new: bool) -> None:
        """Words on line ``i`` for the turn that is open; ``new`` begins a paragraph."""
        draft = self.draft
        if draft is None or start >= end:
            return
        begins = new or not draft.words.size
        before = draft.join(PARAGRAPH if begins else self.paragraphs.between(draft.end, start))
        draft.words.stamp(self.later)
        self.later = None
        draft.words.add(self.source.text, start, end)
        spoken = draft.settle(before, start, end)
        if spoken and self.layout.pieces and (piece := self.layout.pieces[i]).start_ms is not None:
            draft.timed.append(Timed(before, draft.words.size, piece.start_ms, piece.end_ms or piece.start_ms))

    def close(self) -> None:
        """End the open turn, and let the directions after its last words stand on their own."""
        draft, self.draft = self.draft, None
        if draft is not None:
            self.removed += draft.words.removed
            if draft.words.size:
                self.blocks.append(turn_of(draft))
            else:
                message = f"{draft.speaker} has a label here but no words"
                self.diagnostics.append(
                    Diagnostic(line=draft.line, severity="warning", code="empty-turn", message=message)
                )
        for i, found in self.waiting:
            self.block(i, found)
        self.waiting.clear()

    def block(self, i: int, found: Kind) -> None:
        """A block of one line that is not speech; of markup alone there is none."""
        line, words = self.layout.lines[i], Words(self.layout.links)
        words.add(self.source.text, found.start, found.end)
        self.removed += words.removed
        self.drop("heading" if found.name == "heading" else "markup", line.start, found.start)
        self.drop("heading" if found.name == "heading" else "markup", found.end, line.end)
        text = "".join(words.text)
        if not text.strip():
            self.picture(*words.pictures[:1])
            return
        values = {"text": text, "span": Span(found.start, found.end), "inlines": tuple(words.inlines)}
        self.blocks.append(_BLOCKS[found.name](values, found))
        self.picture(*words.pictures[:1])

    def picture(self, address: str = "") -> None:
        """The picture of the heading above, if it is one that has none."""
        last = self.blocks[-1] if self.blocks else None
        if address and isinstance(last, Heading) and not last.image:
            self.blocks[-1] = last.model_copy(update={"image": address})

    def line(self, i: int, end: int, *, ends: bool) -> None:
        """A line, or what is left of one before ``end``, without a label; ``ends`` closes the turn."""
        line = self.layout.lines[i]
        if (line.start, line.end) in self.titles:
            self.drop("title", line.start, line.end)
            self.reasons.append(LineRead(line.number, "removed", "what the speaker is, below every label"))
            return
        if ends:
            self.close()
            self.resumes = None
        found = kind(self.source.text, self.layout.lines, i, inside=self.draft is not None)
        if i in self.listed:
            found = Kind("words", "lists who takes part", line.start, end)
        if self.after and found.name in ("words", "heading", "direction"):
            found = found._replace(name="furniture", reason="after furniture, and nobody speaks again")
        if self.layout.pieces and self.draft and found.name in ("heading", "furniture"):
            found = Kind("words", "captions hold speech alone", line.start, end)
        found = found._replace(end=min(end, found.end))
        self.reasons.append(LineRead(line.number, _SHOWN.get(found.name, found.name), found.reason))
        _HANDLERS[found.name](self, i, found)

    def words(self, i: int, found: Kind) -> None:
        """Words without a label: the open turn goes on, or the article does."""
        line, quoted = self.layout.lines[i], found.start
        if self.paragraphs.stamped and (stamp := STAMP.match(self.source.text, found.start, found.end)):
            self.time(i, found._replace(end=stamp.end()))
            found = found._replace(start=stamp.end())
            if found.start >= found.end:
                return
        if self.draft is None and self.resumes:
            self.open(self.resumes, line.number)
        if self.draft is None:
            self.block(i, found)
            return
        if self._replies(i):
            self.reply(i, found)
            return
        self._resume()
        self.reasons[-1] = LineRead(line.number, "turn", f"{self.draft.speaker} goes on")
        self.drop("quote", line.start, quoted)
        self.speak(i, found.start, found.end, new=self.paragraphs.begins(i))

    def _replies(self, i: int) -> bool:
        """Whether an unlabelled paragraph is the other one's answer.

        In an interview of two who always change, it follows a question, and the one who asked asks again.
        """
        draft = self.draft
        if draft is None or not (self.strict and self.layout.lines[i].gap > 0 and draft.words.asks()):
            return False
        after = next((turn for turn in self.turns[bisect_left(self.turns, (i,)) :]), None)
        return after is not None and self.speakers[after.name] == draft.speaker

    @cached_property
    def paragraphs(self) -> Paragraphs:
        return Paragraphs(self.source.text, self.layout)

    @cached_property
    def strict(self) -> bool:
        """Whether two people speak, and change with nearly every label."""
        said = [self.speakers[turn.name] for turn in self.turns]
        return len(set(said)) == 2 and sum(a != b for a, b in pairwise(said)) >= 0.93 * (len(said) - 1) > 2

    def reply(self, i: int, found: Kind) -> None:
        """A turn of the one of two who did not ask, with a diagnostic, since no label says so."""
        asker = self.draft.speaker if self.draft else ""
        other = next(who for who in self.speakers.values() if who != asker)
        number = self.layout.lines[i].number
        self.close()
        self.open(other, number)
        message = f"no label; read as {other}, since {asker} asks before and after"
        self.diagnostics.append(Diagnostic(line=number, severity="info", code="inferred-speaker", message=message))
        self.reasons[-1] = LineRead(number, "turn", message)
        self.speak(i, found.start, found.end, new=True)

    def _resume(self) -> None:
        """Directions that waited stand inside the turn, since it goes on."""
        for j, found in self.waiting:
            self.speak(j, found.start, found.end, new=self.paragraphs.begins(j))
        self.waiting.clear()

    def direction(self, i: int, found: Kind) -> None:
        """A direction inside a turn waits: only what follows says whether the turn goes on."""
        if self.draft is None:
            self.block(i, found)
        elif (
            self.source.text[found.start] in "(（" and not self.source.text[found.start : found.end].isupper()
        ):  # a stenographer's remark belongs to the speech it interrupts
            self.words(i, found)
        else:
            self.waiting.append((i, found))

    def heading(self, i: int, found: Kind) -> None:
        """A heading ends a turn, unless the label above it still waits for its first words.

        A line that only looks like a heading interrupts: the speaker goes on below it, while others are still to
        speak; and so does any heading in the middle of a sentence.
        """
        if found.sure and not self._goes_on(i):
            self.resumes = None
        elif self.draft and i < self.last:
            self.resumes = self.draft.speaker
        if self.draft is None or self.draft.start >= 0:
            self.close()
        self.block(i, found)

    def _goes_on(self, i: int) -> bool:
        """Whether a sentence breaks off above line ``i`` and goes on below it."""
        below = self.layout.lines[i + 1] if i + 1 < len(self.layout.lines) else None
        breaks = self.draft is not None and self.draft.words.breaks_off()
        first = self.source.text[below.start] if below else ""
        return breaks and first.isalpha() and not first.isupper()

    def furniture(self, i: int, found: Kind) -> None:
        """Furniture ends a turn; after the last turn, it is all that follows."""
        self.close()
        self.resumes = None
        self.after = self.after or i > self.last
        self.block(i, found)

    def closing(self, i: int, found: Kind) -> None:
        """What the recorder writes ends the turn, and what follows is nobody's until the next label."""
        self.close()
        self.resumes = None
        self.block(i, found)

    def time(self, i: int, found: Kind) -> None:
        """A time stamp without a label: what follows is said then."""
        self.drop("time", found.start, found.end)
        hit = STAMP.match(self.source.text, found.start, found.end)
        self.later = clock(hit["clock"]) if hit else None

    def rule(self, i: int, found: Kind) -> None:
        """A line of dashes or stars."""
        self.drop("rule", found.start, found.end)


_HANDLERS = {
    "words": Builder.words,
    "direction": Builder.direction,
    "heading": Builder.heading,
    "furniture": Builder.furniture,
    "closing": Builder.closing,
    "time": Builder.time,
    "rule": Builder.rule,
}
_SHOWN = {"words": "narration", "closing": "narration", "time": "removed", "rule": "removed"}
_BLOCKS: dict[str, Callable[[dict[str, Any], Kind], Block]] = {
    "words": lambda values, _: Narration.of(**values),
    "closing": lambda values, _: Narration.of(**values),
    "direction": lambda values, _: Direction(**values),
    "furniture": lambda values, _: Furniture.of(**values),
    "heading": lambda values, found: Heading.of(**values, level=found.level),
}
