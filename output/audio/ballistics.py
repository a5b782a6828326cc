"""How the gain of a limiter moves; apart from the limiter, for a level names it and shall not wait for numpy."""

from __future__ import annotations

from typing import NamedTuple


class Ballistics(NamedTuple):
    """Blocks before a peak in which the gain falls (and as many behind it in which it turns), blocks that it stays down
    behind a peak, and dB that it comes back a block."""

    look_ahead: int
    hold: int
    release: float


GENTLE = Ballistics(look_ahead=5, hold=20, release=0.04)
"""Held for a period of 50 Hz; back by 40 dB/s, so a voice 2 dB too loud in every syllable is turned down evenly."""
