"""Rules that French alone has: hours, centuries, numbers that agree with what they count."""

from __future__ import annotations

import re

from voices.rules.amounts import points
from voices.rules.language import Language
from voices.rules.numbers import ordinal, plain, roman, say
from voices.rules.rule import ALONE, DIGITS, ROMAN, Rule, any_of, rule

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip

_EACH = {"j": "jours", "h": "heures"}
_FEMININE = (
    "heure|minute|seconde|année|semaine|journée|femme|fille|personne|livre|tonne|page|voix|fois|ville|entreprise|"
    r"maison|chose|place|voiture|victime|famille|partie|école|nuit|\w+tion|\w+ité"
)


def own(words: Language) -> tuple[Rule, ...]:
    return (
        rule("Roman ordinal", "XIXe siècle", r"(?<!\w)([IVX]+)(?:er|re|ère|e|ème|ᵉ)(?!\w)",
             lambda found: ordinal(str(roman(found[1])), words) if roman(found[1]) else None, ROMAN),
        rule("feminine first", "la 1re", r"(?<!\w)1(?:re|ère)(?!\w)", lambda found: "première", "1"),
        rule("second", "la 2nde", r"(?<!\w)2nd(e?)(?!\w)", lambda found: f"second{found[1]}", "2"),
        rule("first of a month", "1 mai", rf"{ALONE}1(?=\s(?:{any_of(MONTHS)})(?!\w))", lambda found: "premier", "1"),
        rule("from hour to hour", "9–17 h", rf"{ALONE}(\d{{1,2}})[–-](\d{{1,2}})\s?h(?!\w)",
             lambda found: f"{plain(found[1], words)} {words.to} {_hour(found[2], None, words)}", "h"),
        rule("all the time", "7j/7", rf"{ALONE}(\d{{1,2}})\s?([jh])/(\d{{1,2}})(?!\w)",
             lambda found: f"{plain(found[1], words)} {_EACH[found[2]]} sur {plain(found[3], words)}", "/"),
        rule("century", "le XXe s.", r"(?<=[IVX]e\s)s\.(?!\w)", lambda found: "siècle", ROMAN),
        rule("hour", "14h30", rf"{ALONE}([01]?\d|2[0-4])\s?h(?:eures?)?\s?([0-5]\d)?(?!\w)",
             lambda found: _hour(found[1], found[2], words), DIGITS),
        rule("time", "10:30", r"(?<![\w:.,])([01]?\d|2[0-4]):([0-5]\d)(?![\w:])",
             lambda found: _hour(found[1], found[2], words), ":"),
        points(words),
        rule("feminine amount", "21 femmes", rf"{ALONE}(\d{{0,6}}1)(?=\s(?:{_FEMININE})s?(?!\w))",
             lambda found: re.sub(r"\bun$", "une", plain(found[1], words)), "1"),
    )  # fmt: skip


def _hour(hour: str, minute: str | None, words: Language) -> str:
    number = int(hour)
    said = f"{re.sub(r'un$', 'une', say(str(number), words.tag))} heure{'s' * (number > 1)}"
    return f"{said} {say(str(int(minute)), words.tag)}" if minute and int(minute) else said
