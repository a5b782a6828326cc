"""Which lines a source has: those of its pieces, or those of its text without margins and page heads."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from transcript.errors import SourceError
from transcript.lines import SENTENCE_ENDS, Line, cut
from transcript.markup import reference
from transcript.model import Removed, Span
from transcript.pages import joined, page_heads
from transcript.patterns import lazy
from transcript.source import Piece, Source
from transcript.unbroken import unbroken

_NUMBERED = re.compile(r"(\d{1,4})(?:[.:]?\s{2,}(?=\S)|$)")
_TIGHT = re.compile(r"(\d{1,2})(?: (?=\S)|$)")  # as a page's text is copied from a browser or a PDF
MOST_LINES = 500_000  # a word each, they are fifty hours of speech
LONGEST_COMMENT = 4000  # characters
MANY = 10  # numbered lines; a few where every line has its number
FEW = 4
MOST = 0.5  # of the lines must carry a margin number before margins are believed
_BARE = re.compile(r"[0-9]{1,3}")
PAGE = 20  # lines, and of these the share, that tell tight numbers from a list: they end in mid-sentence
SHARE, BROKEN = 0.8, 0.5
# A link reference definition: CommonMark 0.31 section 4.7, on one line, its destination an address.
_DEFINITION = lazy(
    r"\[(?P<label>[^\[\]\n]{1,300})\]:[ \t]*<?(?P<href>(?:[a-z][a-z+.-]{1,20}:|[/#.]|www\.)[^\s<>]{0,2000})>?"
    r"(?:[ \t]+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|\([^()\n]{0,500}\)))?",
    re.IGNORECASE,
)


@dataclass
class Layout:
    """Lines, what was taken away between them, and for each line the piece that it comes from, if any.

    ``links`` holds the addresses that the document defines for its references.
    """

    lines: list[Line]
    removed: list[Removed] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)

    def drop(self, rule: str, line: Line) -> None:
        """A whole line that is no part of the text."""
        self.removed.append(Removed(rule=rule, span=Span(line.start, line.end)))


def lay(source: Source) -> Layout:
    """The lines to read. SourceError where there are more than ``MOST_LINES``, each of which takes a kilobyte."""
    lines = [] if source.pieces else cut(source.text)
    if max(len(lines), len(source.pieces)) > MOST_LINES:
        raise SourceError(f"has more than {MOST_LINES:,} lines", file=source.name, remedy="cut it into episodes")
    if source.pieces:
        return _pieced(source)
    layout = Layout([])
    kept = _undefined(source.text, _uncommented(source.text, _kept(lines, source.removed), layout), layout)
    framed = list(_uncolumned(source.text, list(_unframed(source.text, kept, layout)), layout))
    lines = list(unbroken(source.text, framed))
    if not _unnumbered(source.text, lines, layout):
        _unpaged(source.text, lines, layout)
    return layout


def _uncommented(text: str, lines: Iterable[Line], layout: Layout) -> Iterator[Line]:
    """The lines that are no comment (CommonMark 0.31 section 4.6, the second kind), which may go on over several."""
    closed, gap = -1, 0
    for line in lines:
        if line.start > closed and text.startswith("<!--", line.start):
            end = text.find("-->", line.start + 4, line.start + LONGEST_COMMENT)
            closed = end if end >= line.end - 3 else -1
        if line.start <= closed and line.end <= closed + 3:
            layout.drop("comment", line)
            gap += line.gap
            continue
        if line.start <= closed:
            layout.drop("comment", line._replace(end=closed + 3))
            words = closed + 3 + len(text[closed + 3 : line.end]) - len(text[closed + 3 : line.end].lstrip())
            line = line._replace(start=words)
        yield line._replace(gap=line.gap + gap) if gap else line
        gap = 0


def _undefined(text: str, lines: Iterable[Line], layout: Layout) -> Iterator[Line]:
    """The lines that are no definition of a link."""
    for line in lines:
        if text[line.start] == "[" and (hit := _DEFINITION.fullmatch(text, line.start, line.end)):
            layout.links.setdefault(reference(hit["label"]), hit["href"])
            layout.drop("link definition", line)
        else:
            yield line


def _unframed(text: str, lines: Iterable[Line], layout: Layout) -> Iterator[Line]:
    """The rows of Markdown tables without the bars at their edges; between cells they stay."""
    for line in lines:
        row = text[line.start] == text[line.end - 1] == "|" and text[line.start : line.end].strip("| ")
        if row:
            start = text.index(row, line.start)
            layout.removed += [
                Removed(rule="table", span=Span(a, b)) for a, b in ((line.start, start), (start + len(row), line.end))
            ]
            line = line._replace(start=start, end=start + len(row))
        yield line


def _uncolumned(text: str, lines: Sequence[Line], layout: Layout) -> Iterator[Line]:
    """The lines without those that hold nothing but their own numbers: a PDF's margin, away from its text."""
    bare = [int(text[line.start : line.end]) if _BARE.fullmatch(text, line.start, line.end) else None for line in lines]
    starts = [i for i, n in enumerate(bare) if n is None or not i or bare[i - 1] != n - 1]
    for start, end in itertools.pairwise([*starts, len(lines)]):
        if end - start < MANY:
            yield from lines[start:end]
        else:
            for line in lines[start:end]:
                layout.drop("line number", line)


