from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voices.audio import to_samples
from voices.model import Mark
from voices.trim import trimmed

RATE = 8000


@given(st.integers(0, 4000), st.integers(1, 4000), st.integers(0, 4000))
def test_silence_goes_but_ten_ms_and_all_sound_stay(before: int, sound: int, after: int) -> None:
    samples = np.concatenate([np.zeros(before), np.full(sound, 900), np.zeros(after)]).astype(np.int16)
    speech = trimmed(samples, RATE, (Mark(0, 1, before, before + sound),))
    kept = to_samples(speech.audio)
    assert len(kept) == min(before, 80) + sound + min(after, 80)
    assert (kept[speech.marks[0].first : speech.marks[0].last] == 900).all()


def test_silence_alone_is_left_as_it_is() -> None:
    assert len(to_samples(trimmed(np.zeros(50, np.int16), RATE, ()).audio)) == 50
