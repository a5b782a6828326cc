"""Markdown: clean CommonMark with YAML front matter, read back exactly (``transcript.readers.own_markdown``).

After front matter a turn's first paragraph begins with ``**Name:**`` and its others follow plain; an article's
paragraph is plain before the first turn or below a heading, and a quotation after a turn, where it would else be read
as the turn going on. A direction stands between asterisks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from output.formats import Rendering
from output.formats.md_words import address, escaped, marked, paragraph
from output.timeline import Timeline
from transcript.model import Block, Direction, Furniture, Heading, Turn
from transcript.readers.own_markdown import GENERATOR, labels


def render(rendering: Rendering) -> str:
    """The transcript without furniture; the front matter has title, date, language and speakers."""
    timeline = rendering.timeline
    pieces = [_front_matter(rendering), *_body(timeline)]
    return "\n\n".join(pieces) + "\n"


def _front_matter(rendering: Rendering) -> str:
    transcript = rendering.timeline.transcript
    rows = {
        "title": transcript.title or rendering.facts.title,
        "date": transcript.date or rendering.facts.date,
        "language": transcript.language,
        **{_yaml(key): value for key, value in transcript.meta.items()},
        "generator": GENERATOR,
    }
    head = [f"{key}: {_yaml(value)}" for key, value in rows.items() if value]
    people = [
        line
        for speaker in transcript.speakers
        for line in _speaker({"id": speaker.id, "name": speaker.name, "role": speaker.role, "aliases": speaker.aliases})
    ]
    return "\n".join(["---", *head, *(["speakers:"] if people else []), *people, "---"])


def _speaker(row: dict[str, object]) -> Iterator[str]:
    for index, (key, value) in enumerate((key, value) for key, value in row.items() if value):
        yield f"  {'- ' if index == 0 else '  '}{key}: {_yaml(value)}"


def _yaml(value: object) -> str:
    """A YAML scalar or flow list: JSON is YAML (1.2, section 1.3), plain where nothing needs quotes."""
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z][\w .,'’-]*[\w.]|[A-Za-z]|\d{4}-\d\d-\d\d", value):
        return (
            value
            if value.lower() not in {"true", "false", "yes", "no", "null", "on", "off", "y", "n"}
            else f'"{value}"'
        )
    return json.dumps(value, ensure_ascii=False)


def _body(timeline: Timeline) -> Iterator[str]:
    names = labels(timeline.transcript.speakers)
    shown = [block for block in timeline.transcript.blocks if not isinstance(block, Furniture)]
    for follows_turn, block in _after_turns(shown):
        if isinstance(block, Turn):
            yield from _turn(block, names)
        elif isinstance(block, Heading):
            yield f"{'#' * block.level} {_heading(block)}".rstrip()
            yield from [f"![](<{address(block.image)}>)"] if block.image else []
        elif isinstance(block, Direction):
            yield f"*{_line(block)}*"
        else:
            yield from _narration(block, follows_turn)


def _after_turns(blocks: Sequence[Block]) -> Iterator[tuple[bool, Block]]:
    """Each block, and whether a turn came since the last heading."""
    spoken = False
    for block in blocks:
        yield spoken, block
        spoken = isinstance(block, Turn) or (spoken and not isinstance(block, Heading))


def _narration(block: Block, follows_turn: bool) -> Iterator[str]:
    paragraphs = [paragraph(each) for each in marked(block.text, block.inlines)]
    if not follows_turn and len(paragraphs) == 1 and paragraphs[0]:
        yield paragraphs[0]
    else:
        yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(paragraphs).split("\n"))


def _turn(turn: Turn, names: Mapping[str, str]) -> Iterator[str]:
    label = f"**{escaped(names[turn.speaker])}:**"
    first, *others = marked(turn.text, turn.inlines, behind=label)
    yield paragraph(f"{label} {first}".rstrip())
    yield from map(paragraph, others)


def _heading(block: Heading) -> str:
    """One line, whose last ``#`` does not close it (CommonMark 0.31, section 4.2)."""
    return re.sub(r"(#+)$", r"\\\1", _line(block))


def _line(block: Block) -> str:
    """A block's words on one line."""
    return " ".join(marked(" ".join(block.text.split("\n")), block.inlines, behind="#"))
