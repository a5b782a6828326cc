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


def is_sentence_end(token: Token, words: FunctionWords) -> bool:
    """Whether a sentence ends with ``token``: a full stop that is not an abbreviation's."""
    return _ends_sentence(token.text, words)


# A text says the same words over and over: what follows from a word alone is asked once.
@lru_cache(1 << 14)
def _ends_sentence(word: str, words: FunctionWords) -> bool:
    return bool(SENTENCE_END.search(word)) and word.lower() not in words.binding


def break_costs(tokens: Sequence[Token], inlines: Sequence[Inline], words: FunctionWords) -> list[int]:
    """The cost of a break after each token; after the last it is a sentence's end."""
    directions = [each for each in inlines if each.kind == "direction"]
    pairs = [_cost(token, following, directions, words) for token, following in pairwise(tokens)]
    return [*pairs, BREAKS.sentence]


def _cost(token: Token, following: Token, directions: Sequence[Inline], words: FunctionWords) -> int:
    if token.start < 0:
        return BREAKS.inside if following.start < 0 else BREAKS.sentence
    if directions and any(each.start < token.end and following.start < each.end for each in directions):
        return BREAKS.inside
    if not following.space:
        return _between_characters(token, following)
    return _between_words(token, following, words)


def _between_characters(token: Token, following: Token) -> int:
    if CLAUSE_END.search(token.text) or SENTENCE_END.search(token.text):
        return BREAKS.clause
    return BREAKS.phrase if following.phrase else BREAKS.within_phrase


def _between_words(token: Token, following: Token, words: FunctionWords) -> int:
    behind = _behind(token.text, words)
    if behind is not None:
        return behind
    if _opens(following.text, words):
        return BREAKS.before_opening
    return BREAKS.name if token.text[:1].isupper() and following.text[:1].isupper() else BREAKS.plain


@lru_cache(1 << 14)
def _behind(text: str, words: FunctionWords) -> int | None:
    """The cost of a break behind a word, whatever follows; None where what follows decides."""
    word = _bare(text)
    rules = (
        (word in words.binding, BREAKS.binding),
        (bool(SENTENCE_END.search(word)), BREAKS.sentence),
        (bool(CLAUSE_END.search(word) or unspaced(word[-1:])), BREAKS.clause),
        (word[-1:].isdecimal(), BREAKS.number),
    )
    return next((cost for holds, cost in rules if holds), None)


@lru_cache(1 << 14)
def _opens(text: str, words: FunctionWords) -> bool:
    return _bare(text) in words.opening


def _bare(text: str) -> str:
    return text.lower().strip("\"'“‘«([")
