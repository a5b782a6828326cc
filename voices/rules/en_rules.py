"""Rules that English alone has: months and their days, decades, what looks like a year and is none."""

from __future__ import annotations

import re

from voices.rules.language import Language, listed
from voices.rules.numbers import cardinal, ordinal, plain, short_year
from voices.rules.rule import ALONE, DIGITS, Rule, any_of, rule, word_before, words_of

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SHORT_MONTHS = {
    short + stop: month
    for month in MONTHS
    for short in {month[:3], month[: 4 if month == "September" else 3]} - {"May"}
    for stop in ("", ".")
}
_MONTH = any_of([*MONTHS, *SHORT_MONTHS])
_DAYS = r"(\d{1,2})(?:st|nd|rd|th)?(?:\s?[–-]\s?(\d{1,2})(?:st|nd|rd|th)?)?"

DECADES = {
    "00": "hundreds", "10": "tens", "20": "twenties", "30": "thirties", "40": "forties", "50": "fifties",
    "60": "sixties", "70": "seventies", "80": "eighties", "90": "nineties",
}  # fmt: skip

DATED = listed("in since until till before after during the early late mid year") | {*MONTHS, *SHORT_MONTHS}
"""Words before a year, whatever follows it."""

COUNTED = listed("over Over than Than least nearly Nearly almost roughly approximately some Some only just exactly")
"""Words before an amount."""

_EACH = "second|minute|hour|day|week|month|year|night|person|head|share|barrel|litre|gallon|pound|tonne|ton"
_NO_THINGS = r"(?:was|is|has|as|this|does|its|across|perhaps|besides|always|towards|seems|makes|plus)\b"
_MANY = "people|men|women|children|feet|percent|more|hundred|thousand|million"
_THINGS = rf"(?=\s(?:(?!{_NO_THINGS})[a-z]+[^su\W]s|{_MANY})(?!\w))"


def own(words: Language, behind: str = "") -> tuple[Rule, ...]:
    """The rules; ``behind`` stands before a day that follows its month."""
    return (
        rule("decade", "the 1990s, the '90s", r"(?<!\w)(?:(1[1-9]|20)|['’‘])?(\d0)['’]?s(?!\w)",
             lambda found: _decade(found, words), DIGITS),
        rule("short year", "in '89", r"(?<!\w)['’‘](\d\d)(?!\w|['’]s)", lambda found: short_year(found[1], words),
             "'’‘"),
        rule("round number of things", "100s of boats", rf"{ALONE}(10|100|1000)s(?!\w)",
             lambda found: {"10": "tens", "100": "hundreds", "1000": "thousands"}[found[1]], "1"),
        rule("day before its month", "5 May 1999", rf"(?<![\w.,/:–-])({_DAYS})(?=\s(?:{_MONTH})(?!\w))",
             lambda found: _day_of(found, words), DIGITS, group=1),
        rule("day behind its month", "May 5, 1999", rf"(?<!\w)(?:{_MONTH})\s({_DAYS})(?![\w%]|[.,:–-]\d)",
             lambda found: _days(found, words, behind), DIGITS, group=1),
        words_of("short month", "Oct. 7", SHORT_MONTHS, r"(?=\.?\s\d)", DIGITS),
        rule("saint or street", "St. Paul's, Main St.", r"(?<![\w.])St\.", _saint),
        rule("feet and inches", "5'10\"", r"(?<![\w.])(\d)(?:['’′]|\s?ft)\s?(\d{1,2})(?:[\"”″]|''|\s?in)?(?!\w)",
             lambda found: f"{plain(found[1], words)} foot {plain(found[2], words)}", "'’′f"),
        rule("decimals alone", ".45", r"(?<![\w.])\.(\d{1,4})(?![\w.])",
             lambda found: plain(f"0.{found[1]}", words).removeprefix("zero "), "."),
        rule("millions", "3.5m people", rf"{ALONE}({words.figure})m{_THINGS}",
             lambda found: f"{plain(found[1], words)} million", "m"),
        rule("pence", "50p", r"(?<![\w.,])(\d{1,2})p(?!\w)", lambda found: f"{plain(found[1], words)} pence", "p"),
        rule("cents", "99¢", r"(?<=\d)\s?¢", lambda found: " cents", "¢"),
        rule("lines of a picture", "1080p", rf"{ALONE}(\d{{1,2}})(\d\d)p(?!\w)",
             lambda found: f"{plain(found[1], words)} {plain(found[2], words)} P", "p"),
        rule("4K", "4K video", r"(?<!\w)([458])K(?!\w)", lambda found: f"{plain(found[1], words)} K", "K"),
        rule("seconds", "9.58s", rf"{ALONE}(\d{{1,3}}\.\d{{1,3}})s(?!\w)",
             lambda found: f"{plain(found[1], words)} seconds", "s"),
        rule("for each", "$5/month", rf"(?:(?<=\d)|(?<=\d[a-z])|(?<=\d[a-z][a-z]))/(?=(?:{_EACH})(?!\w))",
             lambda found: " an " if found.string.startswith("hour", found.end()) else " a ", "/"),
        rule("sharp", "C#", r"(?<!\w)([A-G])#(?!\w)", lambda found: f"{found[1]} sharp", "#"),
        rule("things, not a year", "1066 people", rf"(?<![\w.,–-])(?:1\d|20)\d\d{_THINGS}",
             lambda found: None if word_before(found).rstrip(",") in DATED else plain(found[0], words), DIGITS),
        rule("amount, not a year", "over 1066", rf"(?<!\w)(?:{any_of(COUNTED)})\s([12]\d{{3}})(?![\w%–-]|[.,]\d)",
             lambda found: plain(found[1], words), DIGITS, group=1),
    )  # fmt: skip


def _decade(found: re.Match[str], words: Language) -> str:
    century, tens = found.groups()
    if century == "20" and tens == "00":
        return "two thousands"
    return f"{cardinal(century, words)} {DECADES[tens]}" if century else DECADES[tens]


def _saint(found: re.Match[str]) -> str:
    """``St. Paul`` is a saint, ``Main St.`` a street."""
    return "Saint" if re.match(r"\s[A-Z]", found.string[found.end() : found.end() + 2]) else "Street"


def _days(found: re.Match[str], words: Language, article: str) -> str | None:
    """One day or a range of two, each by its ordinal; None where a month has no such day."""
    days = [day for day in found.groups()[1:] if day]
    if not all(1 <= int(day) <= 31 for day in days):
        return None
    return f" {words.to} ".join(f"{article}{ordinal(day, words)}" for day in days)


def _day_of(found: re.Match[str], words: Language) -> str | None:
    said = _days(found, words, "" if word_before(found, 1).casefold() == "the" else "the ")
    return f"{said} of" if said else None
