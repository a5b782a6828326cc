"""The rules by which written things are said, for each language, in the order in which they are tried.

A language is a row of ``LANGUAGES``; one that has no row is said as it is written. Numbers are
num2words' work, only what surrounds them is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` of the written text, inside one word, are said as ``said``."""

    start: int
    end: int
    said: str


class Rule(NamedTuple):
    """Where ``pattern`` is found, ``edits`` says what is said instead."""

    name: str
    pattern: re.Pattern[str]
    edits: Callable[[re.Match[str]], Iterator[Edit]]


@dataclass(frozen=True)
class Language:
    """The words that a language says for signs; ``decimal`` and ``thousands`` are its marks in numbers."""

    decimal: str
    thousands: str
    dot: str
    at: str
    slash: str
    to: str
    percent: str
    symbols: dict[str, str]
    money: dict[str, str]
    scales: dict[str, str]
    abbreviations: dict[str, str] = field(default_factory=dict)
    ordinal: str | None = None
    years: bool = False


LANGUAGES: dict[str, Language] = {
    "en": Language(
        decimal=".",
        thousands=",",
        dot="dot",
        at="at",
        slash="slash",
        to="to",
        percent="percent",
        symbols={"&": "and", "+": "plus", "=": "equals", "@": "at", "§": "section", "°C": "degrees Celsius"},
        money={"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"},
        scales={"million": "million", "billion": "billion", "trillion": "trillion", "bn": "billion", "k": "thousand"},
        abbreviations={
            "Dr.": "Doctor", "Mr.": "Mister", "Mrs.": "Missis", "Ms.": "Miz", "Prof.": "Professor", "St.": "Saint",
            "Gen.": "General", "Col.": "Colonel", "Sen.": "Senator", "Gov.": "Governor", "Jr.": "Junior",
            "Sr.": "Senior", "vs.": "versus", "e.g.": "for example", "i.e.": "that is", "etc.": "et cetera",
            "approx.": "approximately", "No.": "number",
        },
        ordinal=r"(?:st|nd|rd|th)",
        years=True,
    ),
    "de": Language(
        decimal=",",
        thousands=".",
        dot="Punkt",
        at="ät",
        slash="Schrägstrich",
        to="bis",
        percent="Prozent",
        symbols={"&": "und", "+": "plus", "=": "gleich", "@": "ät", "§": "Paragraf", "°C": "Grad Celsius"},
        money={"$": "Dollar", "€": "Euro", "£": "Pfund", "¥": "Yen"},
        scales={"Millionen": "Millionen", "Milliarden": "Milliarden", "Mio.": "Millionen", "Mrd.": "Milliarden"},
        abbreviations={
            "Dr.": "Doktor", "Prof.": "Professor", "Hr.": "Herr", "Fr.": "Frau", "z.B.": "zum Beispiel",
            "d.h.": "das heißt", "usw.": "und so weiter", "bzw.": "beziehungsweise", "ca.": "circa", "Nr.": "Nummer",
        },
        years=True,
    ),
    "fr": Language(
        decimal=",",
        thousands=".",
        dot="point",
        at="arobase",
        slash="barre oblique",
        to="à",
        percent="pour cent",
        symbols={"&": "et", "+": "plus", "=": "égale", "@": "arobase", "°C": "degrés Celsius"},
        money={"$": "dollars", "€": "euros", "£": "livres", "¥": "yens"},
        scales={"millions": "millions de", "milliards": "milliards de"},
        abbreviations={"M.": "Monsieur", "Mme": "Madame", "Mlle": "Mademoiselle", "Dr": "Docteur", "etc.": "et cetera"},
    ),
    "es": Language(
        decimal=",",
        thousands=".",
        dot="punto",
        at="arroba",
        slash="barra",
        to="a",
        percent="por ciento",
        symbols={"&": "y", "+": "más", "=": "igual a", "@": "arroba", "°C": "grados Celsius"},
        money={"$": "dólares", "€": "euros", "£": "libras", "¥": "yenes"},
        scales={"millones": "millones de"},
        abbreviations={"Sr.": "Señor", "Sra.": "Señora", "Dr.": "Doctor", "Dra.": "Doctora", "etc.": "etcétera"},
    ),
}  # fmt: skip

