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

FASTER = tuple(GENTLE._replace(release=release) for release in (0.1, 0.2, 0.5))
"""For what is not as loud as asked otherwise: the gain follows the sounds of speech, and still not its waves. Of seven
voices of espeak with peaks at -1.5 dBTP, driven 12 dB into the limiter, the gentle one makes -13.8 to -16.3 LUFS, 0.2
dB a block -12.3 to -15.3."""

TIGHT = (Ballistics(4, 8, 0.5), Ballistics(3, 4, 1.0), Ballistics(2, 2, 2.0), Ballistics(1, 0, 4.0))
"""For shows that are louder than a voice can be otherwise: the gain follows the waves too, and roughens them. Of eight
voices, driven as far, the last one makes -10.3 to -12.9 LUFS where 0.5 dB a block makes -11.9 to -14.8."""

LADDER = (GENTLE, *FASTER, *TIGHT)
"""From the gentlest to the loudest."""


def tighter(ballistics: Ballistics) -> tuple[Ballistics, ...]:
    """Those that follow on the ladder."""
    return LADDER[LADDER.index(ballistics) + 1 :]
