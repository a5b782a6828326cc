"""Times as files write them, to milliseconds."""

from __future__ import annotations

from transcript.patterns import lazy

_SPOKEN = lazy(
    r"(?:(?P<hours>\d{1,3})\s?h(?:ours?)?,?\s?)?(?:(?P<minutes>\d{1,3})\s?m(?:in(?:ute)?s?)?,?\s?)?"
    r"(?:(?P<seconds>\d{1,2})\s?s(?:ec(?:ond)?s?)?)?"
)
_ISO = lazy(r"PT(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,4})M)?(?:(?P<seconds>\d{1,6}(?:\.\d{1,9})?)S)?")
_CLOCK = lazy(r"\s*(?:(?:(\d{1,4}):)?(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,9}))?\s*s?\s*")


def clock(value: object, unit: float = 1000.0) -> int | None:
    """Milliseconds of ``01:02:03.456``, ``2:03``, ``1h 2m 3s``, ``PT2M3.4S`` (ISO 8601) or ``12.5``, else None.

    ``unit`` is what a plain number counts, in ms.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return round(value * unit) if 0 <= value < 1e12 else None
    words = str(value)[:40]
    if (hit := _SPOKEN.fullmatch(words) or _ISO.fullmatch(words)) and any(hit.groups()):
        hours, minutes, seconds = hit.groups(default="0")
        return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)
    hit = _CLOCK.fullmatch(str(value)[:40])
    if not hit:
        return None
    hours, minutes, seconds, fraction = hit.groups(default="0")
    if ":" in str(value) and int(seconds) > 59:
        return None
    whole = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return round((whole + float(f"0.{fraction}")) * (1000 if ":" in str(value) else unit))
