"""When cues are seen: in order, long enough, within the sound; the limits of a profile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from output.captions.tokens import display_width
from output.checks.captions import Captions
from output.checks.captions.words import spoken
from output.checks.rules import Flaw

ROUNDING_MS = 1
FIRST = 5
"""How many cues are named where many have one flaw."""


def backwards(file: Captions) -> Iterator[Flaw]:
    for number, cue in enumerate(file.cues, 1):
        if cue.end_ms <= cue.start_ms:
            yield file.flaw("ends before it starts", number)


def disorder(file: Captions) -> Iterator[Flaw]:
    for number, (one, two) in enumerate(pairwise(file.cues), 2):
        if two.start_ms < one.start_ms:
            yield file.flaw("starts before the one before it", number)


def overlap(file: Captions) -> Iterator[Flaw]:
    for number, (one, two) in enumerate(pairwise(file.cues), 2):
        if one.start_ms <= two.start_ms < one.end_ms:
            yield file.flaw(f"starts {one.end_ms - two.start_ms} ms before the one before it ends", number)


def beyond(file: Captions) -> Iterator[Flaw]:
    end = file.episode.duration_ms
    for number, cue in enumerate(file.cues, 1):
        if cue.end_ms > end + ROUNDING_MS:
            yield file.flaw(f"ends {cue.end_ms - end} ms after the sound", number)


def wide(file: Captions) -> Iterator[Flaw]:
    for number, cue in enumerate(file.cues, 1):
        widest = max(map(display_width, cue.lines), default=0)
        if widest > file.profile.width:
            yield file.flaw(f"has a line of {widest} characters, more than {file.profile.width}", number)


def tall(file: Captions) -> Iterator[Flaw]:
    for number, cue in enumerate(file.cues, 1):
        if len(cue.lines) > file.profile.lines:
            yield file.flaw(f"has {len(cue.lines)} lines, more than {file.profile.lines}", number)


def long(file: Captions) -> Iterator[Flaw]:
    for number, cue in enumerate(file.cues, 1):
        if cue.end_ms - cue.start_ms > file.profile.longest_ms + ROUNDING_MS:
            yield file.flaw(f"is seen for {cue.end_ms - cue.start_ms} ms, more than {file.profile.longest_ms}", number)


def gaps(file: Captions) -> Iterator[Flaw]:
    """No gap at all where the profile lets cues follow each other, else one that is seen as such."""
    for number, (one, two) in enumerate(pairwise(file.cues), 2):
        gap = two.start_ms - one.end_ms
        if (gap > 0 or (gap == 0 and not file.profile.chain)) and gap < file.profile.gap_ms - ROUNDING_MS:
            yield file.flaw(f"follows after {gap} ms, less than {file.profile.gap_ms}", number)


def hasty(file: Captions) -> Iterator[Flaw]:
    """Seen for too short a time although nothing follows at once."""
    for number in _short(file):
        if not _pressed(file, number):
            seen, needed = _seen_ms(file, number), needed_ms(file, number)
            yield file.flaw(f"is seen for {seen} ms; {needed} ms are needed to read it", number)


def fast_speech(file: Captions) -> Iterator[Flaw]:
    """Too short because the next words follow, even without the name that leads them."""
    hurried = [number for number in _short(file) if _pressed(file, number) and not _by_name(file, number)]
    return _together(file, hurried, "too fast since the speech is")


def fast_names(file: Captions) -> Iterator[Flaw]:
    """Too short because of the name: the words alone could be read in time."""
    hurried = [number for number in _short(file) if _pressed(file, number) and _by_name(file, number)]
    return _together(file, hurried, "too fast with the name before the words")


def _together(file: Captions, numbers: Sequence[int], what: str) -> Iterator[Flaw]:
    """One flaw for all cues of one cause, with the first of them: each alone would tell the same."""
    if numbers:
        told = [f"cue {each} ({_seen_ms(file, each)} of {needed_ms(file, each)} ms)" for each in numbers[:FIRST]]
        more = [f"{len(numbers) - FIRST} more"] * (len(numbers) > FIRST)
        first = file.cues[numbers[0] - 1].line
        yield file.flaw(f"{len(numbers)} of {len(file.cues)} cues, {what}: {', '.join(told + more)}", line=first)


def needed_ms(file: Captions, number: int, named: bool = True) -> int:
    """The shortest time in which the profile lets a cue be read, with the name that leads it or without.

    A name and a sign are characters as any other (Netflix, "How is reading speed measured?": all that is shown counts;
    BBC Subtitle Guidelines, "When to give extra time": a label takes time of its own).
    """
    profile = file.profile
    text = file.cues[number - 1].text if named else spoken(file, number)
    reading = 1000 * display_width(text) / profile.characters_per_second if profile.characters_per_second else 0
    return int(max(profile.shortest_ms, profile.word_ms * len(text.split()), reading))


def _by_name(file: Captions, number: int) -> bool:
    """Whether a cue that is too short would be long enough without its name."""
    return _seen_ms(file, number) >= needed_ms(file, number, named=False) - ROUNDING_MS


def _seen_ms(file: Captions, number: int) -> int:
    cue = file.cues[number - 1]
    return cue.end_ms - cue.start_ms


def _short(file: Captions) -> Iterator[int]:
    for number in range(1, len(file.cues) + 1):
        if 0 < _seen_ms(file, number) < needed_ms(file, number) - ROUNDING_MS:
            yield number


def _pressed(file: Captions, number: int) -> bool:
    """Whether the cue could not be seen any longer: the next one, or the end, follows with the smallest gap."""
    later = [cue.start_ms for cue in file.cues[number : number + 1]] or [file.episode.duration_ms]
    return later[0] - file.cues[number - 1].end_ms <= max(file.profile.gap_ms, ROUNDING_MS) + ROUNDING_MS