# Letter by letter although they could be read as words; what has no vowel or three consonants in a row is, anyway.
SPELLED = re.split(" ", "US UK EU UN AI IT ID TV PC UAE USA IAEA CEO CIA FBI API URL IMF")


@cache
def rules_of(language: str) -> tuple[Rule, ...]:
    """The rules of a language (BCP 47; the primary subtag counts), in the order in which they are tried."""
    primary = language.partition("-")[0].casefold()
    words = LANGUAGES.get(primary)
    return tuple(_rules(primary, words)) if words else ()


def _rules(language: str, words: Language) -> Iterator[Rule]:
    number = _number(words)
    symbols, scales = _any(words.symbols), _any(words.scales)
    numbers = _Numbers(language, words)
    yield Rule(
        "e-mail", re.compile(r"(?<!\S)[(<]?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)"), _whole(1, lambda t: _address(t, words))
    )
    yield Rule(
        "URL", re.compile(r"((?:https?://|www\.)[^\s<>()]*[^\s<>().,;:!?'\"])"), _whole(1, lambda t: _url(t, words))
    )
    yield Rule(
        "abbreviation", re.compile(rf"(?<![\w.])({_any(words.abbreviations)})(?!\w)"), _table(words.abbreviations)
    )
    yield Rule(
        "initials",
        re.compile(r"(?<![\w.])((?:[^\W\d_]\.){2,})(?!\w)"),
        _whole(1, lambda t: " ".join(t.upper().split(".")).strip()),
    )
    yield Rule(
        "acronym",
        re.compile(
            rf"(?<![\w-])({'|'.join(SPELLED)}|[B-DF-HJ-NP-TV-XZ]{{2,5}}|(?=[A-Z]*[B-DF-HJ-NP-TV-XZ]{{3}})[A-Z]{{3,5}})(?=s?(?!\w))"
        ),
        _whole(1, " ".join),
    )
    yield Rule(
        "money and scale",
        re.compile(rf"([{_signs(words)}])({number})(\s+)({scales})(?!\w)"),
        lambda m: numbers.scaled(m, words),
    )
    yield Rule("money", re.compile(rf"([{_signs(words)}])({number})"), lambda m: numbers.money(m, 2, 1))
    yield Rule("money", re.compile(rf"({number})\s?([{_signs(words)}])"), lambda m: numbers.money(m, 1, 2))
    yield Rule("percent", re.compile(rf"({number})\s?%"), numbers.percent)
    yield Rule("range", re.compile(r"(?<![\w.,–-])(\d{1,4})([–-])(\d{1,4})(?![\w–-])"), numbers.range)
    if words.ordinal:
        yield Rule(
            "ordinal",
            re.compile(rf"(?<!\w)(\d+){words.ordinal}(?!\w)"),
            _whole(0, lambda t: numbers.say(re.sub(r"\D", "", t), "ordinal")),
        )
    if words.years:
        yield Rule(
            "year",
            re.compile(r"(?<![\w.,$€£¥])(1[1-9]\d\d|20\d\d)(?![\w%]|[.,]\d)"),
            _whole(1, lambda t: numbers.say(t, "year")),
        )
    yield Rule("time", re.compile(r"(?<![\w:])(\d{1,2}):([0-5]\d)(?![\w:])"), numbers.clock)
    yield Rule("number", re.compile(rf"(?<![\w.,])({number})(?![\w])"), _whole(1, numbers.plain))
    yield Rule(
        "symbol", re.compile(rf"({symbols})(?!\w)|(?<!\S)({symbols})"), _whole(0, lambda t: f" {words.symbols[t]} ")
    )


def _any(table: dict[str, str]) -> str:
    return "|".join(re.escape(key) for key in sorted(table, key=len, reverse=True))


