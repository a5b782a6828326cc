"""What a caption file shows, whatever its format, and what is wrong with its syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

Fault = tuple[int, str]
"""A line (1-based) and what is wrong there."""


class Shown(NamedTuple):
    """A cue as a viewer sees it: ``line`` where its times stand, plain ``lines`` of text, who speaks."""

    line: int
    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    speakers: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.lines)

    @property
    def letters(self) -> str:
        """The text without any white space, so that line breaks change nothing."""
        return "".join("".join(self.lines).split())


class Read(NamedTuple):
    """The cues of a file, and the faults of its syntax."""

    cues: list[Shown]
    faults: list[Fault]


def blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Stretches of lines between blank ones, each with the number of its first line."""
    found: list[str] = []
    lines = re.split(r"\r\n|\r|\n", text)
    for number, line in enumerate([*lines, ""], 1):
        if line:
            found.append(line)
        elif found:
            yield number - len(found), found
            found = []
