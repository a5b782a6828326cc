"""The cutter finds the cheapest division, whatever is cut at once."""

from __future__ import annotations

from itertools import accumulate, chain, combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from output.captions.candidates import Candidates
from output.captions.cutting import cut
from output.captions.profiles import Profile
from output.captions.stretch import Stretch
from output.captions.tokens import Token

WORD = st.tuples(
    st.integers(1, 14), st.integers(40, 900), st.integers(0, 900), st.sampled_from([0, 6, 22, 70]), st.booleans()
)
TURNS = st.lists(st.lists(WORD, min_size=1, max_size=6), min_size=1, max_size=2)
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


@given(TURNS)
def test_no_division_is_cheaper_than_the_one_that_is_chosen(turns: list[list[tuple[int, int, int, int, bool]]]) -> None:
    whole = stretch(turns)
    candidates = Candidates(whole)
    cost = {
        (int(first), int(last)): float(cost)
        for first, last, cost in zip(candidates.first, candidates.last, candidates.cost, strict=True)
    }
    count = len(whole.tokens)
    every = (pairwise((0, *inner, count)) for size in range(count) for inner in combinations(range(1, count), size))
    least = min(sum(cost.get(pair, float("inf")) for pair in division) for division in every)
    assert abs(sum(cost[found.first, found.last] for found in cut(whole)) - least) < 1e-6


@given(TURNS)
def test_cues_hold_every_token_once_and_go_over_no_turn(turns: list[list[tuple[int, int, int, int, bool]]]) -> None:
    whole = stretch(turns)
    found = cut(whole)
    assert [each.first for each in found] == [0, *(each.last for each in found[:-1])]
    assert found[-1].last == len(whole.tokens)
    assert {*whole.stops} <= {each.last for each in found}
    assert all(each.first < each.second <= each.last for each in found)
