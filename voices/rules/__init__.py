"""The rules by which written things are said: a table of words for each language, and rules that all of them share.

A language that has no table is said as it is written. Numbers are num2words' work; only what surrounds them is decided
here.
"""

from __future__ import annotations

from functools import cache
from pkgutil import resolve_name

from voices.rules.general import ORDER
from voices.rules.language import Language
from voices.rules.rule import Edit, Rule, shared

__all__ = ["LANGUAGES", "Edit", "Rule", "rules_of", "shared"]

LANGUAGES: dict[str, str] = {
    "de": "voices.rules.de:GERMAN",
    "en": "voices.rules.en:ENGLISH",
    "es": "voices.rules.es:SPANISH",
    "fr": "voices.rules.fr:FRENCH",
}


@cache
def rules_of(language: str) -> tuple[Rule, ...]:
    """The rules of a language (BCP 47; the primary subtag counts), in the order in which they are tried."""
    place = LANGUAGES.get(language.partition("-")[0].casefold())
    if place is None:
        return ()
    words: Language = resolve_name(place)
    return (*words.own, *(make(words) for make in ORDER))
