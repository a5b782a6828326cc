"""How Python itself runs while a command builds."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from output.memory import keep_memory, unsearched

SWITCH_S = 0.0001
"""Seconds that a thread may keep others from Python's lock; by default fifty times as many. To copy and hash an hour of
sound takes its thread 0.1 s beside others with it, and 0.15 s with five times as many."""


@contextmanager
def brisk() -> Iterator[None]:
    """No search for garbage in cycles: an episode leaves little, and to search all words of an hour takes 0.1 s.

    And threads that hand tasks to workers or write files ask for little, so they need not wait long for it. Memory
    that one segment was read into is kept for the next.
    """
    keep_memory()
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_S)
    with unsearched():
        try:
            yield
        finally:
            sys.setswitchinterval(usual)
            gc.freeze()  # all that is young is old now: else it would be searched at once
            gc.unfreeze()
