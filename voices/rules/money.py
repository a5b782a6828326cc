"""The rule for money."""

from __future__ import annotations

import re

from voices.rules.amounts import describes
from voices.rules.language import Currency, Language
from voices.rules.numbers import cardinal, plain, span, span_of
from voices.rules.rule import ALONE, DIGITS, Rule, any_of, rule


def money(words: Language) -> Rule:
    """The currency comes last, wherever its sign stands; two digits are hundredths behind a stop and behind a comma."""
    sign, scale = any_of(words.money), rf"(?:[\s-]?({any_of(words.scales)})(?!\w))?"
    figure = rf"(?:\d{{1,9}}[.,]\d\d(?!\d)|{words.figure})"
    before = rf"(?<!\w)({sign})\s?({figure})(?:[–-](?:\1)?({figure}))?{scale}(?!\w|[.,]\d)"
    behind = rf"{ALONE}{span_of(figure)}{scale}\s?({sign})(?!\w)"
    return rule(
        "money", "$5, 5 €, €3.50, $5–10 million", f"{before}|{behind}", lambda found: _money(found, words), DIGITS
    )


def currencies(words: Language) -> Rule:
    """A sign that stands alone: ``millions d'€``."""
    pattern = rf"(?<![\w.,])({any_of(sign for sign in words.money if not sign.isalpha())})(?!\w)"
    return rule("currency", "in €", pattern, lambda found: words.money[found[1]].many, "€$£¥₹₽")


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
    return f"{amount} {of}{currency.one if describes(found, words) else currency.many}"


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
