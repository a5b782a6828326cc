"""Markdown: clean CommonMark with YAML front matter, made to be read back.

After front matter a turn's first paragraph begins with ``**Name:**`` and its others follow plain; an
article's paragraph is plain before the first turn or below a heading, and a quotation after a turn,
where it would else be read as the turn going on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from output.formats import Rendering
from output.timeline import Timeline
from transcript.model import Block, Direction, Furniture, Heading, Inline, InlineKind, Turn

WRAPPERS: dict[InlineKind, tuple[str, str]] = {
    "direction": ("*", "*"),
    "emphasis": ("*", "*"),
    "strong": ("**", "**"),
    "code": ("`", "`"),
}
"""What stands around a stretch; a link's end is made from its address."""

MARKUP = re.compile(r"[\\`*_]|\](?=[(\[:])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
LINE_START = re.compile(r"^(\s*)(?:([#+>=|~-])|(\d{1,9})([.)])(?=\s|$))")
"""CommonMark 0.31, sections 2.4, 4 and 5: what makes markup within a line, and at its start."""


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
    shown = [block for block in timeline.transcript.blocks if not isinstance(block, Furniture)]
    for follows_turn, block in _after_turns(shown):
        if isinstance(block, Turn):
            yield from _turn(block, timeline.speakers[block.speaker].name)
        elif isinstance(block, Heading):
            yield f"{'#' * block.level} {_line(marked(block.text, block.inlines))}"
        elif isinstance(block, Direction):
            yield f"*{_line(escaped(block.text))}*"
        else:
            yield _narration(block, follows_turn)


def _after_turns(blocks: Sequence[Block]) -> Iterator[tuple[bool, Block]]:
    """Each block, and whether a turn came since the last heading."""
    spoken = False
    for block in blocks:
        yield spoken, block
        spoken = isinstance(block, Turn) or (spoken and not isinstance(block, Heading))


def _narration(block: Block, follows_turn: bool) -> str:
    text = _paragraph(marked(block.text, block.inlines))
    return "\n".join(f"> {line}" for line in text.split("\n")) if follows_turn else text


def _turn(turn: Turn, name: str) -> Iterator[str]:
    paragraphs = marked(turn.text, turn.inlines).split("\n\n")
    yield f"**{escaped(_line(name))}:** {_paragraph(paragraphs[0])}"
    yield from (_paragraph(paragraph) for paragraph in paragraphs[1:])


def _line(text: str) -> str:
    return " ".join(text.split())


def _paragraph(text: str) -> str:
    """Lines whose beginning is no markup: not a list, a heading or a quotation."""
    return "\n".join(LINE_START.sub(_escape_start, line.strip()) for line in text.split("\n"))


def _escape_start(match: re.Match[str]) -> str:
    space, mark, number, dot = match.groups()
    return f"{space}\\{mark}" if mark else f"{space}{number}\\{dot}"


def escaped(text: str) -> str:
    """``text`` with what Markdown would take for markup behind a backslash; inside words ``_`` stays."""
    return MARKUP.sub(lambda match: match.group() if _harmless(match) else f"\\{match.group()}", text)


def _harmless(match: re.Match[str]) -> bool:
    text, at = match.string, match.start()
    return match.group() == "_" and 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def marked(text: str, inlines: tuple[Inline, ...]) -> str:
    """``text`` with its inlines as Markdown; of overlapping ones the first counts."""
    out, at = [], 0
    for inline in sorted(inlines, key=lambda each: (each.start, -each.end)):
        if inline.start >= at and inline.end > inline.start:
            out += [escaped(text[at : inline.start]), _inline(text[inline.start : inline.end], inline)]
            at = inline.end
    return "".join([*out, escaped(text[at:])])


def _inline(text: str, inline: Inline) -> str:
    if inline.kind == "link":
        inner = re.sub(r"(?<!\\)[\[\]]", r"\\\g<0>", escaped(text))
        return f"[{inner}](<{_address(inline.href or '')}>)"
    if inline.kind == "language":
        return f"[{escaped(text)}]{{lang={inline.language}}}"
    before, after = WRAPPERS[inline.kind]
    inner = text.strip()
    body = inner if inline.kind == "code" else escaped(inner)
    return text.replace(inner, f"{before}{body}{after}", 1) if inner and "\n\n" not in inner else escaped(text)


def _address(href: str) -> str:
    return re.sub(r"[<>\\\s]", lambda match: f"%{ord(match.group()):02X}", href)
