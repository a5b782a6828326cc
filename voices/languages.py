"""Which of many languages and accents is nearest to the one that is asked for.

Distances are CLDR's (UTS 35 part 1, "Language Matching"; ``languageInfo.xml``) as langcodes counts them: likely
subtags are filled in first, so that ``fr`` is French of France and ``pt`` Portuguese of Brazil. Importing it costs a
twentieth of a build that finds nothing changed, so what is plain is answered without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

LIKELY = {"en": "en-us", "es": "es-es", "fr": "fr-fr", "nl": "nl-nl", "pt": "pt-br", "zh": "zh-cn"}
"""The likely regions (CLDR, ``likelySubtags.xml``) of the languages that engines offer in several."""

ACCENT = 30
"""Below this lie accents, and languages that are read alike (``nb`` for ``no``, ``de`` for ``gsw``); above it lie other
scripts, and languages that are merely understood."""

SAME = 5
"""Up to this, tags mean one and the same: ``es`` and ``es-ES``, ``no`` and ``nb``; for ``es-AR`` also ``es-419``."""

UNRELATED = 1000

_SCRIPT = re.compile(r"-[a-z]{4}(?=-|$)", re.I)


def accents(language: str, tags: Iterable[str]) -> dict[str, int]:
    """Those of ``tags`` that speak ``language`` (BCP 47), the nearest first, and how far each is: less is nearer.

    These are its accents, else languages that are read alike, else itself as it is written in another script.
    """
    known = list(dict.fromkeys(tags))
    own = [tag for tag in known if _primary(tag) == _primary(language) and _script(tag) in ("", _script(language))]
    found = _plain(language, own) or _near(language, own) or _near(language, known) or _respelt(language, known)
    return {tag: found[tag] for tag in sorted(found, key=found.__getitem__)}


@cache
def distance(language: str, other: str) -> int:
    """How far ``other`` is from ``language`` (BCP 47): 0 the same, 1 likely the same, 2 a dialect of that, then more.

    Of two regions that are equally far the one is nearer where most speak the language: ``fr-FR`` to ``fr-CA``.
    """
    if language.casefold() == other.casefold():
        return 0
    import langcodes

    try:
        narrower = langcodes.get(other)
        dialect = bool(narrower.variants or narrower.private)  # CLDR does not count these
        elsewhere = langcodes.tag_distance(_primary(language), other) > 0
        return 1 + 3 * langcodes.tag_distance(language, other) + dialect + elsewhere
    except ValueError:  # no tag at all
        return UNRELATED


def speaks(tag: str, language: str) -> bool:
    """Whether ``tag`` is what ``language`` asks for: a language with all its accents, or one with its region."""
    folded = language.casefold()
    return tag.casefold().startswith(f"{folded}-") or distance(language, tag) <= SAME


def is_language(text: str) -> bool:
    """Whether ``text`` is a BCP 47 tag of registered subtags that belong together."""
    import langcodes

    return langcodes.tag_is_valid(text) and not langcodes.get(text).extlangs


def _plain(language: str, own: list[str]) -> dict[str, int]:
    """All its accents, where one of them is the very tag, or likely means the same; dialects of that come next."""
    wanted = language.casefold()
    same = [tag for tag in own if tag.casefold() == wanted]
    found = same or [tag for tag in own if tag.casefold() == LIKELY.get(wanted)] or (own if len(own) == 1 else [])
    nearest = next(iter(found), None)
    return {tag: _step(tag, nearest) for tag in own} if nearest else {}


def _step(tag: str, nearest: str) -> int:
    return 0 if tag == nearest else 1 if tag.startswith(f"{nearest}-") else 2


def _near(language: str, tags: Iterable[str]) -> dict[str, int]:
    return {tag: distance(language, tag) for tag in tags if distance(language, tag) <= ACCENT}


def _respelt(language: str, tags: Iterable[str]) -> dict[str, int]:
    """The plainest tags of the same language: for ``zh-TW`` that is ``cmn``, and not ``cmn-Latn-pinyin``."""
    akin = [tag for tag in tags if _spoken(tag) == _spoken(language)]
    plainest = min((tag.count("-") for tag in akin), default=0)
    return {tag: distance(language, tag) for tag in akin if tag.count("-") == plainest}


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def _script(tag: str) -> str:
    found = _SCRIPT.search(tag)
    return found[0].casefold() if found else ""


@cache
def _spoken(tag: str) -> str:
    """The language alone, as the one that includes it where there is such a one (``zh`` for ``cmn``; ISO 639-3)."""
    import langcodes

    try:
        return _primary(langcodes.standardize_tag(tag, macro=True))
    except ValueError:
        return tag.casefold()
