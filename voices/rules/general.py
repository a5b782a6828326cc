"""The rules that all languages share, in the order in which they are tried; a language gives the words.

Each function makes one rule of a language. What an earlier rule has said, a later one leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from voices.rules import saying
from voices.rules.language import Language
from voices.rules.numbers import YEAR, plain, roman, say, year
from voices.rules.rule import DIGITS, Rule, any_of, rule

DOMAINS = "com|org|net|edu|gov|mil|int|info|io|ai|app|dev|news|blog|tv|eu|uk|us|ca|au|de|at|ch|fr|es|it|nl|ir|co"
"""Top-level domains by which an address is known without ``https`` or ``www``."""

_EMAIL = r"(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_URL = r"(?:https?://|(?<![\w.])www\.)[^\s<>()]*[^\s<>().,;:!?'\"’”]"
_DOMAIN = rf"(?<![\w.@/-])(?:[A-Za-z0-9-]+\.)+(?:{DOMAINS})(?![\w-]|\.\w)(?:/[^\s<>()]*[^\s<>().,;:!?'\"’”])?"
_PHONE = r"(?<![\w.,-])(?:\(\d{2,5}\)[ .-]?|\d{3}[.-])\d{3,4}[ .-]\d{4}(?![\w-]|[.,]\d)"
_PLUS_PHONE = r"(?<!\w)\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}(?![\w-])"
_ACRONYM = r"[B-DF-HJ-NP-TV-XZ]{2,5}|(?=[A-Z]*[B-DF-HJ-NP-TV-XZ]{3})[A-Z]{3,5}"


def emails(words: Language) -> Rule:
    return rule("e-mail", _EMAIL, lambda found: saying.address(found[0], words), "@")


def urls(words: Language) -> Rule:
    return rule("URL", f"{_URL}|{_DOMAIN}", lambda found: saying.url(found[0], words))


def tags(words: Language) -> Rule:
    """``@name``; espeak says the sign of ``#name`` itself."""
    return rule("name on a platform", r"(?<![\w.])@(?=\w)", lambda found: f"{words.at} ", "@")


def phones(words: Language) -> Rule:
    return rule("telephone", f"{_PLUS_PHONE}|{_PHONE}", lambda found: saying.phone(found[0], words), DIGITS)


def dates(words: Language) -> Rule:
    return rule(
        "ISO date", r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])", lambda found: saying.date(found, words), DIGITS
    )


def versions(words: Language) -> Rule:
    return rule(
        "version",
        r"(?<![\w.,])(?:v\d+(?:\.\d+)+|\d+(?:\.\d+){2,})(?!\w)",
        lambda found: saying.version(found[0], words),
        DIGITS,
    )


def numbered(words: Language) -> Rule:
    """Abbreviations that are such only where a number follows: ``No. 5``, and not ``No. I was not.``"""
    return rule(
        "abbreviation before a number",
        rf"(?<![\w.])({any_of(words.before_number)})(?=\s?\d|\s[IVX]{{2,}}(?!\w))",
        lambda found: words.before_number[found[1]] + " ",
        DIGITS + "IVX",
    )


def abbreviations(words: Language) -> Rule:
    """The full stop of one that ends the text stays."""
    return rule(
        "abbreviation",
        rf"(?<![\w.])({any_of(words.abbreviations)})(?!\w)",
        lambda found: words.abbreviations[found[1]] + ("." if saying.closes(found, words) else ""),
    )


def initials(words: Language) -> Rule:
    """``U.S.`` letter by letter, ``J. K.`` and ``W.`` before a name without a full stop."""
    several = r"(?:[^\W\d_]\.[ \u00a0]?){2,}(?<![ \u00a0])(?!\w)|(?:[^\W\d_]\.)+[^\W\d_](?![\w.])"
    return rule(
        "initials",
        rf"(?<![\w.])(?:{several}|[A-HJ-Z]\.(?=\s[A-Z][a-z]))",
        lambda found: " ".join(re.findall(r"\w", found[0].upper())) + ("." if saying.closes(found, words) else ""),
    )


