"""The cutter finds the cheapest division, whatever is cut at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate, chain, pairwise, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from output.captions.candidates import Candidates
from output.captions.cutting import cut
from output.captions.profiles import Profile
from output.captions.stretch import Stretch
from output.captions.tokens import Token

WORD = st.tuples(
    st.integers(1, 14), st.integers(40, 900), st.integers(0, 900), st.sampled_from([0, 6, 22, 70]), st.booleans()
)
TURNS = st.lists(st.lists(WORD, min_size=1, max_size=4), min_size=1, max_size=2)
PROFILE = Profile(width=12, characters_per_second=20, shortest_ms=833, longest_ms=4000, gap_ms=83)


def stretch(turns: list[list[tuple[int, int, int, int, bool]]]) -> Stretch:
    """Tokens one after the other: width, length (ms), the pause behind (ms), the cost of a break, a sentence's end."""
    tokens, now = [], 0
    for width, length, pause, _, _ in chain(*turns):
        tokens.append(Token("x" * width, 0, width, now, now + length, True, width))
        now += length + pause
    breaks = [cost for _, _, _, cost, _ in chain(*turns)]
    ends = [end for *_, end in chain(*turns)]
    return Stretch(tokens, breaks, ends, list(accumulate(map(len, turns))), PROFILE, now)


@settings(deadline=None)
@given(TURNS)
def test_no_division_is_cheaper_than_the_one_that_is_chosen(turns: list[list[tuple[int, int, int, int, bool]]]) -> None:
    whole = stretch(turns)
    candidates = Candidates(whole)
    pairs = zip(candidates.begin.tolist(), candidates.until.tolist(), strict=True)
    cost = dict(zip(pairs, candidates.cost.tolist(), strict=True))
    least = min(sum(cost.get(pair, float("inf")) for pair in pairwise(bounds)) for bounds in divisions(whole))
    chosen = cut(whole)
    starts = [*(each.start_ms for each in chosen), int(whole.opens[-1])]
    lasts = [0, *(each.last for each in chosen)]
    taken = [bounds_at(whole, last, start) for last, start in zip(lasts, starts, strict=True)]
    assert abs(sum(cost[pair] for pair in pairwise(taken)) - least) < 1e-6


def divisions(whole: Stretch) -> Iterator[tuple[int, ...]]:
    """Every way to choose bounds: each token has none or one of its own, but the first and the end."""
    choices: list[list[int | None]] = [[None] for _ in range(len(whole.tokens) + 1)]
    for bound, token in enumerate(whole.bound.tolist()):
        choices[token].append(bound)
    for way in product(choices[0][1:], *choices[1:-1], choices[-1][1:]):
        yield tuple(bound for bound in way if bound is not None)


def bounds_at(whole: Stretch, token: int, time_ms: int) -> int:
    """The bound before a token at a time (ms)."""
    found = zip(whole.bound.tolist(), whole.opens.tolist(), strict=True)
    return next(bound for bound, place in enumerate(found) if place == (token, time_ms))


@given(TURNS)
def test_cues_hold_every_token_once_and_go_over_no_turn(turns: list[list[tuple[int, int, int, int, bool]]]) -> None:
    whole = stretch(turns)
    found = cut(whole)
    assert [each.first for each in found] == [0, *(each.last for each in found[:-1])]
    assert found[-1].last == len(whole.tokens)
    assert {*whole.stops} <= {each.last for each in found}
    assert all(each.first < each.second <= each.last for each in found)


def test_a_pause_leaves_a_choice_of_time_but_not_to_the_first_cue_of_a_stretch() -> None:
    words = [Token("x" * 5, 0, 5, start, start + 300, True, 5) for start in (500, 1000)]
    whole = Stretch(words, [0, 0], [True, True], [1, 2], PROFILE, limit_ms=2000)
    assert list(zip(whole.bound.tolist(), whole.opens.tolist(), strict=True)) == [
        (0, 420),
        (1, 920),
        (1, 1000),
        (2, 2000),
    ]


def moved(whole: Stretch, by: int) -> Stretch:
    """The same, all later (ms)."""
    later = [each._replace(start_ms=each.start_ms + by, end_ms=each.end_ms + by) for each in whole.tokens]
    return replace(whole, tokens=later, limit_ms=whole.limit_ms + by, open_ms=whole.open_ms + by)


@settings(deadline=None)
@given(TURNS, st.integers(0, 10**7))
def test_what_is_only_later_has_the_same_key_and_is_cut_alike(
    turns: list[list[tuple[int, int, int, int, bool]]], by: int
) -> None:
    whole = stretch(turns)
    later = moved(whole, by)
    assert later.key == whole.key
    assert cut(later) == [each._replace(start_ms=each.start_ms + by, end_ms=each.end_ms + by) for each in cut(whole)]


def token(**change: Any) -> Callable[[Stretch], Stretch]:
    """Another last token."""
    return lambda whole: replace(whole, tokens=[*whole.tokens[:-1], whole.tokens[-1]._replace(**change)])


@pytest.mark.parametrize(
    "changed",
    [
        token(start_ms=501),
        token(end_ms=801),
        token(width=6),
        token(space=False),
        lambda whole: replace(whole, limit_ms=2001),
        lambda whole: replace(whole, open_ms=1),
        lambda whole: replace(whole, breaks=[0, 6]),
        lambda whole: replace(whole, sentence_ends=[True, False]),
        lambda whole: replace(whole, stops=[2]),
        lambda whole: replace(whole, profile=PROFILE.model_copy(update={"gap_ms": 84})),
    ],
)
def test_whatever_the_cutter_looks_at_is_in_the_key(changed: Callable[[Stretch], Stretch]) -> None:
    words = [Token("x" * 5, 0, 5, start, start + 300, True, 5) for start in (0, 500)]
    whole = Stretch(words, [0, 0], [True, True], [1, 2], PROFILE, limit_ms=2000)
    assert changed(whole).key != whole.key
