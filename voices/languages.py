"""Which of many languages and accents is nearest to the one that is asked for.

Distances are CLDR's (UTS 35 part 1, "Language Matching"; ``languageInfo.xml``) as langcodes counts them: likely
subtags are filled in first, so that ``fr`` is French of France and ``pt`` Portuguese of Brazil.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

ACCENT = 30
"""Below this lie accents, and languages that are read alike (``nb`` for ``no``, ``de`` for ``gsw``); above it lie other
scripts, and languages that are merely understood."""

SAME = 5
"""Up to this, tags mean one and the same: ``es`` and ``es-ES``, ``no`` and ``nb``; for ``es-AR`` also ``es-419``."""

UNRELATED = 1000


@cache
def distance(language: str, other: str) -> int:
    """How far ``other`` is from ``language`` (BCP 47): 0 the same, 1 likely the same, 2 a dialect of that, then more.

    Of two regions that are equally far the one is nearer where most speak the language: ``fr-FR`` to ``fr-CA``.
    """
    if language.casefold() == other.casefold():
        return 0
    import langcodes  # 60 ms, and most languages have one accent

    try:
        narrower = langcodes.get(other)
        dialect = bool(narrower.variants or narrower.private)  # CLDR does not count these
        elsewhere = langcodes.tag_distance(_primary(language), other) > 0
        return 1 + 3 * langcodes.tag_distance(language, other) + dialect + elsewhere
    except ValueError:  # no tag at all
        return UNRELATED


def accents(language: str, tags: Iterable[str]) -> dict[str, int]:
    """Those of ``tags`` that speak ``language`` with their distances, the nearest first.

    These are its accents, else languages that are read alike, else itself as it is written in another script.
    """
    known = list(dict.fromkeys(tags))
    own = [tag for tag in known if _primary(tag) == _primary(language)]
    found = _near(language, own) or _near(language, known) or _respelt(language, known)
    return {tag: found[tag] for tag in sorted(found, key=found.__getitem__)}


def speaks(tag: str, language: str) -> bool:
    """Whether ``tag`` is what ``language`` asks for: a language with all its accents, or one with its region."""
    folded = language.casefold()
    return tag.casefold().startswith(f"{folded}-") or distance(language, tag) <= SAME


def is_language(text: str) -> bool:
    """Whether ``text`` is a BCP 47 tag of registered subtags that belong together."""
    import langcodes

    return langcodes.tag_is_valid(text) and not langcodes.get(text).extlangs


def _near(language: str, tags: Iterable[str]) -> dict[str, int]:
    return {tag: distance(language, tag) for tag in tags if distance(language, tag) <= ACCENT}


def _respelt(language: str, tags: Iterable[str]) -> dict[str, int]:
    """The plainest tags of the same language: for ``zh-TW`` that is ``cmn``, and not ``cmn-Latn-pinyin``."""
    akin = [tag for tag in tags if _spoken(tag) == _spoken(language)]
    plainest = min((tag.count("-") for tag in akin), default=0)
    return {tag: distance(language, tag) for tag in akin if tag.count("-") == plainest}


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()


@cache
def _spoken(tag: str) -> str:
    """The language alone, as the one that includes it where there is such a one (``zh`` for ``cmn``; ISO 639-3)."""
    import langcodes

    try:
        return _primary(langcodes.standardize_tag(tag, macro=True))
    except ValueError:
        return tag.casefold()
