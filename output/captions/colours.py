"""A colour for each speaker, to be read on black."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle

COLOURS = ("#ffffff", "#ffff00", "#00ffff", "#00ff00")
"""BBC Subtitle Guidelines, "Colours": white, yellow, cyan and green, in this order."""


def colours(names: Iterable[str]) -> dict[str, str]:
    """Name to colour, by the order of the names; the fifth has the first's again."""
    return dict(zip(dict.fromkeys(names), cycle(COLOURS), strict=False))
