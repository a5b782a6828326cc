"""A timeline on its way to a worker."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from output.timeline import Place
from transcript.model import Timed

TIMES = st.lists(st.builds(Timed, *[st.integers()] * 4)).map(tuple)


@given(st.builds(Place, st.integers(), st.integers(), st.integers(), TIMES, TIMES))
def test_a_place_reaches_a_worker_as_it_is(place: Place) -> None:
    there = pickle.loads(pickle.dumps(place))
    assert there == place
    assert all(type(each) is Timed for each in (*there.words, *there.sentences))
