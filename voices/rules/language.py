"""What a language needs to know so that written things can be said: words for signs, and how numbers are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from voices.rules.rule import Rule


class Currency(NamedTuple):
    """A currency's name for one, for several, and for several hundredths (``""`` where it has none)."""

    one: str
    many: str
    cents: str = ""


def listed(words: str) -> frozenset[str]:
    """The words of a text, which is easier to read than so many quotes."""
    return frozenset(words.split())


class Language(NamedTuple):
    """The words that a language says for signs; in patterns a key is matched as it stands, capitals and all.

    ``tag`` is num2words' name for the language, ``polish`` what is said in place of some of num2words' words.
    ``decimal`` and ``thousands`` are its marks in numbers (any of the characters). ``abbreviations`` are said as they
    stand, those in ``closing`` may end a sentence; ``before_number`` are such only where a number follows. ``units``
    have a word for one and for more. ``spelled`` are acronyms said letter by letter although they could be read as
    words, ``read`` those read as words although they look like none. ``one`` is a single thing's number where
    counting says it otherwise, ``article`` a pattern for the words behind which an amount describes one thing and
    stays singular (``a $5 bill``). ``of`` stands between a number that ends in a ``great`` word and its currency,
    before a consonant and before a vowel. ``ordinal`` is a pattern for what marks an ordinal number, ``date`` how
    day, ordinal, month and year follow each other, ``order`` in which order two numbers between slashes are day and
    month. ``ratio`` stands in ``3:1``, ``clock`` between hours and minutes, ``hour`` is the word that a text may
    write behind them, ``full_hour`` follows a full hour, ``oh`` stands before a single minute. ``counted`` are words
    before a Roman numeral of one letter, ``reigns`` names of those who are numbered, said as ``reign`` has it.
    ``examples`` show the rules of that name in this language. ``own`` makes the rules that no other language has;
    they are tried first.
    """

    tag: str
    decimal: str
    thousands: str
    dot: str
    at: str
    slash: str
    dash: str
    underscore: str
    hashtag: str
    to: str
    ratio: str
    percent: str
    minus: str
    times: str
    number: str
    and_: str
    symbols: Mapping[str, str]
    money: Mapping[str, Currency]
    scales: Mapping[str, str]
    months: tuple[str, ...]
    date: str
    order: tuple[str, str] = ("day", "month")
    polish: tuple[tuple[str, str], ...] = ()
    one: str = ""
    article: str = "(?!)"
    of: tuple[str, str] = ("", "")
    great: frozenset[str] = frozenset()
    abbreviations: Mapping[str, str] = {}
    closing: frozenset[str] = frozenset()
    before_number: Mapping[str, str] = {}
    units: Mapping[str, tuple[str, str]] = {}
    spelled: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    fractions: Mapping[str, str] = {}
    ordinal: str = "(?!)"
    years: bool = False
    clock: str = " "
    hour: str = "(?!)"
    full_hour: str = ""
    oh: str = ""
    half_days: Mapping[str, str] = {}
    counted: frozenset[str] = frozenset()
    reigns: frozenset[str] = frozenset()
    reign: str = "{ordinal}"
    examples: Mapping[str, str] = {}
    own: Callable[[Language], Iterable[Rule]] = lambda words: ()

    @property
    def figure(self) -> str:
        """A pattern for a number as this language writes it; it captures nothing."""
        thousands, decimal = re.escape(self.thousands), re.escape(self.decimal)
        return rf"(?:\d{{1,3}}(?:[{thousands}]\d{{3}})+(?!\d)|\d{{1,15}})(?:[{decimal}]\d{{1,9}})?(?!\d)"
