"""Rules for dates in digits and for times of day."""

from __future__ import annotations

import re

from voices.rules.language import Language
from voices.rules.letters import closes
from voices.rules.numbers import cardinal, ordinal, plain, year
from voices.rules.rule import ALONE, DIGITS, Rule, any_of, rule

NUMERIC = r"(?<![\w./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|(?<!-)\d\d)(?![\w/-]|[.,]\d)"
"""A date as most people write it in digits; day, month, year in the order of the language."""


def iso_dates(words: Language) -> Rule:
    """ISO 8601."""
    return rule(
        "ISO date",
        "2020-12-25",
        r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])",
        lambda found: date(found[3], found[2], found[1], words),
        DIGITS,
    )


def dates(words: Language) -> Rule:
    return rule("date", "25/12/2020", NUMERIC, lambda found: numeric(found, words), DIGITS)


def versions(words: Language) -> Rule:
    return rule(
        "version",
        "v1.2.3",
        r"(?<![\w.,])(?:[vV]\d+(?:\.\d+)+|\d+(?:\.\d+){2,})(?!\w)",
        lambda found: version(found[0], words),
        DIGITS,
    )


def clocks(words: Language) -> Rule:
    """A full stop stands between hours and minutes only where a word for the hour or half day follows."""
    behind = rf"\s?(?:({any_of(words.half_days)})|(?:{words.hour}))(?!\w)"
    return rule(
        "time",
        "9:30 pm",
        rf"(?<![\w:.,])(\d{{1,2}})(?::(\d\d)(?:{behind})?|\.(\d\d){behind})(?![\w:]|[.,]\d)",
        lambda found: _closed(clock(found[1], found[2] or found[4], found[3] or found[5], words), found, words),
        DIGITS,
    )


def half_days(words: Language) -> Rule:
    return rule(
        "hour",
        "9am",
        rf"(?<![\w:.,])(\d{{1,2}})\s?(?:({any_of(words.half_days)})|(?:{words.hour}))(?!\w)",
        lambda found: _closed(clock(found[1], "00", found[2], words), found, words),
        DIGITS,
    )


def ratios(words: Language) -> Rule:
    return rule("ratio", "3:1", rf"{ALONE}(?<!:)(\d{{1,2}}):(\d)(?![\w:])", lambda found: _ratio(found, words), ":")


def numeric(found: re.Match[str], words: Language, template: str = "") -> str | None:
    """A match of ``NUMERIC`` as the language says dates; None where it is none."""
    order = ("day", "month") if found[2] == "." or int(found[1]) > 12 else words.order
    named = dict(zip(order, (found[1], found[3]), strict=True))
    if int(named["month"]) > 12:
        named = {"day": named["month"], "month": named["day"]}
    return date(named["day"], named["month"], found[4], words, template)


def date(day: str, month: str, then: str, words: Language, template: str = "") -> str | None:
    """A date as the language says dates, or by another template; None where there is no such day."""
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    number = str(int(day))
    named = {"day": plain(number, words), "ordinal": ordinal(number, words), "month": words.months[int(month) - 1]}
    return (template or words.date).format(**named, year=year(then, words)).strip()


def version(text: str, words: Language) -> str | None:
    """``1.2.3`` number by number; None where a language writes a number so."""
    if re.fullmatch(words.figure, text):
        return None
    said = f" {words.dot} ".join(plain(part, words) for part in text.lstrip("vV").split("."))
    return f"v {said}" if text[0] in "vV" else said


def clock(hour: str, minutes: str, half: str | None, words: Language) -> str | None:
    """A time of day; None where it is none."""
    minute = int(minutes)
    if int(hour) > 24 or minute > 59:
        return None
    said = words.one if words.one and int(hour) == 1 else plain(str(int(hour)), words)
    if minute:
        said += words.clock + (f"{words.oh} " if words.oh and minute < 10 else "") + cardinal(str(minute), words)
    elif not half:
        said += words.full_hour
    return f"{said} {words.half_days[half]}" if half else said


def _closed(said: str | None, found: re.Match[str], words: Language) -> str | None:
    """What is said, with the full stop of ``p.m.`` where it ends the sentence as well."""
    return f"{said}." if said and closes(found, words) else said


def _ratio(found: re.Match[str], words: Language) -> str:
    return f"{plain(found[1], words)} {words.ratio} {plain(found[2], words)}"
