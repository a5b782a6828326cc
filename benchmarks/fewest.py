"""How few cues must break a limit, whatever the division: what captions are measured against.

Each run of a turn's words that fits a cue's lines and its longest time is a window. It may be seen from 80 ms before
its first word (not before the word before it has ended) until the first word behind it, or the profile's gap before
that. That is more freedom than two cues side by side can both have, so what is too fast here is too fast in any
division: a cue that holds a word of which every window is too fast is unavoidable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from output.captions import Profile
from output.captions.cues import Cue, line
from output.captions.heard import Heard
from output.captions.stretch import LEAD_MS
from output.captions.tokens import Token, display_width


class Window(NamedTuple):
    """A cue that could be: tokens ``first`` to ``last`` (exclusive), and whether its time is enough to read it."""

    first: int
    last: int
    enough: bool


def windows(words: Sequence[Token], profile: Profile, open_ms: int, limit_ms: int) -> Iterator[Window]:
    """Every window of a turn's words, by its first word and then by its last; at least one word each."""
    opens = [
        min(word.start_ms, max(word.start_ms - LEAD_MS, end))
        for word, end in zip(words, _ends(words, open_ms), strict=True)
    ]
    closes = [*(word.start_ms for word in words), limit_ms]
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            inside = words[first:last]
            too_long = inside[-1].end_ms - words[first].start_ms > profile.longest_ms
            if last > first + 1 and (too_long or not fits(inside, profile)):
                break
            end = closes[last] - (0 if profile.chain else profile.gap_ms)
            yield Window(first, last, end - opens[first] >= needed_ms(line(inside), profile))


def _ends(words: Sequence[Token], open_ms: int) -> list[int]:
    return [open_ms, *(word.end_ms for word in words[:-1])]


def fits(words: Sequence[Token], profile: Profile) -> bool:
    """Whether words can be set in the profile's lines."""
    if display_width(line(words)) <= profile.width:
        return True
    halves = ((words[:at], words[at:]) for at in range(1, len(words))) if profile.lines > 1 else ()
    return any(all(display_width(line(half)) <= profile.width for half in pair) for pair in halves)


def needed_ms(text: str, profile: Profile) -> float:
    """The shortest time (ms) in which a profile lets a cue be seen: its least, its words' and its characters'."""
    speed = profile.characters_per_second
    by_character = 1000 * display_width(text) / speed if speed else 0
    return max(profile.shortest_ms, profile.word_ms * len(text.split()), by_character)


def fewest(heard: Sequence[Heard], profile: Profile, end_ms: int) -> int:
    """How many cues at least have too little time in any division, turn by turn, seen until ``end_ms`` at most."""
    opens = [0, *(each.tokens[-1].end_ms for each in heard)]
    limits = [*(after.tokens[0].start_ms for _, after in pairwise(heard)), end_ms]
    return sum(_fewest(each.tokens, profile, *times) for each, *times in zip(heard, opens, limits, strict=False))


def _fewest(words: Sequence[Token], profile: Profile, open_ms: int, limit_ms: int) -> int:
    best = [0, *[len(words)] * len(words)]
    for window in windows(words, profile, open_ms, limit_ms):
        best[window.last] = min(best[window.last], best[window.first] + (not window.enough))
    return best[-1]


def hasty(cues: Sequence[Cue], profile: Profile) -> int:
    """How many cues have too little time."""
    return sum(cue.end_ms - cue.start_ms < needed_ms(cue.text, profile) for cue in cues)
