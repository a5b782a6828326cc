"""A place where a turn may begin."""

from __future__ import annotations

from typing import NamedTuple


class Candidate(NamedTuple):
    """``start`` to ``words`` is the label (characters), ``line`` an index into the lines, ``name`` the label's name;
    ``alone`` says that no words follow on its line, ``fresh`` that a paragraph or at least a sentence begins with it,
    ``spoken`` that its line ends as speech does."""

    line: int
    start: int
    words: int
    style: str
    name: str
    bold: bool = False
    time: str | None = None
    alone: bool = False
    fresh: bool = True
    spoken: bool = True


class Found(NamedTuple):
    """What a style that has no labels proposes: its turns, its score, and why."""

    style: str
    turns: tuple[Candidate, ...] = ()
    score: float = 0.0
    reason: str = "no such mark"
