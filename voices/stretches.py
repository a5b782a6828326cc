"""A block cut where the text itself asks for it: at ``[pause 800ms]``, and around passages of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transcript.model import Block
from transcript.patterns import lazy

LONGEST_PAUSE_MS = 10_000
"""What a pause in the text is cut to, in ms: a player that stays silent for longer looks broken."""

_PAUSE = re.compile(r"[\[(]\s*pause\s+(\d{1,6}(?:[.,]\d{1,3})?)\s*(ms|s|sec|secs|seconds?|milliseconds?)\s*[\])]", re.I)
_SENTENCE_END = lazy(r"[.?!:;…][\"'”’»)\]]*\s*$")


class Stretch(NamedTuple):
    """Characters ``start`` to ``end`` of a block's text.

    ``language`` is a BCP 47 tag where it is not the transcript's; ``pause_ms`` the silence asked for before it.
    """

    start: int
    end: int
    language: str | None = None
    pause_ms: int | None = None


def pause_of(text: str) -> int | None:
    """The length (ms, at most 10 000) that a direction such as ``[pause 1.5s]`` asks for; None for any other."""
    found = _PAUSE.fullmatch(text)
    if found is None:
        return None
    factor = 1 if found[2].lower().startswith("m") else 1000
    return min(LONGEST_PAUSE_MS, round(float(found[1].replace(",", ".")) * factor))


def stretches(block: Block) -> Iterator[Stretch]:
    """The stretches of a block, ordered; all of its text but the pauses. An empty one at the end has the last pause."""
    at, pause = 0, None
    for inline in sorted(block.inlines, key=lambda each: (each.start, -each.end)):
        asked = pause_of(block.text[inline.start : inline.end]) if inline.kind == "direction" else None
        if inline.start < at or (asked is None and inline.kind != "language"):
            continue
        if block.text[at : inline.start].strip():
            yield Stretch(at, inline.start, None, pause)
            pause = None
        if asked is None:
            yield Stretch(inline.start, inline.end, inline.language, _joint(block.text, inline.start, pause))
            pause = _joint(block.text, inline.end, None)
        else:
            pause = min(LONGEST_PAUSE_MS, (pause or 0) + asked)
        at = inline.end
    yield Stretch(at, len(block.text), None, pause)


def _joint(text: str, at: int, asked: int | None) -> int | None:
    """No pause where the voice changes inside a sentence."""
    inside = text[:at].strip() and not _SENTENCE_END.search(text[:at])
    return asked if asked is not None or not inside else 0
