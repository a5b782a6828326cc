"""What a tag may hold: small questions about a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from uuid import UUID

from output.categories import CATEGORIES

Question = Callable[[str], bool]

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATE = re.compile(
    rf"(?:(?P<day>{'|'.join(DAYS)}), )?\d{{1,2}} (?:{MONTHS}) \d{{4}} \d\d:\d\d(?::\d\d)?"
    r" (?:[+-]\d{4}|UT|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT)"
)
"""RFC 2822, section 3.3 and the zones of 4.3; a year has four digits (RSS 2.0 prefers them)."""


def matches(pattern: str) -> Question:
    """Whether a whole text is of the pattern."""
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


COUNT = matches(r"[1-9]\d*")
"""A whole number from 1 on."""


def is_uuid(value: str) -> bool:
    """RFC 9562, in the form with hyphens."""
    try:
        return str(UUID(value)) == value.lower()
    except ValueError:
        return False


def is_main_category(value: str) -> bool:
    """One of Apple's."""
    return value in CATEGORIES


def is_date(value: str) -> bool:
    """A date of RFC 2822 that the calendar has."""
    return DATE.fullmatch(value) is not None and _moment(value) is not None


def has_right_weekday(value: str) -> bool:
    """Whether the weekday is there, and that of the date; a text that is no date has no wrong weekday."""
    match, moment = DATE.fullmatch(value), _moment(value)
    return not (match and moment) or match["day"] == DAYS[moment.weekday()]


def _moment(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
