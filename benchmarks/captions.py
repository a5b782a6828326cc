"""How good captions are: ``python -m benchmarks captions FILE... [--profile podcast] [--names]``.

For each file and each way of cutting the same words, at the pace of the embedded voice: cues that break a limit, and
which, the share of line ends on a function word, mean balance of two lines, mean reading speed. Beside ours stand
greedy cutting (fill the line, fill the cue) and srt-equalizer on a subtitle for each sentence, and the fewest cues that
are too fast in any division (``benchmarks/fewest.py``). ``--names`` has the speaker's name lead each turn, as in SRT.

What a function word is says the package stop-words in its version of 2018, whose English list is Snowball's
(174 words), and not the table that our cutter breaks by. ``pip install 'turncast[benchmark]'`` brings both.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

import srt
import srt_equalizer
from stop_words import StopWordError, get_stop_words

from benchmarks.fewest import fewest, needed_ms
from output.captions import Profile, get_profile
from output.captions.cues import cues, line, name_leads, no_lead
from output.captions.heard import Heard, hear
from output.captions.tokens import Token, display_width
from output.captions.words import function_words
from output.estimate import estimate
from output.pace import by_speech
from output.timeline import Place, Timeline
from transcript.model import Speaker, Timed, Turn
from transcript.parsing import parse
from transcript.source import read

Lead = Callable[[Speaker | None], str]


class Given(NamedTuple):
    """What is to be cut: a timeline, its words with what leads them, the limits."""

    timeline: Timeline
    heard: Sequence[Heard]
    lead: Lead
    profile: Profile


def given(timeline: Timeline, lead: Lead, profile: Profile) -> Given:
    """The words of a timeline as every way cuts them."""
    words = function_words(timeline.transcript.language)
    heard = [each.led_by(lead(each.speaker), profile.width, words) for each in hear(timeline, profile.width)]
    return Given(timeline, heard, lead, profile)


class Shown(NamedTuple):
    """A cue as a viewer meets it: its lines and its times (ms)."""

    lines: tuple[str, ...]
    start_ms: int
    end_ms: int


def ours(words: Given) -> list[Shown]:
    """Dynamic programming, as ``output.captions`` does it."""
    return [Shown(cue.lines, cue.start_ms, cue.end_ms) for cue in cues(words.timeline, words.profile, words.lead)]


def greedy(words: Given) -> list[Shown]:
    """Words set as long as they fit, line after line; a cue lasts as long as its words."""
    found: list[Shown] = []
    for each in words.heard:
        lines = list(_filled(each.tokens, words.profile.width))
        for first in range(0, len(lines), words.profile.lines):
            rows = lines[first : first + words.profile.lines]
            found.append(Shown(tuple(map(line, rows)), rows[0][0].start_ms, rows[-1][-1].end_ms))
    return found


def _filled(words: Sequence[Token], width: int) -> Iterator[list[Token]]:
    row: list[Token] = []
    for word in words:
        if row and display_width(line([*row, word])) > width:
            yield row
            row = []
        row.append(word)
    yield row


def equalized(words: Given) -> list[Shown]:
    """srt-equalizer on one subtitle for each sentence, which is what it is made for: one line a cue."""
    subtitles = [
        srt.Subtitle(0, _delta(each.start_ms), _delta(each.end_ms), text)
        for turn, place in words.timeline.turns()
        for each, text in _sentences(turn, place, words.lead(words.timeline.speakers[turn.speaker]))
    ]
    split = [part for each in subtitles for part in srt_equalizer.split_subtitle(each, words.profile.width)]
    return [Shown((each.content,), _ms(each.start), _ms(each.end)) for each in split]


def _sentences(turn: Turn, place: Place, lead: str) -> Iterator[tuple[Timed, str]]:
    for number, each in enumerate(place.sentences):
        text = turn.text[each.start : each.end]
        yield each, f"{lead} {text}".strip() if number == 0 else text


def _delta(ms: int) -> timedelta:
    return timedelta(milliseconds=ms)


def _ms(delta: timedelta) -> int:
    return delta // timedelta(milliseconds=1)


WAYS: dict[str, Callable[[Given], list[Shown]]] = {
    "ours": ours,
    "greedy": greedy,
    "srt-equalizer": equalized,
}


def score(shown: Sequence[Shown], profile: Profile, words: frozenset[str]) -> dict[str, float]:
    """Broken limits by rule, and how well the lines are set."""
    pairs = [each.lines for each in shown if len(each.lines) == 2]
    ends = [row.split()[-1].lower() for each in shown for row in each.lines if row.split()]
    speeds = [1000 * len(" ".join(each.lines)) / max(1, each.end_ms - each.start_ms) for each in shown]
    rules = Counter(rule for each in shown for rule in broken(each, profile))
    return {
        "cues": len(shown),
        "broken": sum(bool(broken(each, profile)) for each in shown),
        **{rule: rules[rule] for rule in RULES},
        "gaps": sum(not _allowed(b.start_ms - a.end_ms, profile) for a, b in pairwise(shown)),
        "function ends %": 100 * sum(end in words for end in ends) / max(1, len(ends)),
        "balance": sum(min(map(len, pair)) / max(map(len, pair)) for pair in pairs) / max(1, len(pairs)),
        "characters/s": sum(speeds) / max(1, len(speeds)),
    }


RULES = ("wide", "fast", "long")


def broken(each: Shown, profile: Profile) -> list[str]:
    """The rules that a cue breaks; too short counts as too fast."""
    length = each.end_ms - each.start_ms
    held = (
        all(display_width(row) <= profile.width for row in each.lines),
        length >= needed_ms(" ".join(each.lines), profile),
        length <= profile.longest_ms,
    )
    return [rule for rule, holds in zip(RULES, held, strict=True) if not holds]


def _allowed(gap_ms: int, profile: Profile) -> bool:
    return gap_ms >= profile.gap_ms or (gap_ms == 0 and profile.chain)


def stop_words(language: str) -> frozenset[str]:
    """Somebody else's list of words that a line should not end on; no word for a language that they lack."""
    try:
        return frozenset(get_stop_words(language.split("-")[0]))
    except StopWordError:
        return frozenset()


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a row for each file and way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--profile", default="podcast")
    parser.add_argument("--names", action="store_const", const=name_leads, default=no_lead)
    options = parser.parse_args(arguments)
    profile = get_profile(options.profile)
    for file in options.files:
        timeline = estimate(parse(read(file)), by_speech)
        words = given(timeline, options.names, profile)
        listed = stop_words(timeline.transcript.language)
        for way, cut in WAYS.items():
            _print(file, way, score(cut(words), profile, listed))
        least = fewest(words.heard, profile, timeline.duration_ms + profile.longest_ms)
        _print(file, "any division", {"fast": least})


def _print(file: str, way: str, row: dict[str, float]) -> None:
    print(file, way, *(f"{name} {value:.4g}" for name, value in row.items()), sep="\t", flush=True)


if __name__ == "__main__":
    main()