def _unpaged(text: str, lines: Sequence[Line], layout: Layout) -> None:
    """The lines without page heads; a sentence that goes on over a page's end has no gap in it."""
    heads = page_heads(text, lines)
    turned = False
    for i, line in enumerate(lines):
        if i in heads:
            layout.drop("page", line)
        else:
            goes_on = turned and layout.lines and joined(text, layout.lines[-1], line)
            layout.lines.append(line._replace(gap=-1) if goes_on else line)
        turned = i in heads


def _kept(lines: Sequence[Line], removed: Sequence[Removed]) -> Iterator[Line]:
    """The lines outside of what the reader took away."""
    spans = iter(sorted(each.span for each in removed))
    span = next(spans, None)
    for line in lines:
        while span and span.end <= line.start:
            span = next(spans, None)
        if not span or line.end <= span.start:
            yield line


def _pieced(source: Source) -> Layout:
    """Lines of pieces; a piece that goes on the one before begins no paragraph."""
    layout = Layout([])
    number, place = 1, 0
    for piece in source.pieces:
        number += source.text.count("\n", place, piece.start)
        place = piece.start
        for line in cut(source.text[piece.start : piece.end]):
            start, end = line.start + piece.start, line.end + piece.start
            layout.lines.append(Line(piece.line or number + line.number - 1, start, end, 0 if piece.joined else 1, 0))
            layout.pieces.append(piece)
    return layout


def _unnumbered(text: str, lines: Sequence[Line], layout: Layout) -> bool:
    """Pages with numbered lines, as courts print them: numbers go, and lines without one are page heads.

    A paragraph begins where a line is indented more than most. False, and nothing done, for any other text.
    """
    hits = _margin(text, lines, _NUMBERED, FEW, MANY, MOST)
    if not hits and sum(text[line.end - 1] not in SENTENCE_ENDS for line in lines) > BROKEN * len(lines):
        hits = _margin(text, lines, _TIGHT, PAGE, PAGE, SHARE)
    if not hits:
        return False
    columns = [
        hit.end() - line.start + line.indent
        for hit, line in zip(hits, lines, strict=True)
        if hit and hit.end() < line.end
    ]
    usual = max(set(columns), key=columns.count)
    for line, hit in zip(lines, hits, strict=True):
        if not hit:
            layout.drop("page", line)
            continue
        layout.removed.append(Removed(rule="line number", span=Span(line.start, line.start + len(hit[1]))))
        if hit.end() < line.end:
            indent = line.indent + hit.end() - line.start
            layout.lines.append(Line(line.number, hit.end(), line.end, int(indent > usual + 3), max(0, indent - usual)))
    return True


def _margin(
    text: str, lines: Sequence[Line], look: re.Pattern[str], few: int, many: int, most: float
) -> list[re.Match[str] | None]:
    """Each line's number, if these count lines or pages of them: ``few`` are enough where every line has one."""
    hits = [look.match(text, line.start, line.end) if line.indent < 8 else None for line in lines]
    numbers = [int(hit[1]) for hit in hits if hit]
    steps = sum(b == a + 1 or b == 1 for a, b in itertools.pairwise(numbers))
    every = len(numbers) == len(lines) == steps + 1 and all(hit and hit[0][-1].isspace() for hit in hits)
    worded = sum(hit is not None and hit.end() < line.end for hit, line in zip(hits, lines, strict=True))
    enough = len(numbers) >= (few if every else many) and worded >= 0.5 * len(numbers) >= 0.5 * most * len(lines)
    return hits if enough and steps >= 0.8 * len(numbers) else []
