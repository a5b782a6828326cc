"""Where phrases begin in languages without spaces, by BudouX (https://github.com/google/budoux), a small model each."""

from __future__ import annotations

from functools import cache

import budoux

MODELS = {
    "ja": budoux.load_default_japanese_parser,
    "zh": budoux.load_default_simplified_chinese_parser,
    "zh-hant": budoux.load_default_traditional_chinese_parser,
    "zh-tw": budoux.load_default_traditional_chinese_parser,
    "zh-hk": budoux.load_default_traditional_chinese_parser,
    "th": budoux.load_default_thai_parser,
}
"""By BCP 47 tag: language and script or region, or the language alone."""


def phrase_starts(text: str, language: str) -> frozenset[int]:
    """Offsets (characters) at which a phrase begins; none in a language without a model."""
    parser = _parser("-".join(language.lower().split("-")[:2])) or _parser(language.lower().split("-")[0])
    starts, at = [], 0
    for phrase in parser.parse(text) if parser else ():
        starts.append(at)
        at += len(phrase)
    return frozenset(starts)


@cache
def _parser(key: str) -> budoux.Parser | None:
    return MODELS[key]() if key in MODELS else None
