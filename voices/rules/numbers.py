"""Numbers in words: num2words' work, told in each language how a number is written."""

from __future__ import annotations

import re
from functools import cache

from voices.rules.language import Language

YEAR = r"1[1-9]\d\d|20\d\d"
"""Four digits that are read as a year."""

ROMAN = {"I": 1, "V": 5, "X": 10}


@cache
def say(digits: str, language: str, to: str = "cardinal") -> str:
    """The words of plain digits with a decimal point; the digits themselves where num2words has none."""
    from num2words import num2words

    try:
        return str(num2words(digits, lang=language, to=to)).replace(",", "")
    except (NotImplementedError, ArithmeticError, ValueError, TypeError):
        return digits


def plain(text: str, words: Language) -> str:
    """A number as it is written; digits with a leading zero (a code, a telephone number) one by one."""
    if re.fullmatch(r"0\d+", text):
        return digits(text, words)
    bare = re.sub(rf"[{re.escape(words.thousands)}]", "", text)
    said = say(re.sub(rf"[{re.escape(words.decimal)}]", ".", bare), words.tag)
    return said.replace(f" {words.dot} ", f" {words.comma} ") if words.comma else said


def digits(text: str, words: Language) -> str:
    """Every digit by itself, a comma where something stands between them."""
    groups = re.findall(r"\d+", text)
    return ", ".join(" ".join(say(digit, words.tag) for digit in group) for group in groups)


def year(text: str, words: Language) -> str:
    """A number that may be a year, as the language says years."""
    return say(text, words.tag, "year") if words.years and is_year(text) else plain(text, words)


def is_year(text: str) -> bool:
    """Whether four digits may be a year: 1100 to 2099."""
    return re.fullmatch(YEAR, text) is not None


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to 39; None for letters that are none."""
    if not re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", text) or not text:
        return None
    values = [ROMAN[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
