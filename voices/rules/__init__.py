"""The rules by which written things are said: a table of words for each language, and rules that all of them share.

A language that has no table is said as it is written. Numbers are num2words' work; only what surrounds them is decided
here.
"""

from __future__ import annotations

from functools import cache
from pkgutil import resolve_name

from voices.rules.language import Language
from voices.rules.order import ORDER
from voices.rules.rule import Edit, Rule, shared

__all__ = ["LANGUAGES", "Edit", "Rule", "rules_of", "shared"]

LANGUAGES: dict[str, str] = {
    "de": "voices.rules.de:GERMAN",
    "en": "voices.rules.en:ENGLISH",
    "en-GB": "voices.rules.en:BRITISH",
    "es": "voices.rules.es:SPANISH",
    "fr": "voices.rules.fr:FRENCH",
    "fr-BE": "voices.rules.fr:BELGIAN",
    "fr-CH": "voices.rules.fr:SWISS",
    **{f"en-{region}": "voices.rules.en:BRITISH" for region in ("AU", "IE", "IN", "NZ", "ZA")},
}
"""BCP 47 tags with a table of their own; any other region of a language is said by the table of the language."""

_PLACES = {tag.casefold(): place for tag, place in LANGUAGES.items()}


def rules_of(tag: str) -> tuple[Rule, ...]:
    """The rules of a language (BCP 47) in the order of trying.

    Its own come first, then those of all languages, unless it has one of that name. The region counts where it has a
    table of its own.
    """
    place = _PLACES.get(tag.casefold()) or _PLACES.get(tag.casefold().partition("-")[0])
    return _made(place) if place else ()


@cache
def _made(place: str) -> tuple[Rule, ...]:
    words: Language = resolve_name(place)
    own = tuple(words.own(words))
    names = {rule.name for rule in own}
    shared = [rule for rule in (make(words) for make in ORDER) if rule.name not in names]
    return (*own, *(rule._replace(example=words.examples.get(rule.name, rule.example)) for rule in shared))
