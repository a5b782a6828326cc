"""Rules for amounts: shares, measures, fractions, ranges, and numbers alone."""

from __future__ import annotations

import re

from voices.rules.language import Language
from voices.rules.numbers import YEAR, ordinal, plain, short_year, span, span_of, year
from voices.rules.rule import ALONE, DIGITS, Rule, any_of, rule, word_before

_START = rf"{ALONE}(?<!\d[–-])"
_STOP = r"(?:\.(?=[,;]|\s[a-zà-ÿ]))?"
"""A full stop that ends no sentence."""


def percents(words: Language) -> Rule:
    return rule(
        "percent",
        "5–10%",
        rf"{_START}{span_of(words.figure)}\s?%",
        lambda found: f"{span(found[1], found[2], words)} {words.percent}",
        DIGITS,
    )


def units(words: Language) -> Rule:
    return rule(
        "unit",
        "-5 °C, 10 km",
        rf"{_START}([−-]?){span_of(words.figure)}[ \u00a0\u202f-]?({any_of(words.units)})(?!\w){_STOP}",
        lambda found: _unit(found, words),
        DIGITS,
    )


def scaled(words: Language) -> Rule:
    return rule(
        "number and scale",
        "10k, 2M",
        rf"{ALONE}({words.figure})({any_of(words.scales)})(?!\w)",
        lambda found: f"{plain(found[1], words)} {words.scales[found[2]]}",
        DIGITS,
    )


def products(words: Language) -> Rule:
    return rule(
        "times",
        "4x4, 10×10 cm",
        rf"{ALONE}({words.figure})\s?[x×*]\s?({words.figure})(?:\s?({any_of(words.units)}))?(?!\w)",
        lambda found: _product(found, words),
        "x×*",
    )


def fractions(words: Language) -> Rule:
    """Any that has no name is read as two numbers: ``9/11``, ``24/7``."""
    sign = any_of(name for name in words.fractions if "/" not in name)
    return rule(
        "fraction",
        "1/2, 1½, 9/11",
        rf"(?<![\w/.,])(?:(\d{{1,3}})\s)?(\d{{1,4}})[/⁄](\d{{1,4}})(?![\w/])|(\d*)({sign})(?!\w)",
        lambda found: _fraction(found, words),
        "/⁄½⅓⅔¼¾⅛",
    )


def ranges(words: Language) -> Rule:
    return rule(
        "range",
        "1984–1990, 5-10",
        r"(?<![\w.,–-])(\d{1,4})(?:–|-|\s–\s)(\d{1,4})(?![\w–-]|[.,]\d)",
        lambda found: f"{year(found[1], words)} {words.to} {_until(found, words)}",
        DIGITS,
    )


def until(words: Language) -> Rule:
    """Between whatever ends one amount or hour and begins the next."""
    sign = any_of(words.money)
    return rule(
        "from, to",
        "10:15-10:30, $5m–$10m",
        rf"(?<=\d)[–-](?=\d{{1,2}}:\d\d)|(?<=[\w%°€$£.])–(?=(?:{sign})?\d)|(?<=[mkM%°CFh])-(?=\d+(?:[apk]?m|h|%|°))"
        rf"|(?<=[\dmknMKB])-(?=(?:{sign})\d)",
        lambda found: f" {words.to} ",
        "–-",
    )


def ordinals(words: Language) -> Rule:
    return rule(
        "ordinal",
        "the 21st",
        rf"{ALONE}(\d{{1,6}})(?:{words.ordinal})(?!\w)",
        lambda found: ordinal(found[1], words),
        DIGITS,
    )


def years(words: Language) -> Rule:
    return rule("year", "1984", rf"{ALONE}(?:{YEAR})(?![\w%]|[.,]\d)", lambda found: year(found[0], words), DIGITS)


def negatives(words: Language) -> Rule:
    return rule(
        "minus",
        "-5",
        rf"(?<![^\s(])[−-]({words.figure})(?!\w)",
        lambda found: f"{words.minus} {plain(found[1], words)}",
        DIGITS,
    )


def numbers(words: Language) -> Rule:
    return rule(
        "number",
        "1,200",
        rf"(?<![\w.,:])({words.figure})(?!\w|[.,:]\d)",
        lambda found: plain(found[1], words),
        DIGITS,
    )


def points(words: Language) -> Rule:
    """A version or an English number in a language that writes a comma."""
    return rule(
        "point",
        "Web 2.0",
        rf"{ALONE}(\d{{1,3}})\.(\d{{1,2}})(?![\w.]|[.,:]\d|\s?(?:{words.hour}))",
        lambda found: f"{plain(found[1], words)} {words.dot} {plain(found[2], words)}",
        ".",
    )


def hashes(words: Language) -> Rule:
    return rule("number sign", "#1", r"(?<!\w)#(?=\d)", lambda found: f"{words.number} ", DIGITS)


def describes(found: re.Match[str], words: Language) -> bool:
    """``a $5 bill``, ``a 5 km run``, ``$5-million``: the amount tells what kind of thing it is."""
    goes_on = re.match(r"\s[a-z]", found.string[found.end() : found.end() + 2])
    return bool(goes_on and re.fullmatch(words.article, word_before(found)))


def _until(found: re.Match[str], words: Language) -> str:
    """The end of a range; of ``2008-09`` only the last digits are written."""
    short = re.fullmatch(YEAR, found[1]) and len(found[2]) == 2
    return short_year(found[2], words) if short else year(found[2], words)


def _unit(found: re.Match[str], words: Language) -> str:
    sign, first, second, unit = found.groups()
    one, many = words.units[unit]
    single = first == "1" and not second
    amount = words.one or plain(first, words) if single else span(first, second, words)
    said = f"{amount} {one if single or describes(found, words) else many}"
    return f"{words.minus} {said}" if sign else said


def _product(found: re.Match[str], words: Language) -> str:
    said = f"{plain(found[1], words)} {words.times} {plain(found[2], words)}"
    return f"{said} {words.units[found[3]][1]}" if found[3] else said


def _fraction(found: re.Match[str], words: Language) -> str:
    before, upper, lower, whole, sign = found.groups()
    named = words.fractions.get(sign or f"{upper}/{lower}")
    if named is None:
        return " ".join([*([plain(before, words)] if before else []), year(upper, words), plain(lower, words)])
    return f"{plain(before or whole, words)} {words.and_} {named}" if before or whole else named