def _signs(words: Language) -> str:
    return re.escape("".join(words.money))


def _number(words: Language) -> str:
    thousands, decimal = re.escape(words.thousands), re.escape(words.decimal)
    return rf"(?:\d{{1,3}}(?:{thousands}\d{{3}})+|\d{{1,15}})(?:{decimal}\d{{1,9}})?(?!\d)"


def _whole(group: int, say: Callable[[str], str]) -> Callable[[re.Match[str]], Iterator[Edit]]:
    """Edits that say one group of the match otherwise."""

    def edits(found: re.Match[str]) -> Iterator[Edit]:
        yield Edit(*found.span(group), say(found.group(group)))

    return edits


def _table(table: dict[str, str]) -> Callable[[re.Match[str]], Iterator[Edit]]:
    return _whole(1, table.__getitem__)


def _address(text: str, words: Language) -> str:
    signs = {"@": words.at, ".": words.dot, "/": words.slash, "-": "-", "_": " ", "+": "+"}
    return " ".join("".join(f" {signs[c]} " if c in "@./" else signs.get(c, c) for c in text).split())


def _url(text: str, words: Language) -> str:
    """The host and the path's words; scheme, ``www``, query and fragment are for machines."""
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", text)
    return _address(re.split(r"[?#]", host)[0].strip("/"), words) or text


class _Numbers:
    """What num2words says, in one language, for the numbers of a rule."""

    def __init__(self, language: str, words: Language) -> None:
        self.language = language
        self.words = words

    def say(self, digits: str, to: str = "cardinal") -> str:
        """The words of plain digits with a decimal point; the digits themselves where num2words has none."""
        from num2words import num2words

        try:
            return str(num2words(digits, lang=self.language, to=to)).replace(",", "")
        except (NotImplementedError, ArithmeticError, ValueError, TypeError):
            return digits

    def plain(self, text: str) -> str:
        """A number as it is written; digits with a leading zero (a code, a telephone number) one by one."""
        if re.fullmatch(r"0\d+", text):
            return " ".join(self.say(digit) for digit in text)
        return self.say(text.replace(self.words.thousands, "").replace(self.words.decimal, "."))

    def money(self, found: re.Match[str], amount: int, sign: int) -> Iterator[Edit]:
        """The currency comes after the amount, wherever its sign stands."""
        whole, _, hundredths = found.group(amount).partition(self.words.decimal)
        currency = self.words.money[found.group(sign)]
        if len(hundredths) == 2:
            said = f"{self.plain(whole)} {currency} {self.say(hundredths)}"
        else:
            said = f"{self.plain(found.group(amount))} {currency}"
        yield Edit(*found.span(amount), said)
        yield Edit(*found.span(sign), "")

    def scaled(self, found: re.Match[str], words: Language) -> Iterator[Edit]:
        yield Edit(*found.span(1), "")
        yield Edit(*found.span(2), self.plain(found.group(2)))
        yield Edit(*found.span(4), f"{words.scales[found.group(4)]} {words.money[found.group(1)]}")

    def percent(self, found: re.Match[str]) -> Iterator[Edit]:
        yield Edit(*found.span(1), self.plain(found.group(1)))
        yield Edit(found.end() - 1, found.end(), f" {self.words.percent} ")

    def range(self, found: re.Match[str]) -> Iterator[Edit]:
        yield Edit(*found.span(1), self._point(found.group(1)))
        yield Edit(*found.span(2), f" {self.words.to} ")
        yield Edit(*found.span(3), self._point(found.group(3)))

    def _point(self, digits: str) -> str:
        year = self.words.years and re.fullmatch(r"1[1-9]\d\d|20\d\d", digits)
        return self.say(digits, "year") if year else self.plain(digits)

    def clock(self, found: re.Match[str]) -> Iterator[Edit]:
        yield Edit(*found.span(1), self.say(found.group(1)))
        yield Edit(found.end(1), found.start(2), " ")
        yield Edit(*found.span(2), self.plain(found.group(2)) if int(found.group(2)) else "")
