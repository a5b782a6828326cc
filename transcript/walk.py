"""The walk through a document's lines: turns where the labels stand, all else by what each line is."""

from __future__ import annotations

from collections.abc import Mapping

from transcript.blocks import Builder
from transcript.labels.judge import judge
from transcript.labels.weigh import Explanation
from transcript.layout import Layout
from transcript.source import Source


def build(
    source: Source,
    layout: Layout,
    chosen: Explanation | None,
    speakers: Mapping[str, str],
    listed: frozenset[int] = frozenset(),
) -> Builder:
    """The blocks of a document; ``chosen`` says where turns begin, ``speakers`` maps labels to speaker ids, ``listed``
    are the lines (indices) of a list of participants."""
    turns = list(chosen.turns) if chosen else []
    builder = Builder(source, layout, speakers, turns, listed, chosen.titles if chosen else frozenset())
    builder.removed += layout.removed
    builder.last = max((turn.line for turn in turns), default=len(layout.lines))
    ends = {c.line for c in chosen.rejected if c.bold and judge(c.name).points <= -5} if chosen else set()
    ends |= listed
    at = 0
    for i, line in enumerate(layout.lines):
        first = at
        while at < len(turns) and turns[at].line == i:
            at += 1
        here = turns[first:at]
        if not here or here[0].start > line.start:
            builder.line(i, _trimmed(source.text, here[0].start) if here else line.end, ends=i in ends)
        for turn, end in zip(here, [*(_trimmed(source.text, t.start) for t in here[1:]), line.end], strict=False):
            builder.turn(turn, end)
    builder.close()
    return builder


def _trimmed(text: str, end: int) -> int:
    """The end of the words before ``end``."""
    while end and text[end - 1].isspace():
        end -= 1
    return end
