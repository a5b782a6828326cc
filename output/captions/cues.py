"""Cues of a whole timeline: each turn cut on its own, so that no cue holds two speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, zip_longest
from typing import NamedTuple
from zlib import crc32

from output.captions.cutting import Cut, cut
from output.captions.heard import Heard, hear
from output.captions.profiles import Profile
from output.captions.stretch import LEAD_MS, Stretch
from output.captions.tokens import Token
from output.captions.words import function_words
from output.timeline import Timeline
from transcript.model import Speaker
from voices.notes import Notes

NARRATOR = "Narrator"


class Cue(NamedTuple):
    """One subtitle: ``lines`` (one or two) seen from ``start_ms`` to ``end_ms``, said by ``speaker``.

    ``first`` marks the first cue of a turn; ``block`` is the turn's index in the transcript.
    ``rows`` are the tokens of each line, with their times.
    """

    start_ms: int
    end_ms: int
    rows: tuple[tuple[Token, ...], ...]
    speaker: str
    block: int
    first: bool

    @property
    def lines(self) -> tuple[str, ...]:
        """The text of each line."""
        return tuple(line(row) for row in self.rows)

    @property
    def text(self) -> str:
        """The text of the cue in one line; lines of a script without spaces join without one."""
        return line([token for row in self.rows for token in row])


def line(row: Sequence[Token]) -> str:
    """Tokens as text, with the spaces that stood between them."""
    text = "".join([" " + token.text if token.space else token.text for token in row])
    return text[1:] if row and row[0].space else text


def no_lead(_speaker: Speaker | None) -> str:
    """Nothing leads a turn: the format itself says who speaks."""
    return ""


def name_leads(speaker: Speaker | None) -> str:
    """The speaker's name, for formats that have no other place for it."""
    return f"{speaker.name}:" if speaker else ""


def cues(timeline: Timeline, profile: Profile, lead: Callable[[Speaker | None], str] = no_lead) -> list[Cue]:
    """The cues of everything that is heard, ordered and without overlap (ms).

    ``lead(speaker)`` is set before the first words of a turn and counts for width and reading speed.
    Directions have no time of their own; they join the words beside them. Limits are broken only
    where the speech itself is faster than the profile.
    """
    return cues_of(hear(timeline, profile.width), timeline, profile, lead)


def cues_of(
    heard: Sequence[Heard],
    timeline: Timeline,
    profile: Profile,
    lead: Callable[[Speaker | None], str] = no_lead,
    notes: Notes | None = None,
) -> list[Cue]:
    """``cues`` of what was ``heard`` of the timeline already, for another profile maybe; cut as in ``notes``."""
    notes = notes or Notes()
    if max((each.widest for each in heard), default=0) > profile.width:
        heard = hear(timeline, profile.width)
    words = function_words(timeline.transcript.language)
    led = [each.led_by(lead(each.speaker), profile.width, words) for each in heard]
    found: list[Cue] = []
    open_ms = 0
    for batch, after in _batches(led):
        limit = _limit(batch[-1], after) if after else _last(batch[-1], timeline, profile)
        found += _cut(batch, profile, open_ms, limit, notes)
        open_ms = batch[-1].tokens[-1].end_ms
    return list(_within(_apart(found), timeline.duration_ms))


BATCH = 200
"""Tokens that are cut at once, in the mean: enough for the work on whole columns to pay, few enough for the
processor's cache to hold their columns (with as many each time 400 took a seventh longer, 2000 half as long again)."""
LONGEST = 8 * BATCH
"""Tokens at which a batch ends in any case: where one thing is said over and over, no words end it or all do."""


def _batches(heard: Sequence[Heard]) -> Iterator[tuple[Sequence[Heard], Heard | None]]:
    """Blocks to be cut at once, and the one that follows.

    A batch ends where its last block's own words say so, by chance, so that an edit changes no batch but the one it is
    in (Muthitacharoen, Chen, Mazieres, "A Low-bandwidth Network File System", 2001, section 3.1).
    """
    first = size = 0
    for last, (each, after) in enumerate(zip_longest(heard, heard[1:]), 1):
        size += len(each.tokens)
        if after is None or size >= LONGEST or _chance(each) < len(each.tokens):
            yield heard[first:last], after
            first, size = last, 0


def _chance(each: Heard) -> int:
    """A number below ``BATCH`` that the words of a block alone decide."""
    return crc32(" ".join(token.text for token in each.tokens).encode("utf-8", "surrogatepass")) % BATCH


def _cut(batch: Sequence[Heard], profile: Profile, open_ms: int, limit_ms: int, notes: Notes) -> Iterator[Cue]:
    """The cues of some blocks, each of one block."""
    tokens = [token for each in batch for token in each.tokens]
    breaks = [cost for each in batch for cost in each.breaks]
    ends = [end for each in batch for end in each.sentence_ends]
    stops = list(accumulate(len(each.tokens) for each in batch))
    firsts = {0, *stops}
    stretch, begin = Stretch(tokens, breaks, ends, stops, profile, limit_ms, open_ms), tokens[0].start_ms
    for first, second, last, start, end in notes.recall(stretch.key, partial(_from_its_begin, stretch)):
        each = batch[bisect_right(stops, first)]
        shown = tuple(tuple(row) for row in (tokens[first:second], tokens[second:last]) if row)
        name = each.speaker.name if each.speaker else NARRATOR
        yield Cue(begin + start, begin + end, shown, name, each.block, first in firsts)


def _from_its_begin(stretch: Stretch) -> list[Cut]:
    """The division of a stretch, its times counted from its first word: so it fits wherever the stretch may lie."""
    begin = stretch.tokens[0].start_ms
    return [each._replace(start_ms=each.start_ms - begin, end_ms=each.end_ms - begin) for each in cut(stretch)]


def _limit(each: Heard, after: Heard) -> int:
    """When the cue after this block's last one starts (ms)."""
    start = after.tokens[0].start_ms
    return min(start, max(start - LEAD_MS, each.tokens[-1].end_ms))


def _last(each: Heard, timeline: Timeline, profile: Profile) -> int:
    """Until when the last cue may be seen (ms): a source without sound, which ends with its last word, sets no end."""
    end = each.tokens[-1].end_ms
    return end + profile.longest_ms if end >= timeline.duration_ms else timeline.duration_ms + profile.gap_ms


def _apart(found: Sequence[Cue]) -> Iterator[Cue]:
    """The same cues where the source's own times overlap: none starts before the one before it ends."""
    now = 0
    for cue in found:
        start = max(now, cue.start_ms)
        now = max(start + 1, cue.end_ms)
        yield cue if (start, now) == (cue.start_ms, cue.end_ms) else cue._replace(start_ms=start, end_ms=now)


def _within(found: Iterable[Cue], duration_ms: int) -> Iterator[Cue]:
    """The same cues, none seen after the sound has ended.

    A source without sound ends with its last word, and what is seen after that does no harm.
    """
    for cue in found:
        if cue.end_ms > duration_ms and cue.rows[-1][-1].end_ms < duration_ms:
            yield cue._replace(end_ms=duration_ms)
        else:
            yield cue
