"""The transcript as data: what ``turncast parse --json`` prints, with the times of the timeline."""

from __future__ import annotations

import json
from typing import Any

from output.formats import Rendering
from output.timeline import Place
from transcript.model import Block


def render(rendering: Rendering) -> str:
    """The transcript's model as JSON, one block a line; ``timed`` has the words with their times (ms)."""
    dump = rendering.timeline.transcript.model_dump(mode="json", exclude={"blocks", "removed"})
    head = "".join(f"{_text(key)}: {_text(value)},\n" for key, value in dump.items())
    blocks = ",\n".join(_text(_block(block, place)) for block, place in rendering.timeline.blocks())
    return f'{{{head}"duration_ms": {rendering.timeline.duration_ms},\n"blocks": [\n{blocks}\n]}}\n'


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _block(block: Block, place: Place | None) -> dict[str, Any]:
    data = block.model_dump(mode="json")
    if place is None:
        return data
    words = [list(word) for word in place.words]
    return data | {"start_ms": place.start_ms, "end_ms": place.end_ms, "timed": words}
