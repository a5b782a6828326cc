"""Rules for amounts: money, shares, measures, fractions, ranges, and numbers alone."""

from __future__ import annotations

import re

from voices.rules.language import Currency, Language
from voices.rules.numbers import YEAR, cardinal, ordinal, plain, span, span_of, year
from voices.rules.rule import ALONE, DIGITS, Rule, any_of, rule, word_before

_START = rf"{ALONE}(?<!\d[–-])"


def money(words: Language) -> Rule:
    """The currency comes last, wherever its sign stands; two digits are hundredths behind a stop and behind a comma."""
    sign, scale = any_of(words.money), rf"(?:[\s-]?({any_of(words.scales)})(?!\w))?"
    figure = rf"(?:\d{{1,9}}[.,]\d\d(?!\d)|{words.figure})"
    before = rf"(?<!\w)({sign})\s?({figure})(?:[–-](?:\1)?({figure}))?{scale}(?!\w|[.,]\d)"
    behind = rf"{ALONE}{span_of(figure)}{scale}\s?({sign})(?!\w)"
    return rule(
        "money", "$5, 5 €, €3.50, $5–10 million", f"{before}|{behind}", lambda found: _money(found, words), DIGITS
    )


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
        rf"{_START}([−-]?){span_of(words.figure)}[ \u00a0\u202f-]?({any_of(words.units)})(?!\w)",
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
        rf"{ALONE}({words.figure})\s?[x×]\s?({words.figure})(?:\s?({any_of(words.units)}))?(?!\w)",
        lambda found: _product(found, words),
        "x×",
    )


def fractions(words: Language) -> Rule:
    """Any that has no name is read as two numbers: ``9/11``, ``24/7``."""
    sign = any_of(name for name in words.fractions if "/" not in name)
    return rule(
        "fraction",
        "1/2, 1½, 9/11",
        rf"(?<![\w/.,])(?:(\d{{1,3}})\s)?(\d{{1,4}})/(\d{{1,4}})(?![\w/])|(\d*)({sign})(?!\w)",
        lambda found: _fraction(found, words),
        "/½⅓⅔¼¾⅛",
    )


def ranges(words: Language) -> Rule:
    return rule(
        "range",
        "1984–1990, 5-10",
        r"(?<![\w.,–-])(\d{1,4})(?:–|-|\s–\s)(\d{1,4})(?![\w–-]|[.,]\d)",
        lambda found: f"{year(found[1], words)} {words.to} {year(found[2], words)}",
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


def hashes(words: Language) -> Rule:
    return rule("number sign", "#1", r"(?<!\w)#(?=\d)", lambda found: f"{words.number} ", DIGITS)


def _money(found: re.Match[str], words: Language) -> str:
    sign = found[1] or found[8]
    first, second, scale = found.group(2, 3, 4) if found[1] else found.group(5, 6, 7)
    currency = words.money[sign]
    whole, cents = _parts(first)
    if cents and currency.cents and not (second or scale):
        return _coins(whole, cents, currency, words)
    first = f"{whole}{words.decimal[0]}{cents}" if cents else first
    amount = f"{span(first, second, words)} {words.scales[scale]}" if scale else span(first, second, words)
    if first == "1" and not (second or scale):
        return f"{words.one or amount} {currency.one}"
    of = words.of[currency.many[0] in "aeiou"] if amount.rpartition(" ")[2] in words.great else ""
    return f"{amount} {of}{currency.one if _describes(found, words) else currency.many}"


def _describes(found: re.Match[str], words: Language) -> bool:
    """``a $5 bill``, ``a 5 km run``, ``$5-million``: the amount tells what kind of thing it is."""
    goes_on = re.match(r"\s[a-z]", found.string[found.end() : found.end() + 2])
    return bool(goes_on and re.fullmatch(words.article, word_before(found)))


def _parts(amount: str) -> tuple[str, str]:
    """The digits before the decimal mark, and the two behind it; an empty text where there are not two."""
    whole, cents = amount[:-3], amount[-2:]
    return (whole, cents) if amount[-3:-2] in (".", ",") and whole else (amount, "")


def _coins(whole: str, cents: str, currency: Currency, words: Language) -> str:
    small = cardinal(str(int(cents)), words)
    if whole == "0":
        return f"{small} {currency.cents}"
    one = whole == "1"
    large = f"{words.one or plain(whole, words)} {currency.one}" if one else f"{plain(whole, words)} {currency.many}"
    return f"{large} {small}" if int(cents) else large


def _unit(found: re.Match[str], words: Language) -> str:
    sign, first, second, unit = found.groups()
    one, many = words.units[unit]
    single = first == "1" and not second
    amount = words.one or plain(first, words) if single else span(first, second, words)
    said = f"{amount} {one if single or _describes(found, words) else many}"
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
