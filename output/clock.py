"""Times as the formats write them; all from integer milliseconds."""

from __future__ import annotations


def parts(ms: int) -> tuple[int, int, int, int]:
    """Hours, minutes, seconds and milliseconds of ``ms``."""
    seconds, milliseconds = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return hours, minutes, seconds, milliseconds


def stamp(ms: int, mark: str) -> str:
    """``00:01:02.345`` with ``mark`` before the milliseconds (``,`` in SRT, ``.`` in WebVTT)."""
    hours, minutes, seconds, milliseconds = parts(ms)
    return f"{hours:02}:{minutes:02}:{seconds:02}{mark}{milliseconds:03}"


def short(ms: int) -> str:
    """``1:02`` or ``1:02:03``, for readers."""
    hours, minutes, seconds, _ = parts(ms)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def iso(ms: int) -> str:
    """An ISO 8601 duration, ``PT1H2M3S``, rounded to seconds."""
    hours, minutes, seconds, _ = parts(ms + 500)
    return f"PT{f'{hours}H' if hours else ''}{f'{minutes}M' if minutes else ''}{seconds}S"


def seconds(ms: int) -> int | float:
    """Seconds as JSON formats want them: a whole number where it is one."""
    return ms // 1000 if ms % 1000 == 0 else ms / 1000