def joined(words: Language) -> Rule:
    """``R&D``, ``AT&T``."""
    return rule(
        "letters and letters",
        r"(?<!\w)([A-Z]{1,3})&([A-Z]{1,3})(?!\w)",
        lambda found: f"{' '.join(found[1])} {words.and_} {' '.join(found[2])}",
        "&",
    )


def acronyms(words: Language) -> Rule:
    """Letter by letter what is listed, what has no vowel, and what has three consonants in a row."""
    return rule(
        "acronym",
        rf"(?<![\w-])({any_of(words.spelled)}|{_ACRONYM})(s?)(?![\w&])",
        lambda found: None if roman(found[1]) else " ".join(found[1]) + ("'s" if found[2] else ""),
    )


def models(words: Language) -> Rule:
    """``G20``, ``F-16``, ``5G``: letters and a number."""
    return rule(
        "letters and a number",
        r"(?<![\w-])(?:([A-Z]{1,4})-?(\d{1,3})|(\d{1,2})([A-Z]{1,2}))(?![\w]|[.,]\d)",
        lambda found: saying.model(found, words),
        DIGITS,
    )


def reigns(words: Language) -> Rule:
    """``Louis XIV``."""
    return rule(
        "numbered name",
        rf"(?<!\w)(?:{any_of(words.reigns)})\s+([VX]|[IVX]{{2,6}}|I(?!\s+[a-z]))(?!\w)\.?",
        lambda found: saying.reign(found[1], words),
        "IVX",
        group=1,
    )


def counted(words: Language) -> Rule:
    """``World War II``, ``Chapter V``."""
    before = rf"(?:{any_of(words.counted)})\s+([IVX]+)|[A-ZÀ-Þ]\w+\s+([IVX]{{2,6}})"
    return Rule(
        "Roman numeral", re.compile(rf"(?<!\w)(?:{before})(?!\w)"), lambda found: saying.numeral(found, words), "IVX"
    )


def _span(words: Language) -> str:
    """What ``saying.span`` says: a number, or a range of two, each a group."""
    return f"({words.figure})(?:[–-]({words.figure}))?"


def money(words: Language) -> Rule:
    """``$5``, ``5 €``, ``US$1.5bn``, ``$5-10 million``: the currency comes last, wherever its sign stands."""
    signs, amount = any_of(words.money), _span(words)
    scale = rf"(?:\s?({any_of(words.scales)})(?!\w))?"
    return rule(
        "money",
        rf"(?<!\w)({signs})\s?{amount}{scale}|(?<![\w.,]){amount}{scale}\s?({signs})(?!\w)",
        lambda found: saying.money(found, words),
        DIGITS,
    )


def percents(words: Language) -> Rule:
    return rule(
        "percent",
        rf"(?<![\w.,–-]){_span(words)}\s?%",
        lambda found: f"{saying.span(found[1], found[2], words)} {words.percent}",
        DIGITS,
    )


def units(words: Language) -> Rule:
    return rule(
        "unit",
        rf"(?<![\w.,–-])([−-]?){_span(words)}[ \u00a0\u202f-]?({any_of(words.units)})(?!\w)",
        lambda found: saying.unit(found, words),
        DIGITS,
    )


def scaled(words: Language) -> Rule:
    """``10k``, ``1.5bn``."""
    return rule(
        "number and scale",
        rf"(?<![\w.,])({words.figure})({any_of(words.scales)})(?!\w)",
        lambda found: f"{plain(found[1], words)} {words.scales[found[2]]}",
        DIGITS,
    )


def ranges(words: Language) -> Rule:
    return rule(
        "range",
        r"(?<![\w.,–-])(\d{1,4})(?:–|-|\s–\s)(\d{1,4})(?![\w–-]|[.,]\d)",
        lambda found: f"{year(found[1], words)} {words.to} {year(found[2], words)}",
        DIGITS,
    )


