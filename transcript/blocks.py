"""Lines and the places where turns begin, put together into blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from transcript.kinds import Kind, kind
from transcript.labels.choose import Candidate
from transcript.lines import Line
from transcript.markup import Words
from transcript.model import Block, Diagnostic, Direction, Furniture, Heading, Narration, Removed, Span, Turn
from transcript.source import Source

_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")


@dataclass
class Draft:
    """A turn that is being put together: its words, and where each paragraph begins in them."""

    speaker: str
    line: int
    words: Words = field(default_factory=Words)
    paragraphs: list[int] = field(default_factory=list)
    start: int = -1
    end: int = -1


@dataclass
class Builder:
    """Blocks as they grow, in one walk through the lines; ``reasons`` says of each line what it is and why."""

    source: Source
    lines: Sequence[Line]
    speakers: Mapping[str, str]
    paragraphed: bool
    blocks: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    reasons: list[tuple[int, str, str]] = field(default_factory=list)
    draft: Draft | None = None
    waiting: list[tuple[int, Kind]] = field(default_factory=list)  # directions that may end a turn
    after: bool = False  # furniture has begun after the last turn

    def drop(self, rule: str, start: int, end: int) -> None:
        """Markup between blocks that is not among the words."""
        if start < end:
            self.removed.append(Removed(rule=rule, span=Span(start, end)))

    def turn(self, found: Candidate, end: int) -> None:
        """A new turn begins with a label, and its words go on to ``end`` (characters)."""
        self.close()
        line = self.lines[found.line]
        self.drop("label", found.start, found.words)
        self.draft = Draft(self.speakers[found.name], line.number)
        self.reasons.append((line.number, "turn", f"begins with the label {found.name!r} ({found.style})"))
        self.speak(found.words, end, new=True)

    def speak(self, start: int, end: int, *, new: bool) -> None:
        """Words of the turn that is open; ``new`` begins a paragraph."""
        draft = self.draft
        if draft is None or start >= end:
            return
        if draft.words.size:
            draft.words.glue("\n\n" if new else self._between(draft.end, start))
        if new or not draft.paragraphs:
            draft.paragraphs.append(draft.words.size)
        draft.words.add(self.source.text, start, end)
        draft.start, draft.end = (start if draft.start < 0 else draft.start), end

    def _between(self, before: int, after: int) -> str:
        """What joins two lines of a paragraph: nothing in a script without spaces or in a divided word."""
        text = self.source.text
        divided = text[before - 1] == "\xad"
        return "" if divided or _WIDE.match(text[before - 1]) and _WIDE.match(text[after]) else " "

    def close(self) -> None:
        """End the open turn, and let the directions after its last words stand on their own."""
        draft, self.draft = self.draft, None
        if draft is not None:
            self.removed += draft.words.removed
            if "".join(draft.words.text).strip():
                self.blocks.append(_turn(draft))
            else:
                message = f"{draft.speaker} has a label here but no words"
                self.diagnostics.append(
                    Diagnostic(line=draft.line, severity="warning", code="empty-turn", message=message)
                )
        for i, found in self.waiting:
            self.block(i, found)
        self.waiting.clear()

    def block(self, i: int, found: Kind) -> None:
        """A block of one line that is not speech."""
        line, words = self.lines[i], Words()
        words.add(self.source.text, found.start, found.end)
        self.removed += words.removed
        self.drop("heading" if found.name == "heading" else "markup", line.start, found.start)
        self.drop("heading" if found.name == "heading" else "markup", found.end, line.end)
        values = {"text": "".join(words.text), "span": Span(found.start, found.end), "inlines": tuple(words.inlines)}
        self.blocks.append(_BLOCKS[found.name](values, found))

    def line(self, i: int) -> None:
        """A line without a label."""
        line = self.lines[i]
        found = kind(self.source.text, self.lines, i, inside=self.draft is not None)
        if self.after and found.name in ("words", "heading", "direction"):
            found = found._replace(name="furniture", reason="after furniture, and nobody speaks again")
        self.reasons.append((line.number, _SHOWN.get(found.name, found.name), found.reason))
        _HANDLERS[found.name](self, i, found)

    def words(self, i: int, found: Kind) -> None:
        """Words without a label: the open turn goes on, or the article does."""
        if self.draft is None:
            self.block(i, found)
            return
        self._resume()
        line = self.lines[i]
        self.reasons[-1] = (line.number, "turn", f"{self.draft.speaker} goes on")
        self.speak(found.start, found.end, new=bool(line.gap) or not self.paragraphed)

    def _resume(self) -> None:
        """Directions that waited stand inside the turn, since it goes on."""
        for j, found in self.waiting:
            self.speak(found.start, found.end, new=bool(self.lines[j].gap) or not self.paragraphed)
        self.waiting.clear()

    def direction(self, i: int, found: Kind) -> None:
        """A direction inside a turn waits: only what follows says whether the turn goes on."""
        if self.draft is None:
            self.block(i, found)
        else:
            self.waiting.append((i, found))

    def heading(self, i: int, found: Kind) -> None:
        """A heading ends a turn."""
        self.close()
        self.block(i, found)

    def furniture(self, i: int, found: Kind) -> None:
        """Furniture ends a turn; after the last turn, it is all that follows."""
        self.close()
        self.after = self.after or i > self.last
        self.block(i, found)

    def rule(self, i: int, found: Kind) -> None:
        """A line of dashes or stars."""
        self.drop("rule", found.start, found.end)

    last: int = -1


_HANDLERS = {
    "words": Builder.words,
    "direction": Builder.direction,
    "heading": Builder.heading,
    "furniture": Builder.furniture,
    "rule": Builder.rule,
}
_SHOWN = {"words": "narration", "rule": "removed"}
_BLOCKS = {
    "words": lambda values, _: Narration(**values),
    "direction": lambda values, _: Direction(**values),
    "furniture": lambda values, _: Furniture(**values),
    "heading": lambda values, found: Heading(**values, level=found.level),
}


def _turn(draft: Draft) -> Turn:
    text = "".join(draft.words.text)
    paragraphs = [text[a : b - 2] for a, b in pairwise([*draft.paragraphs, len(text) + 2])]
    return Turn(
        text=text,
        span=Span(draft.start, draft.end),
        inlines=tuple(draft.words.inlines),
        speaker=draft.speaker,
        paragraphs=tuple(paragraphs),
    )


def build(source: Source, lines: Sequence[Line], turns: Sequence[Candidate], speakers: Mapping[str, str]) -> Builder:
    """The blocks of a document whose turns begin at ``turns``; ``speakers`` maps labels to speaker ids."""
    gaps = sum(line.gap > 0 for line in lines)
    builder = Builder(source, lines, speakers, paragraphed=gaps > 0.05 * len(lines))
    starts = {turn.line: turn for turn in turns}
    builder.last = max(starts, default=len(lines))
    for i, line in enumerate(lines):
        if i in starts:
            builder.turn(starts[i], line.end)
        else:
            builder.line(i)
    builder.close()
    return builder
