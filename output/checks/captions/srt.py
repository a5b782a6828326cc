"""SubRip as every player reads it: number, times with a comma, text, a blank line (Matroska, "SRT Subtitles")."""

from __future__ import annotations

import re

from output.checks.captions.shown import Fault, Read, Shown, blocks

TIMES = re.compile(r"(\d\d+):([0-5]\d):([0-5]\d),(\d{3}) --> (\d\d+):([0-5]\d):([0-5]\d),(\d{3})")
LONGEST_CLOCK = 40  # characters; more is no time, and no number to work with


def read_srt(text: str) -> Read:
    """The cues of an SRT file, and every line that is not as it should be."""
    cues: list[Shown] = []
    faults: list[Fault] = []
    for number, (line, block) in enumerate(blocks(text), 1):
        head, times, *words = [*block, ""][: max(2, len(block))]
        if head != str(number):
            faults.append((line, f"has the number {head[:LONGEST_CLOCK]!r} in place of {number}"))
        match = TIMES.fullmatch(times) if len(times) <= LONGEST_CLOCK else None
        if match is None:
            faults.append((line + 1, f"has no times of the form 00:00:00,000 --> 00:00:00,000: {times[:60]!r}"))
            continue
        start, end = _ms(*match.groups()[:4]), _ms(*match.groups()[4:])
        cues.append(Shown(line + 1, start, end, tuple(words)))
    if not cues:
        faults.append((1, "has no cue"))
    return Read(cues, faults)


def _ms(hours: str, minutes: str, seconds: str, milliseconds: str) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(milliseconds)
