"""Rules for letters that stand for words or are said one by one: abbreviations, initials, acronyms, Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Mapping

from transcript.patterns import lazy
from voices.rules.language import Language
from voices.rules.numbers import cardinal, ordinal, plain, roman
from voices.rules.rule import DIGITS, ROMAN, Edit, Rule, any_of, rule, shared, word_before

_ONSETS = (
    "[B-DF-HJ-NP-TV-XZ]|[BCFGKPSV]L|[BCDFGKPTVW]R|S[CHKMNPQTW]|[CPTW]H|KN|GN|DW|TW|ZW|PF|PS|QU|S[CPT]R|SPL|SCHW?|[ST]HR"
)
_CODAS = (
    "[B-DF-HJ-NP-TV-XZ]|([BDFGLMNPRSTZ])\\1|[CST]H|CK|CT|FT|GHT?|L[BCDFKMPT]|MPT?|N[CDGKT]|PT|R[BCDFGKLMNPTV]|RLD|RST|S[CKMPT]|"
    "TCH|[NR]CH|X?T|[BCDFGKLMNPRTWX]S"
)
_READABLE = rf"(?:{_ONSETS}|Y)?[AEIOUYÄÖÜ]{{1,2}}(?:[LMNRS]?[B-DF-HJ-NP-TV-XZ]{{1,2}}[AEIOUYÄÖÜ]{{1,2}})*(?:{_CODAS})?"
"""Letters that English and its neighbours could read as a word: how their syllables begin and end."""


def numbered(words: Language) -> Rule:
    """Abbreviations that are such only where a number follows: ``No. 5``, and not ``No. I was not.``"""
    table = capitalised(words.before_number)
    return rule(
        "abbreviation before a number",
        "p. 5",
        rf"(?<![\w.])({any_of(table)})(?=\s?\d|\s[IVX]{{2,}}(?!\w))",
        lambda found: table[found[1]] + " ",
        DIGITS + ROMAN,
    )


def abbreviations(words: Language) -> Rule:
    """The full stop of one that ends the text stays."""
    table = capitalised(words.abbreviations)
    return rule(
        "abbreviation",
        "Dr. Berg, etc.",
        rf"(?<![\w.])({any_of(table)})(?!\w)",
        lambda found: table[found[1]] + ("." if closes(found, words) else ""),
    )


def initials(words: Language) -> Rule:
    """``U.S.`` letter by letter, ``J. K.`` and ``W.`` before a name without a full stop."""
    several = r"(?:[^\W\d_]\.[ \u00a0]?){2,}(?<![ \u00a0])(?!\w)|(?:[^\W\d_]\.)+[^\W\d_](?![\w.])"
    return rule(
        "initials",
        "U.S., J. K. Lee",
        rf"(?<![\w.])(?:{several}|[A-HJ-Z]\.(?=\s[A-Z][a-z]))",
        lambda found: " ".join(re.findall(r"\w", found[0].upper())) + ("." if closes(found, words) else ""),
    )


def joined(words: Language) -> Rule:
    return rule(
        "letters and letters",
        "R&D",
        r"(?<!\w)([A-Z]{1,3})&([A-Z]{1,3})(?!\w)",
        lambda found: f"{' '.join(found[1])} {words.and_} {' '.join(found[2])}",
        "&",
    )


def acronyms(words: Language) -> Rule:
    """Letter by letter what is listed, and of up to five letters what could not be read or has but two."""
    return rule(
        "acronym",
        "IRGC, EVM",
        rf"(?<![\w-])({any_of(words.spelled)}|[A-Z]{{2,5}})(s?)(?![\w&])",
        lambda found: " ".join(found[1].upper()) + "'s" * bool(found[2]) if _spelled(found, words) else None,
    )


def models(words: Language) -> Rule:
    """Letters and numbers, the letters one by one."""
    return rule(
        "letters and a number",
        "G20, F-16, 5G, H2O",
        r"(?<![\w-])([A-Z]{1,4}-?\d{1,3}[A-Z]{0,2}|\d{1,2}[A-Z]{1,2})(s?)(?!\w|[.,]\d)",
        lambda found: (
            " ".join(
                plain(part, words) if part.isdigit() else _letters(part) for part in re.findall(r"\d+|[A-Z]+", found[1])
            )
            + found[2]
        ),
        DIGITS,
    )


def reigns(words: Language) -> Rule:
    """The full stop that makes the numeral an ordinal in some languages goes with it, inside a sentence."""
    return rule(
        "numbered name",
        "Louis XIV",
        rf"(?<!\w)(?:{any_of(words.reigns)})\s+((?:[VX]|[IVX]{{2,6}}|I(?!\s+[a-z]))(?!\w)(?:\.(?=,|\s[a-zà-ÿ]))?)",
        lambda found: reign(found[1].rstrip("."), words),
        ROMAN,
        group=1,
    )


def counted(words: Language) -> Rule:
    before = rf"(?:{any_of(words.counted)})\s+([IVXLC]+)|(?:{any_of(words.before_number)}|[A-ZÀ-Þ]\w+)\s+([IVX]{{2,6}})"
    pattern = lazy(rf"(?<!\w)(?:{before})(?!\w)")
    return Rule("Roman numeral", "Apollo XIII", pattern, lambda found: numeral(found, words), ROMAN)


def _letters(part: str) -> str:
    return part if len(part) > 3 and re.fullmatch(_READABLE, part) else " ".join(part)


def _spelled(found: re.Match[str], words: Language) -> bool:
    """Whether letters are said one by one; not if they may be a word, and the one before is shouted as well."""
    letters, before = found[1], word_before(found)
    if letters in words.spelled:
        return not (len(before) > 1 and re.fullmatch(_READABLE, before) and re.fullmatch(_READABLE, letters))
    if re.fullmatch("[IVX]+", letters) or letters in words.read:
        return False
    return len(letters) == 2 or not re.fullmatch(_READABLE, letters)


def capitalised(table: Mapping[str, str]) -> dict[str, str]:
    """The table, and what begins a sentence: those of several letters with a capital."""
    first = {k[0].upper() + k[1:]: v[0].upper() + v[1:] for k, v in table.items() if len(k) > 2}
    return {**first, **table}


def closes(found: re.Match[str], words: Language) -> bool:
    """Whether the full stop of the last word found ends a sentence: it ends the text, or may, and a capital follows."""
    rest = found.string[found.end() : found.end() + 80].lstrip("\"'”’»)")
    may = found[0].split()[-1] in words.closing
    return found[0].endswith(".") and (not rest.strip() or (may and rest.lstrip()[0].isupper()))


def reign(numeral: str, words: Language) -> str | None:
    """A Roman numeral behind a name; None where the letters are none."""
    value = roman(numeral)
    if value is None:
        return None
    return words.reign.format(ordinal=ordinal(str(value), words), cardinal=cardinal(str(value), words))


def numeral(found: re.Match[str], words: Language) -> list[Edit]:
    """A Roman numeral behind a word, as a number."""
    group = 1 if found[1] else 2
    value = roman(found[group])
    return [] if value is None else shared(found.string, *found.span(group), cardinal(str(value), words))
