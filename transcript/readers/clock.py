"""Times as files write them, to milliseconds."""

from __future__ import annotations

import re

_SPOKEN = re.compile(
    r"(?:(?P<hours>\d{1,3})\s?h(?:ours?)?,?\s?)?(?:(?P<minutes>\d{1,3})\s?m(?:in(?:ute)?s?)?,?\s?)?"
    r"(?:(?P<seconds>\d{1,2})\s?s(?:ec(?:ond)?s?)?)?"
)
_CLOCK = re.compile(r"\s*(?:(?:(\d{1,4}):)?(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,9}))?\s*s?\s*")


def clock(value: object, unit: float = 1000.0) -> int | None:
    """Milliseconds of ``01:02:03.456``, ``2:03``, ``1h 2m 3s`` or ``12.5``; None where it is no time.

    ``unit`` is what a plain number counts, in ms.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return round(value * unit) if 0 <= value < 1e12 else None
    if (hit := _SPOKEN.fullmatch(str(value)[:40])) and any(hit.groups()):
        hours, minutes, seconds = hit.groups(default="0")
        return (int(hours) * 3600 + int(minutes) * 60 + int(seconds)) * 1000
    hit = _CLOCK.fullmatch(str(value)[:40])
    if not hit:
        return None
    hours, minutes, seconds, fraction = hit.groups(default="0")
    if ":" in str(value) and int(seconds) > 59:
        return None
    whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return round((whole + float(f"0.{fraction}")) * (1000 if ":" in str(value) else unit))
