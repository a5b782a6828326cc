"""How good captions are: ``python -m benchmarks captions FILE... [--profile podcast]``.

For each file and each way of cutting the same words, at the pace of the embedded voice: broken limits by rule,
the share of line ends on a function word, mean balance of two lines, mean reading speed. Beside ours stand
greedy cutting (fill the line, fill the cue) and srt-equalizer on a subtitle for each sentence.

What a function word is says the package stop-words in its version of 2018, whose English list is Snowball's
(174 words), and not the table that our cutter breaks by. ``pip install 'turncast[benchmark]'`` brings both.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

import srt
import srt_equalizer
from stop_words import StopWordError, get_stop_words

from output.captions import Profile, get_profile
from output.captions.cues import cues
from output.captions.tokens import Token, display_width, tokens
from output.estimate import estimate
from output.pace import by_speech
from output.timeline import Timeline
from transcript.parsing import parse
from transcript.source import read


class Shown(NamedTuple):
    """A cue as a viewer meets it: its lines and its times (ms)."""

    lines: tuple[str, ...]
    start_ms: int
    end_ms: int


def ours(timeline: Timeline, profile: Profile) -> list[Shown]:
    """Dynamic programming, as ``output.captions`` does it."""
    return [Shown(cue.lines, cue.start_ms, cue.end_ms) for cue in cues(timeline, profile)]


def greedy(timeline: Timeline, profile: Profile) -> list[Shown]:
    """Words set as long as they fit, line after line; a cue lasts as long as its words."""
    found: list[Shown] = []
    for turn, place in timeline.turns():
        lines = list(_filled(tokens(turn.text, place.words, profile.width, place.start_ms), profile.width))
        for first in range(0, len(lines), profile.lines):
            rows = lines[first : first + profile.lines]
            texts = tuple(" ".join(token.text for token in row) for row in rows)
            found.append(Shown(texts, rows[0][0].start_ms, rows[-1][-1].end_ms))
    return found


def _filled(words: Sequence[Token], width: int) -> Iterator[list[Token]]:
    row: list[Token] = []
    for word in words:
        if row and display_width(" ".join(token.text for token in [*row, word])) > width:
            yield row
            row = []
        row.append(word)
    yield row


def equalized(timeline: Timeline, profile: Profile) -> list[Shown]:
    """srt-equalizer on one subtitle for each sentence, which is what it is made for: one line a cue."""
    subtitles = [
        srt.Subtitle(0, _delta(each.start_ms), _delta(each.end_ms), turn.text[each.start : each.end])
        for turn, place in timeline.turns()
        for each in place.sentences
    ]
    split = [part for each in subtitles for part in srt_equalizer.split_subtitle(each, profile.width)]
    return [Shown((each.content,), _ms(each.start), _ms(each.end)) for each in split]


def _delta(ms: int) -> timedelta:
    return timedelta(milliseconds=ms)


def _ms(delta: timedelta) -> int:
    return delta // timedelta(milliseconds=1)


WAYS: dict[str, Callable[[Timeline, Profile], list[Shown]]] = {
    "ours": ours,
    "greedy": greedy,
    "srt-equalizer": equalized,
}


def score(shown: Sequence[Shown], profile: Profile, words: frozenset[str]) -> dict[str, float]:
    """Broken limits by rule, and how well the lines are set."""
    pairs = [each.lines for each in shown if len(each.lines) == 2]
    ends = [line.split()[-1].lower() for each in shown for line in each.lines if line.split()]
    speeds = [1000 * len(" ".join(each.lines)) / max(1, each.end_ms - each.start_ms) for each in shown]
    return {
        "cues": len(shown),
        "wide": sum(display_width(line) > profile.width for each in shown for line in each.lines),
        "fast": sum(_needed(each, profile) > each.end_ms - each.start_ms for each in shown),
        "short": sum(each.end_ms - each.start_ms < profile.shortest_ms for each in shown),
        "long": sum(each.end_ms - each.start_ms > profile.longest_ms for each in shown),
        "gaps": sum(not _allowed(b.start_ms - a.end_ms, profile) for a, b in pairwise(shown)),
        "function ends %": 100 * sum(end in words for end in ends) / max(1, len(ends)),
        "balance": sum(min(map(len, pair)) / max(map(len, pair)) for pair in pairs) / max(1, len(pairs)),
        "characters/s": sum(speeds) / max(1, len(speeds)),
    }


def _needed(each: Shown, profile: Profile) -> float:
    text = " ".join(each.lines)
    by_character = 1000 * display_width(text) / profile.characters_per_second if profile.characters_per_second else 0
    return max(by_character, profile.word_ms * len(text.split()))


def _allowed(gap_ms: int, profile: Profile) -> bool:
    return gap_ms >= profile.gap_ms or (gap_ms == 0 and profile.chain)


def function_words(language: str) -> frozenset[str]:
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
    given = parser.parse_args(arguments)
    profile = get_profile(given.profile)
    for file in given.files:
        timeline = estimate(parse(read(file)), by_speech)
        words = function_words(timeline.transcript.language)
        for way, cut in WAYS.items():
            row = score(cut(timeline, profile), profile, words)
            print(file, way, *(f"{name} {value:.4g}" for name, value in row.items()), sep="\t")


if __name__ == "__main__":
    main()
