"""Where phrases begin in languages without spaces, by BudouX (https://github.com/google/budoux), a small model each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # slow to import, and for most languages not needed
    import budoux

MODELS = {
    "ja": "japanese",
    "zh": "simplified_chinese",
    "zh-hant": "traditional_chinese",
    "zh-tw": "traditional_chinese",
    "zh-hk": "traditional_chinese",
    "th": "thai",
}
"""BudouX's models by BCP 47 tag: language and script or region, or the language alone."""


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
    if key not in MODELS:
        return None
    import budoux

    parser: budoux.Parser = getattr(budoux, f"load_default_{MODELS[key]}_parser")()
    return parser
