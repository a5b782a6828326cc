"""Which way a language is written."""

from __future__ import annotations

from typing import Literal

LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"})
"""Right to left: the languages whose usual script is (CLDR), and the scripts (Unicode, Bidi_Class R and AL)."""


def direction(language: str) -> Literal["ltr", "rtl"]:
    """``rtl`` for a BCP 47 tag of a language written from right to left; a script in the tag decides."""
    primary, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    leftwards = script in SCRIPTS if script else primary in LANGUAGES
    return "rtl" if leftwards else "ltr"
