"""Numbers in words: num2words' work, told in each language how a number is written."""

from __future__ import annotations

import re
from functools import cache

from voices.rules.language import Language

YEAR = r"1\d{3}|20\d\d"
"""Four digits that are read as a year."""

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@cache
def say(digits: str, language: str, to: str = "cardinal") -> str:
    """The words of plain digits with a decimal point; the digits themselves where num2words has none."""
    from num2words import num2words

    try:
        return str(num2words(digits, lang=language, to=to)).replace(",", "")
    except (NotImplementedError, ArithmeticError, ValueError, TypeError):
        return digits


def cardinal(digits: str, words: Language, to: str = "cardinal") -> str:
    """The words of plain digits, as ``words`` polishes them."""
    said = say(digits, words.tag, to)
    for theirs, ours in words.polish:
        said = said.replace(theirs, ours)
    return said


def ordinal(digits: str, words: Language) -> str:
    """The ordinal number of plain digits."""
    return cardinal(digits, words, "ordinal")


def plain(text: str, words: Language) -> str:
    """A number as it is written; digits with a leading zero (a code, a telephone number) one by one."""
    if re.fullmatch(r"0\d+", text):
        return digits(text, words)
    bare = re.sub(rf"[{re.escape(words.thousands)}]", "", text)
    return _with_zeros(re.sub(rf"[{re.escape(words.decimal)}]", ".", bare), words)


def _with_zeros(bare: str, words: Language) -> str:
    """A decimal number with the zero at its end, which num2words leaves out."""
    if "." not in bare or not bare.endswith("0"):
        return cardinal(bare, words)
    return f"{cardinal(bare[:-1] + '1', words).rpartition(' ')[0]} {cardinal('0', words)}"


def digits(text: str, words: Language) -> str:
    """Every digit by itself, a comma where something stands between them."""
    groups = re.findall(r"\d+", text)
    return ", ".join(" ".join(say(digit, words.tag) for digit in group) for group in groups)


def year(text: str, words: Language) -> str:
    """A number that may be a year, as the language says years."""
    return cardinal(text, words, "year") if words.years and re.fullmatch(YEAR, text) else plain(text, words)


def short_year(text: str, words: Language) -> str:
    """The last two digits of a year."""
    said = cardinal(str(int(text)), words)
    return f"{words.oh} {said}" if words.oh and text.startswith("0") else said


def span(first: str, second: str | None, words: Language) -> str:
    """A number, or a range of two."""
    said = plain(first, words)
    return f"{said} {words.to} {plain(second, words)}" if second else said


def span_of(figure: str) -> str:
    """A pattern for what ``span`` says: a figure, or a range of two, each a group."""
    return rf"({figure})(?:\s?[–-]\s?({figure}))?"


def roman(text: str) -> int | None:
    """The value of a Roman numeral up to 399; None for letters that are none."""
    if not re.fullmatch(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", text) or not text:
        return None
    values = [_VALUES[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