def ordinals(words: Language) -> Rule:
    return rule(
        "ordinal",
        rf"(?<![\w.,])(\d{{1,6}})(?:{words.ordinal})(?!\w)",
        lambda found: say(found[1], words.tag, "ordinal"),
        DIGITS,
    )


def fractions(words: Language) -> Rule:
    """``1/2``, ``½``; any other is read as two numbers: ``9/11``, ``24/7``."""
    return rule(
        "fraction",
        rf"(?<![\w/.,])(\d{{1,4}})/(\d{{1,4}})(?![\w/])|(\d*)({any_of(words.fractions)})(?!\w)",
        lambda found: saying.fraction(found, words),
        "/½⅓⅔¼¾⅛",
    )


def clocks(words: Language) -> Rule:
    behind = rf"(?:\s?(?:({any_of(words.half_days)})|{words.hour})(?!\w))?"
    return rule(
        "time",
        rf"(?<![\w:.,])(\d{{1,2}}):(\d\d){behind}(?![\w:]|[.,]\d)",
        lambda found: saying.clock(found, words),
        DIGITS,
    )


def half_days(words: Language) -> Rule:
    return rule(
        "hour of a half day",
        rf"(?<![\w:.,])(\d{{1,2}})\s?({any_of(words.half_days)})(?!\w)",
        lambda found: f"{plain(found[1], words)} {words.half_days[found[2]]}",
        DIGITS,
    )


def years(words: Language) -> Rule:
    return rule("year", rf"(?<![\w.,])(?:{YEAR})(?![\w%]|[.,]\d)", lambda found: year(found[0], words), DIGITS)


def negatives(words: Language) -> Rule:
    return rule(
        "minus",
        rf"(?<![^\s(])[−-]({words.figure})(?!\w)",
        lambda found: f"{words.minus} {plain(found[1], words)}",
        DIGITS,
    )


def numbers(words: Language) -> Rule:
    return rule("number", rf"(?<![\w.,:])({words.figure})(?!\w|[.,:]\d)", lambda found: plain(found[1], words), DIGITS)


def hashes(words: Language) -> Rule:
    return rule("number sign", r"(?<!\w)#(?=\d)", lambda found: f"{words.number} ", DIGITS)


def symbols(words: Language) -> Rule:
    signs = any_of(words.symbols)
    return rule(
        "symbol",
        rf"(?:{signs})(?!\w)|(?<!\w)(?:{signs})|(?<=\d)(?:{signs})(?=\d)",
        lambda found: f" {words.symbols[found[0]]} ",
        "".join(words.symbols),
    )


def slashes(words: Language) -> Rule:
    """``and/or``: the slash is not said."""
    return rule("slash", r"(?<=\w)/(?=\w)", lambda found: " ", "/")


def until(words: Language) -> Rule:
    """``10:15-10:30``."""
    return rule("from hour to hour", r"(?<=\d)[–-](?=\d{1,2}:\d\d)", lambda found: f" {words.to} ", DIGITS)


def dashes(words: Language) -> Rule:
    """A dash is a pause; engines hear one only where it stands alone."""
    return rule("dash", r"—|--+|(?<!\S)[–-](?!\S)|(?<=[^\W\d])–(?=[^\W\d])", lambda found: " — ", "-–—")


def brackets(words: Language) -> Rule:
    """Brackets around two words and more are pauses."""
    return Rule("brackets", re.compile(r"(?<=\s)\([^()\s]+\s[^()]*\)(?!\w)"), saying.bracketed, "(")


ORDER: tuple[Callable[[Language], Rule], ...] = (
    emails, urls, dates, phones, versions, money, numbered, abbreviations, initials, joined, reigns, counted, acronyms,
    percents, clocks, until, half_days, units, scaled, models, fractions, ranges, ordinals, years, negatives, hashes,
    numbers, tags, symbols, slashes, dashes, brackets,
)  # fmt: skip
