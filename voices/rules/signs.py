"""Rules for signs: symbols, slashes, dashes, brackets."""

from __future__ import annotations

import re

from voices.rules.language import Language
from voices.rules.rule import Edit, Rule, any_of, rule


def symbols(words: Language) -> Rule:
    signs = any_of(words.symbols)
    return rule(
        "symbol",
        "Tom & Anna, 2+2",
        rf"(?:{signs})(?!\w)|(?<!\w)(?:{signs})|(?<=\d)(?:{signs})(?=\d)|(?<=\w)[=+&](?=\w)",
        lambda found: f" {words.symbols[found[0]]} ",
        "".join(words.symbols),
    )


def joints(words: Language) -> Rule:
    """What joins words to one, and is not said."""
    return rule("joint", "and/or, my_name", r"(?<=[^\W_])[/_](?=[^\W_])", lambda found: " ", "/_")


def dashes(words: Language) -> Rule:
    """A dash is a pause; engines hear one only where it stands alone."""
    return rule("dash", "one—two", r"—|--+|(?<!\S)[–-](?!\S)|(?<=[^\W\d])–(?=[^\W\d])", lambda found: " — ", "-–—")


def brackets(words: Language) -> Rule:
    """Brackets around two words and more are pauses."""
    return Rule("brackets", "We left (at last) home", re.compile(r"(?<=\s)\([^()\s]+\s[^()]*\)(?!\w)"), _pauses, "(")


def _pauses(found: re.Match[str]) -> list[Edit]:
    """Edits that turn the brackets of a match into pauses."""
    goes_on = re.match(r"\s*\w", found.string[found.end() : found.end() + 80])
    return [
        Edit(found.start(), found.start() + 1, ", "),
        Edit(found.end() - 1, found.end(), "," if goes_on else ""),
    ]
