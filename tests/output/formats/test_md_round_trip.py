"""``parse(render(t, md)) == t``: blocks of every kind, with words that look like markup, and marks within marks."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from output.episode import Facts
from output.formats import Rendering, get_format
from output.timeline import Timeline
from transcript.model import (
    Block,
    Direction,
    Heading,
    Inline,
    Narration,
    Removed,
    Span,
    Speaker,
    Transcript,
    Turn,
)
from transcript.parsing import parse
from transcript.source import read

PEOPLE = (
    Speaker(id="A", name="Ada", role="host", reason="front matter says so"),
    Speaker(id="*B*", name="Dr. B_b: [x]", aliases=("B", "1")),
    Speaker(id="שרה", name="Sam"),
    Speaker(id="S2", name="Sam"),
)
NASTY = """
1. x;# x;> x;- x;+ x;Note: x;Ada: x;**Ada:** x;---;===;***;*a*;_b_;__;snake_case;[x];[x](y);![i](j);`;``;\\;\\*;&amp
<b>;<em>;</i>;<!-- x;~~~;| a | b |;::;שלום: כן;你好：世界;…;.;No;BY MR. SMITH:;THE END;[laughs];(laughs);*sighs*;!;#;C #
http://x.y/;00:12;>> x;a  b;e\u0301;\u200b;\xa0;\t;&
"""
PIECES = [*re.split("[;\n]", NASTY)[1:-1], "&amp;", "x\ny", "word"]
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join)
TEXTS = st.one_of(WORDS, st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)).filter(
    lambda text: text.strip() != ""
)
META = {"tags": ["no", 1], "no": "x: y"}
KINDS: list[dict[str, str]] = [
    {"kind": "emphasis"},
    {"kind": "strong"},
    {"kind": "code"},
    {"kind": "link", "href": "https://e.org/a(b) <c>\\&amp;"},
    {"kind": "language", "language": "pt-BR"},
]


@st.composite
def stretches(
    draw: st.DrawFn, text: str, start: int, end: int, depth: int = 0, outer: frozenset[str] = frozenset()
) -> list[Inline]:
    """Inlines of this stretch of a text, those within others first, as a reader meets their ends."""
    if depth > 2:
        return []
    marks = sorted(draw(st.lists(st.integers(start, end), max_size=4, unique=True)))
    found: list[Inline] = []
    for a, b in zip(marks[::2], marks[1::2], strict=False):
        if text[a].isspace() or text[b - 1].isspace():
            continue
        row: dict[str, Any] = draw(st.sampled_from([row for row in KINDS if row["kind"] not in outer]))
        if row["kind"] != "code":
            found += draw(stretches(text, a, b, depth + 1, outer | {row["kind"]}))
        found.append(Inline(start=a, end=b, **row))
    return found


@st.composite
def worded(draw: st.DrawFn, paragraphs: int = 1) -> dict[str, Any]:
    """A text of some paragraphs, with its inlines."""
    parts = draw(st.lists(TEXTS, min_size=1, max_size=paragraphs))
    inlines, place = [], 0
    for part in parts:
        for each in draw(stretches(part, 0, len(part))):
            if each.kind != "code" or "\n" not in part[each.start : each.end]:
                inlines.append(replace(each, start=each.start + place, end=each.end + place))
        place += len(part) + 2
    text = "\n\n".join(parts)
    for start, end in (hit.span() for hit in re.finditer(r"\[laughs\]|\(laughs\)", text)):
        if draw(st.booleans()) and all(each.end <= start or each.start >= end for each in inlines):
            inlines.append(Inline(kind="direction", start=start, end=end))
    inlines.sort(key=lambda each: each.end)  # stable: of those that end together the inner comes first
    return {"text": text, "inlines": tuple(inlines), "span": Span(0, 1)}


def _line(values: dict[str, Any]) -> dict[str, Any]:
    return values | {"text": values["text"].replace("\n", " ")}


TURNS = st.builds(
    lambda who, words: Turn(speaker=who.id, paragraphs=tuple(words["text"].split("\n\n")), **words),
    st.sampled_from(PEOPLE),
    worded(paragraphs=3),
)
HEADINGS = st.builds(
    lambda words, level, image: Heading(**_line(words), level=level, image=image),
    worded(),
    st.integers(1, 6),
    st.sampled_from([None, None, "lamp.jpg", "https://e.org/a(b) <c>\\&amp;"]),
)
NARRATION = worded(paragraphs=2).map(lambda words: Narration(**words))
DIRECTIONS = st.one_of(
    WORDS.map(lambda text: Direction(text=" ".join(text.split()), span=Span(0, 1))).filter(
        lambda each: each.text != ""
    ),
    st.sampled_from(["[laughs]", "[a * b]", "(Applause)", "（完）", "[a bell]."]).map(
        lambda text: Direction(text=text, span=Span(0, 1), inlines=(Inline(kind="direction", start=0, end=len(text)),))
    ),
    worded().map(lambda words: Direction(**_line(words))),
)
BLOCKS = st.lists(st.one_of(TURNS, HEADINGS, NARRATION, DIRECTIONS), min_size=1, max_size=8)


def again(blocks: list[Block]) -> tuple[Transcript, Transcript]:
    """A transcript of these blocks, and what its Markdown is read back as."""
    first = Transcript(
        title="T: 1", language="pt-BR", date="2026-02-03", speakers=PEOPLE, blocks=tuple(blocks), meta=META
    )
    text = get_format("md").render(Rendering(Timeline(first), Facts(title="T", slug="t")))
    return first, parse(read(io.BytesIO(text.encode())))


def same(transcript: Transcript) -> Transcript:
    """All but what Markdown has no place for: where a block stood in its file."""
    blocks = tuple(block.model_copy(update={"span": Span(0, 0)}) for block in transcript.blocks)
    removed: tuple[Removed, ...] = ()
    return transcript.model_copy(update={"blocks": blocks, "removed": removed, "format": "markdown"})


@settings(max_examples=300, deadline=None)
@given(TURNS, BLOCKS)
def test_every_block_comes_back_as_it_was(turn: Turn, blocks: list[Block]) -> None:
    first, second = again([*blocks, turn])
    assert same(second) == same(first)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PIECES), st.sampled_from(PIECES))
def test_a_label_that_front_matter_does_not_know_is_read_as_other_markdown_is(name: str, words: str) -> None:
    text = f"---\ngenerator: turncast\nspeakers: [Ada]\n---\n\n**Ada:** {words}\n\n**Zoe Berg:** {name}\n"
    assert read(io.BytesIO(text.encode())).ready is None
