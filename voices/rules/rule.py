"""What a rule is: a pattern, and what is said instead of what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from transcript.patterns import lazy

_TOKEN = re.compile(r"\S+")

DIGITS = "0123456789"
ROMAN = "IVXLC"

ALONE = r"(?<![\w.,])"
"""A number begins here, and does not go on from one before it."""


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` of the written text, inside one word, are said as ``said``, by ``rule``."""

    start: int
    end: int
    said: str
    rule: str = ""


class Rule(NamedTuple):
    """Where ``pattern`` is found, ``edits`` says what is said instead; nothing where the rule does not apply after all.

    ``example`` is a text that it applies to. ``needs`` are characters without which a text need not be searched:
    most texts have no digit, and no ``@``.
    """

    name: str
    example: str
    pattern: re.Pattern[str]
    edits: Callable[[re.Match[str]], Iterable[Edit]]
    needs: str = ""


Say = Callable[[re.Match[str]], str | None]


def rule(name: str, example: str, pattern: str, say: Say, needs: str = "", group: int = 0) -> Rule:
    """A rule by which the match (or one group of it) is said as ``say`` has it; None leaves it as it is."""

    def edits(found: re.Match[str]) -> list[Edit]:
        said = say(found)
        return [] if said is None else shared(found.string, *found.span(group), said)

    return Rule(name, example, lazy(pattern), edits, needs)


def words_of(name: str, example: str, table: Mapping[str, str], behind: str = "", needs: str = "") -> Rule:
    """A rule that says the words of a table, each where ``behind`` (a pattern) follows."""
    pattern = rf"(?<![\w.])({any_of(table)})(?!\w){behind}"
    return rule(name, example, pattern, lambda found: table[found[1]], needs)


def shared(text: str, start: int, end: int, said: str) -> list[Edit]:
    """What is said for ``text[start:end]``, shared among its words: one each, the rest to the last, none at the end."""
    tokens = [token.span() for token in _TOKEN.finditer(text, start, end)]
    words = said.split()
    shares = [words[i : i + 1] for i in range(len(tokens) - 1)] + [words[len(tokens) - 1 :]]
    # An edit keeps its blanks: what is said alone inside a word stands apart from the rest of the word.
    alone = [said] if len(tokens) == 1 else [" ".join(share) for share in shares]
    return [Edit(*token, share) for token, share in zip(tokens, alone, strict=True)]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first; one that matches nothing where there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def word_before(found: re.Match[str], group: int = 0) -> str:
    """The word that stands before the match, with nothing but a blank between; an empty text where there is none."""
    start = found.start(group)
    before = re.search(r"(\S+)\s$", found.string[max(0, start - 24) : start])
    return before[1] if before else ""


def labelled(found: re.Match[str]) -> bool:
    """Whether the match is the number of something (``Artikel 1``): a long word or one in a sentence has a capital."""
    return bool(
        re.search(
            r"(?:[^\s.?!:]\s[A-ZÄÖÜ]\w+|\b[A-ZÄÖÜ]\w{4,})\s$", found.string[max(0, found.start() - 40) : found.start()]
        )
    )
