"""How Python runs while a command builds."""

from __future__ import annotations

import gc
import sys

from turncast.brisk import brisk


def test_what_was_made_is_old_afterwards_and_all_else_as_before() -> None:
    before = sys.getswitchinterval(), gc.get_freeze_count()
    with brisk():
        assert not gc.isenabled()
        assert sys.getswitchinterval() < before[0]
        kept: list[list[int]] = [[] for _ in range(5000)]  # as many as Python would search behind
    assert gc.isenabled()
    assert len(gc.get_objects(generation=0)) < len(kept)
    assert (sys.getswitchinterval(), gc.get_freeze_count()) == before
