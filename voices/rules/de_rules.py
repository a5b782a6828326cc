"""Rules that German alone has: ordinals and their endings, dates, decades, what is one."""

from __future__ import annotations

import re

from voices.rules.amounts import points
from voices.rules.language import Language, listed
from voices.rules.numbers import cardinal, ordinal, roman, say
from voices.rules.rule import ALONE, DIGITS, ROMAN, Rule, any_of, labelled, rule, word_before
from voices.rules.times import NUMERIC, date, numeric

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip

DECADES = {
    "00": "er",
    "10": "zehner", "20": "zwanziger", "30": "dreißiger", "40": "vierziger", "50": "fünfziger", "60": "sechziger",
    "70": "siebziger", "80": "achtziger", "90": "neunziger",
}  # fmt: skip

ENDINGS = {
    "": listed("der die das jede jedes bis"),
    "n": listed(
        "am im vom zum zur beim ab seit den dem des einen einem einer eines jeden jedem jeder diesen diesem dieser "
        "ihren ihrem ihrer ihres seinen seinem seiner seines meinen meinem meiner unseren unserem unserer"
    ),
    "r": listed("ein kein mein dein sein ihr unser euer"),
}
"""What an ordinal ends in behind which words (Duden, "Adjektiv", weak and mixed inflection)."""

_ENDING = {word: ending for ending, words in ENDINGS.items() for word in words}
_ORDERED = any_of(
    [
        *MONTHS,
        "Jahrhundert",
        "Jahrhunderts",
        "Jh.",
        "Mal",
        "Geburtstag",
        "Platz",
        "Wahlperiode",
        "FC",
        "Liga",
        "Bundesliga",
    ]
)
_NUMBER = r"(?:\d{1,3}|[IVX]{1,6})\."
_FEMININE = (
    r"(?=\s(?:[A-ZÄÖÜ]\w+(?:ung|heit|keit|ion|schaft|tät|arde|unde|nute)|Frau|Hand|Mutter|Tochter|Nacht|Stadt|Woche|"
    r"Seite|Sache|Stelle|Frage|Tonne|Stimme)(?!\w))"
)


def own(words: Language) -> tuple[Rule, ...]:
    return (
        rule("date", "am 24.12.2020", NUMERIC, lambda found: numeric(found, words, _dated(found, words)), DIGITS),
        rule("day and month", "am 24.12.", r"(?<![\w.,])(\d{1,2})\.(\d{1,2})\.(?!\d)",
             lambda found: date(found[1], found[2], "", words, _dated(found, words)), DIGITS),
        rule("two ordinals", "am 1. und 2. Juni",
             rf"(?<![\w.,])({_NUMBER})(?=\s?(?:und|oder|bis|[–-])\s?{_NUMBER}\s(?:{_ORDERED})(?!\w))",
             lambda found: _ordinal(found, words), DIGITS + ROMAN),
        rule("ordinal", "am 3. Oktober, die 2. Liga, der II. Weltkrieg",
             rf"(?<![\w.,])({_NUMBER})(?=\s(?:{_ORDERED})(?!\w))|(?<=\w\s)({_NUMBER})(?=\s[^\W\d])",
             lambda found: _ordinal(found, words), DIGITS + ROMAN),
        rule("decade", "die 1990er", r"(?<!\w)(1\d|20)?((?<=\d)00|[1-9]0)er(n?)(?!\w)",
             lambda found: _decade(found, words), DIGITS),
        points(words),
        rule("number as a noun", "der 4er", rf"{ALONE}(\d{{1,4}})er(n?)(?!\w)",
             lambda found: f"{cardinal(found[1], words)}er{found[2]}", DIGITS),
        rule("one of a kind", "1 Frau", rf"{ALONE}1{_FEMININE}",
             lambda found: None if labelled(found) else "eine", "1"),
        rule("one", "1 Jahr", rf"{ALONE}1(?=\s(?!Uhr)[A-ZÄÖÜ][a-zäöüß]{{2}})",
             lambda found: None if labelled(found) else "ein", "1"),
    )  # fmt: skip


def _ordinal(found: re.Match[str], words: Language) -> str | None:
    """None where a sentence may end at the full stop, since neither the word before nor the one behind tells."""
    number, sure = (found[1] or found[found.lastindex or 1]).rstrip("."), found[1] is not None
    ending = _ending(found)
    value = number if number.isdigit() else str(roman(number) or "")
    if not value or (ending is None and not sure):
        return None
    return ordinal(value, words) + ("r" if ending is None else ending)


def _ending(found: re.Match[str]) -> str | None:
    """What an ordinal ends in; in ``am 1. und 2. Juni`` the word before the first decides."""
    before = word_before(found)
    if before in ("und", "oder", "bis"):
        lead = re.search(rf"(\S+)\s{_NUMBER}\s{before}\s$", found.string[max(0, found.start() - 32) : found.start()])
        before = lead[1] if lead else before
    return _ENDING.get(before.casefold())


def _dated(found: re.Match[str], words: Language) -> str:
    """The template of a date, with the ending that the word before it asks for."""
    ending = _ending(found)
    return words.date.replace("}r", "}" + ending, 1) if ending is not None else words.date


def _decade(found: re.Match[str], words: Language) -> str:
    century = say(f"{found[1]}00", words.tag, "year") if found[1] else ""
    return century + DECADES[found[2]] + found[3]
