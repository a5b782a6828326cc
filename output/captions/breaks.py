"""How well a text may be broken after each of its tokens: lower is better.

The order of the rules is that of the BBC Subtitle Guidelines ("Line breaks") and the Netflix Timed
Text Style Guide ("Line treatment"): after punctuation, before conjunctions and prepositions; never
between article and noun, pronoun and verb, first and last name.

Only that order comes from the guides. The numbers were chosen by hand to rank the
rules and are not fitted to anything; ``benchmarks/captions.py`` shows what they lead to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from output.captions.tokens import Token, unspaced
from output.captions.words import FunctionWords
from transcript.model import Inline

SENTENCE_END = re.compile(r"[.!?…。！？؟।]+[\"'”’»)\]]*$")
CLAUSE_END = re.compile(r"[,;:،；：，、—–][\"'”’»)\]]*$|-{2}$|[)\]]$")


class Breaks(NamedTuple):
    """Cost of a break after a token, by the first rule that holds.

    Languages without spaces break at the end of a phrase; a space in them ends a clause.
    """

    sentence: int = 0
    clause: int = 6
    before_opening: int = 14
    plain: int = 22
    phrase: int = 26
    within_phrase: int = 60
    number: int = 50
    name: int = 80
    binding: int = 70
    inside: int = 90


BREAKS = Breaks()


class _Word(NamedTuple):
    """What follows from a word alone: what a break behind it costs (None: what follows decides), whether a line may
    well begin with it, whether it has a capital, whether a sentence ends with it, as none does with an abbreviation.
    """

    behind: int | None
    opens: bool
    capital: bool
    ends: bool


@lru_cache(1 << 14)  # a text says the same words over and over
def _word(text: str, words: FunctionWords) -> _Word:
    bare = text.lower().strip("\"'“‘«([")
    rules = (
        (bare in words.binding, BREAKS.binding),
        (bool(SENTENCE_END.search(bare)), BREAKS.sentence),
        (bool(CLAUSE_END.search(bare) or unspaced(bare[-1:])), BREAKS.clause),
        (bare[-1:].isdecimal(), BREAKS.number),
    )
    behind = next((cost for holds, cost in rules if holds), None)
    ends = bool(SENTENCE_END.search(text)) and text.lower() not in words.binding
    return _Word(behind, bare in words.opening, text[:1].isupper(), ends)


def broken(tokens: Sequence[Token], inlines: Sequence[Inline], words: FunctionWords) -> tuple[list[int], list[bool]]:
    """The cost of a break after each token, after the last it is a sentence's end; whether a sentence ends there."""
    directions = [each for each in inlines if each.kind == "direction"]
    known = [_word(token.text, words) for token in tokens]
    pairs = zip(pairwise(tokens), pairwise(known), strict=True)
    costs = [_cost(*pair, *both, directions) for pair, both in pairs]
    return [*costs, BREAKS.sentence], [word.ends for word in known]


def _cost(token: Token, following: Token, word: _Word, after: _Word, directions: Sequence[Inline]) -> int:
    if token.start < 0:
        return BREAKS.inside if following.start < 0 else BREAKS.sentence
    if directions and any(each.start < token.end and following.start < each.end for each in directions):
        return BREAKS.inside
    if not following.space:
        return _between_characters(token, following)
    if word.behind is not None:
        return word.behind
    if after.opens:
        return BREAKS.before_opening
    return BREAKS.name if word.capital and after.capital else BREAKS.plain


def _between_characters(token: Token, following: Token) -> int:
    if CLAUSE_END.search(token.text) or SENTENCE_END.search(token.text):
        return BREAKS.clause
    return BREAKS.phrase if following.phrase else BREAKS.within_phrase
