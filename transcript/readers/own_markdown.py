"""Our own Markdown, read back as the transcript that it was written from.

Front matter that says ``generator: turncast`` promises how blocks look (CommonMark 0.31): a paragraph that begins with
``**Name:**`` is a turn, plain paragraphs go on with it until a heading, a paragraph all between single asterisks is a
direction, a quotation is narration, an image right under a heading its picture. Whatever else a hand has written since
is read like any other Markdown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from transcript.draft import PARAGRAPH, Draft, turn_of
from transcript.language import tag_of
from transcript.lines import LineRead
from transcript.markup import Words
from transcript.model import Block, Direction, Heading, Narration, Removed, Span, Speaker, Transcript
from transcript.readers.own_inlines import Child, bare, put

if TYPE_CHECKING:
    from markdown_it.token import Token

GENERATOR = "turncast"
# What our Markdown has none of; without these rules, what looks like it is words.
_UNUSED = ("list", "code", "fence", "html_block", "reference")
DEEPEST = 19  # level of blocks at which a CommonMark parser of markdown-it's kind leaves out what is deeper
_HELD = ("title", "language", "date", "speakers", "generator")


def labels(speakers: Iterable[Speaker]) -> dict[str, str]:
    """Each speaker's id to the label of their turns: the name, and the id where the name is another's as well."""
    people = [(speaker.id, " ".join(speaker.name.split())) for speaker in speakers]
    called = Counter(each for row in people for each in set(row))
    return {id_: name if called[name] == 1 else id_ for id_, name in people}


def read_own(
    text: str, meta: dict[str, Any], removed: tuple[Removed, ...]
) -> tuple[Transcript | None, tuple[LineRead, ...]]:
    """The transcript in a text with this front matter, and why each block of it was read so.

    None where it is not, or no longer, as we write it.
    """
    if meta.get("generator") != GENERATOR or "style" in meta:
        return None, ()
    rows = [row for row in meta.get("speakers", ()) if row["by"] == "front matter"]
    speakers = tuple(_speaker(row) for row in rows)
    builder = _Builder(text, removed[-1].span.end, {label: id_ for id_, label in labels(speakers).items()})
    blocks = builder.build()
    if builder.unknown or (speakers and not any(block.kind == "turn" for block in blocks)):
        return None, ()
    transcript = Transcript(
        title=meta.get("title"),
        language=tag_of(meta.get("language")) or "en",
        date=meta.get("date"),
        speakers=speakers,
        blocks=tuple(blocks),
        removed=removed,
        format="markdown",
        meta={key: value for key, value in meta.items() if key not in _HELD},
    )
    return transcript, tuple(builder.reasons)


def _speaker(row: dict[str, Any]) -> Speaker:
    reason = "front matter says so" if row["role"] else None
    return Speaker(id=row["id"], name=row["name"], aliases=tuple(row["aliases"]), role=row["role"], reason=reason)


@dataclass
class _Builder:
    """Blocks as they grow below the front matter, which ends at ``top`` (characters); ``ids`` are those of labels."""

    text: str
    top: int
    ids: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    draft: Draft | None = None
    speaker: str | None = None  # who has spoken since the last heading
    reasons: list[LineRead] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)  # what we do not write: labels that front matter does not know

    def build(self) -> list[Block]:
        """All blocks."""
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark").disable(_UNUSED)
        # an address is kept as it stands
        parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
        parser.validateLink = lambda url: True  # type: ignore[method-assign]
        body = self.text[self.top :]
        self.starts = list(accumulate((len(line) + 1 for line in body.split("\n")), initial=self.top))
        tokens = parser.parse(body)
        if any(token.level >= DEEPEST for token in tokens):
            self.unknown.add("a quotation in which a parser reads no more")
        place = 0
        while place < len(tokens):
            end = _end(tokens, place)
            self.take(tokens[place], [token for token in tokens[place:end] if token.type == "inline"])
            place = end
        self.close()
        return self.blocks

    def take(self, first: Token, inside: Sequence[Token]) -> None:
        """A block of Markdown: its ``first`` token and the words ``inside``."""
        span = self.span(first)
        self.line = bisect_right(self.starts, span.start) + self.text.count("\n", 0, self.top)
        lines = [bare(token.children or ()) for token in inside]
        if first.type == "paragraph_open" and self.pictured(inside):
            return
        if first.type == "blockquote_open":
            self.single(Narration, lines, span, "a quotation")
        elif first.type == "heading_open":
            self.speaker = None
            self.single(Heading, lines, span, "a heading", level=int(first.tag[1:]))
        elif lines:
            self.paragraph(lines[0], span)

    def pictured(self, inside: Sequence[Token]) -> bool:
        """Whether a paragraph is the picture of the heading above it, and nothing else."""
        children = [child for token in inside for child in token.children or ()]
        last = self.blocks[-1] if self.blocks and not self.draft else None
        if [child.type for child in children] != ["image"] or not isinstance(last, Heading):
            return False
        self.blocks[-1] = last.model_copy(update={"image": str(children[0].attrGet("src"))})
        self.because("heading", "the picture of the heading above")
        return True

    def paragraph(self, line: list[Child], span: Span) -> None:
        """A turn, its next paragraph, a direction or narration."""
        if (label := _label(line)) is not None:
            self.turn(label, line, span)
        elif line[0].mark == "*" and line[0].closed == len(line) - 1:
            self.single(Direction, [line[1:-1]], span, "all between asterisks")
        elif self.speaker is None:
            self.single(Narration, [line], span, "nobody has spoken yet below this heading")
        else:
            self.because("turn", f"{self.speaker} goes on")
            self.speak(self.speaker, line, span)

    def turn(self, label: int, line: list[Child], span: Span) -> None:
        """A new turn, whose label ends with the child ``label``."""
        name = "".join(child.text for child in line[:label]).removesuffix(":")
        if name not in self.ids:
            self.unknown.add(name)
        self.close()
        self.speaker = self.ids.get(name, name)
        self.because("turn", f"begins with the label {name!r}")
        rest = line[label + 1 :]
        rest[:1] = [child._replace(text=child.text.removeprefix(" ")) for child in rest[:1]]
        self.speak(self.speaker, rest, span)

    def speak(self, speaker: str, line: list[Child], span: Span) -> None:
        """A paragraph of the open turn, else of a new one."""
        self.draft = self.draft or Draft(speaker, 0, Words())
        first = self.draft.join(PARAGRAPH)
        put(self.draft.words, line)
        self.draft.settle(first, *span)

    def close(self) -> None:
        """End the open turn."""
        if self.draft is not None:
            self.blocks.append(turn_of(self.draft))
        self.draft = None

    def because(self, kind: str, reason: str) -> None:
        """Why the block that is read is of this kind."""
        self.reasons.append(LineRead(self.line, kind, reason))

    def single(self, kind: type[Block], lines: Sequence[list[Child]], span: Span, reason: str, **values: Any) -> None:
        """A block that is not speech, of these paragraphs."""
        self.close()
        self.because(kind.model_fields["kind"].default, reason)
        words = Words()
        for n, line in enumerate(lines):
            words.glue("\n\n" * (n > 0))
            put(words, line)
        self.blocks.append(kind(text="".join(words.text), span=span, inlines=tuple(words.inlines), **values))

    def span(self, token: Token) -> Span:
        """The place of a block's lines, without the line feed at their end."""
        first, after = token.map or (0, 0)
        start, end = self.starts[first], self.starts[after]
        return Span(start, start + len(self.text[start:end].rstrip()))


def _end(tokens: Sequence[Token], place: int) -> int:
    """The place behind the block that begins at ``place``."""
    depth = 0
    for at in range(place, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at + 1
    return len(tokens)


def _label(line: list[Child]) -> int | None:
    """The child that ends the label with which a paragraph begins, if any."""
    if not line or line[0].mark != "**" or line[0].closed is None:
        return None
    end = line[0].closed
    after = line[end + 1].text[:1] if end + 1 < len(line) else ""
    named = "".join(child.text for child in line[:end]).endswith(":")
    return end if named and not after.strip() else None
