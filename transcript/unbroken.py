"""Lines over whose end a mark goes on: bold, emphasis or a link that an editor has wrapped is one line.

A mark opens and closes as in CommonMark 0.31, sections 6.2 and 6.3; it ends with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transcript.lines import Line
from transcript.patterns import lazy

MOST = 6  # lines that one mark goes over
DEEPEST = 16  # marks that are open at once
_MARK = lazy(r"\\.|`[^`\n]{1,500}`|\*+|_+|\[|\]")
_LINK = re.compile(r"\[[^\[\]]{1,300}\][(\[]")
_RUNS = frozenset(("*", "**", "***", "_", "__", "___"))
_BEGINS = re.compile(r"[*_\[]")


def unbroken(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those together that a mark joins."""
    i, marked = 0, _BEGINS.search(text) is not None
    while i < len(lines):
        goes_on = marked and i + 1 < len(lines) and not lines[i + 1].gap
        last = _last(text, lines, i) if goes_on else i
        yield lines[i] if last == i else lines[i]._replace(end=lines[last].end)
        i = last + 1


def _last(text: str, lines: Sequence[Line], i: int) -> int:
    """The line in which all marks that line ``i`` opens are closed; ``i`` itself where some never are."""
    waiting: list[str] = []
    for at in range(i, min(i + MOST, len(lines))):
        if at > i and lines[at].gap:
            return i
        _follow(text, lines[at], waiting)
        if not waiting:
            return at
    return i


def _follow(text: str, line: Line, waiting: list[str]) -> None:
    """Open and close what the marks of a line do; ``waiting`` are those that are open."""
    if not _BEGINS.search(text, line.start, line.end) and not waiting:
        return
    for hit in _MARK.finditer(text, line.start, line.end):
        if len(waiting) > DEEPEST:
            return
        mark = hit.group()
        left = hit.start() > line.start and not text[hit.start() - 1].isspace()
        right = hit.end() < line.end and not text[hit.end()].isspace()
        within = left and right and text[hit.start() - 1].isalnum() and text[hit.end()].isalnum()
        opener = "[" if mark == "]" else mark
        if mark == "]" or (left and not within and mark in waiting):
            while opener in waiting and waiting.pop() != opener:
                pass
        elif _LINK.match(text, hit.start()) if mark == "[" else mark in _RUNS and right and not within:
            waiting.append(mark)
