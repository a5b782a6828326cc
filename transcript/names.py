"""What a label says of a name: how it compares, what is beside the name in it, and whom it counts."""

from __future__ import annotations

import re
import unicodedata

from transcript.labels.vocabulary import DEEDS
from transcript.patterns import lazy

_ABBREVIATED = re.compile(r"(?P<name>[^()（）]{2,60}?)\s*[(（](?P<abbr>[^()（）\s]{1,8})[)）]")
_ASIDE = re.compile(rf"\s*[(（][^\n]*$|,?\s+(?:{DEEDS})$", re.IGNORECASE)
_DOING = re.compile(
    rf"\s*[(（](?:{DEEDS}|(?:[a-z]+(?:ing|ly)|to|aside)\b[^()（）]*)[)）]$|,?\s+(?:{DEEDS})$", re.IGNORECASE
)
_BOTH = re.compile(r"\s*(?:[/&+,]|\band\b|\bund\b|\by\b|\bet\b)\s*")  # between people who speak at once
_NUMBERED = re.compile(
    r"(?:speaker|spk|person|participant|teilnehmer|sprecher|hablante|locuteur)[ _#-]*(?:0*(\d+)|([a-z]))", re.IGNORECASE
)
# Marks that one writer sets and another leaves out: accents, Hebrew points, Arabic harakat. Vowel signs are letters.
_ACCENTS = lazy("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]")
_OTHER = re.compile(r"[\W_]+")


def folded(label: str) -> str:
    """A label without case, dots, accents and surplus space, for comparison."""
    if label.isascii():
        return _OTHER.sub(" ", label.casefold()).strip()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", label.casefold()))
    return " ".join("".join(c if _spells(c) else " " for c in plain).split())


def _spells(character: str) -> bool:
    """Whether a character is a letter, a number or a sign that belongs to a letter."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def core(label: str) -> str:
    """A label without what stands in brackets after it (a party, a firm) and without what its person does there."""
    return _ASIDE.sub("", label) or label


def still(label: str) -> str:
    """A label without what its person does there."""
    return _DOING.sub("", label) or label


def introduced(label: str) -> tuple[str, str] | None:
    """``Name (ABBR)`` cut in two where the abbreviation can stand for the name, else None."""
    hit = _ABBREVIATED.fullmatch(label)
    return (hit["name"], hit["abbr"]) if hit and _stands_for(hit["abbr"], hit["name"]) else None


def _stands_for(abbr: str, name: str) -> bool:
    """Whether an abbreviation looks like one, and not like a party or a firm."""
    return len(abbr) <= 4 and abbr[0].isupper() and len(abbr) < len(name)


def together(label: str) -> list[str]:
    """The people in a label of several who speak at once (``AB/CD``), else nothing."""
    parts = _BOTH.split(core(label))
    return parts if len(parts) > 1 and all(parts) else []


def number(label: str) -> str:
    """The number in ``Speaker 1`` or ``spk_01`` without zeros before it, the letter in ``Speaker A``, else nothing."""
    hit = _NUMBERED.fullmatch(label)
    return (hit[1] or hit[2].upper()) if hit else ""
