"""Voices have a place between left and right, and sound equally loud everywhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.audio.pan import ASIDE, panned, places
from voices.model import Part, Voice


def part(name: str, pan: float = 0.0) -> Part:
    return Part(voice=Voice(engine="espeak", id=name, language="en"), pan=pan)


@given(st.floats(-1, 1))
def test_the_power_of_both_channels_is_that_of_the_voice(pan: float) -> None:
    samples = (np.sin(np.arange(4410) / 7) * 20000).astype(np.int16)
    power = (panned(samples, pan).astype(float) ** 2).sum()
    assert power == pytest.approx((samples.astype(float) ** 2).sum(), rel=1e-3)


def test_left_is_left_and_right_is_right() -> None:
    samples = np.full(10, 1000, np.int16)
    assert panned(samples, -1).tolist() == [[1000, 0]] * 10
    assert panned(samples, 1).tolist() == [[0, 1000]] * 10


def test_speakers_stand_aside_in_turn_where_nobody_says_where() -> None:
    one, two, three = part("a"), part("b"), part("c")
    assert places([one, two, three, one]) == {one: -ASIDE, two: ASIDE, three: -ASIDE}


def test_one_speaker_alone_is_in_the_middle() -> None:
    assert places([part("a")]) == {part("a"): 0.0}


def test_a_place_that_is_given_is_kept_and_the_others_stay_in_the_middle() -> None:
    one, two = part("a", 0.8), part("b")
    assert places([one, two]) == {one: 0.8, two: 0.0}
