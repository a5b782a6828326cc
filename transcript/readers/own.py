"""Our own JSON, read back as the transcript that it was written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from transcript.errors import SourceError
from transcript.lines import LineRead
from transcript.model import Block, Span, Transcript
from transcript.readers.places import lines_of
from transcript.source import Source

TIMES = ("start_ms", "end_ms", "timed")  # a rendered timeline has them on blocks of every kind; the model on turns


def is_own(value: object) -> bool:
    """Whether a JSON value is what ``turncast parse --json`` and the format json write."""
    return isinstance(value, dict) and isinstance(value.get("blocks"), list) and isinstance(value.get("speakers"), list)


def read_own(value: Mapping[str, Any], file: str, name: str) -> Source:
    """The transcript in the text of a ``file``; its spans are those of its own blocks one below the other.

    SourceError for wrong shapes.
    """
    kept = {key: each for key, each in value.items() if key in Transcript.model_fields and key != "removed"}
    try:
        transcript = Transcript.model_validate(kept | {"blocks": [_block(block) for block in value["blocks"]]})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise SourceError(
            f"is no transcript of ours: {where}: {first['msg']}", file=name, remedy="mend or remove it"
        ) from error
    blocks, place = [], 0
    for block in transcript.blocks:
        blocks.append(block.model_copy(update={"span": Span(place, place + len(block.text))}))
        place += len(block.text) + 2
    text = "\n\n".join(block.text for block in blocks)
    ready = transcript.model_copy(update={"blocks": tuple(blocks)})
    return Source(text, "json", name, ready=ready, reasons=tuple(_reasons(file, blocks)))


def _reasons(file: str, blocks: Sequence[Block]) -> Iterator[LineRead]:
    """The key that makes each block what it is."""
    for n, (block, line) in enumerate(zip(blocks, lines_of(file, (block.text for block in blocks)), strict=True)):
        who = f", blocks[{n}].speaker says {block.speaker!r}" if block.kind == "turn" else ""
        yield LineRead(line, block.kind, f"blocks[{n}].kind says {block.kind!r}{who}")


def _block(block: Any) -> Any:
    if not isinstance(block, dict) or block.get("kind") == "turn":
        return block
    return {key: each for key, each in block.items() if key not in TIMES}
