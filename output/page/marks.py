"""What is marked as it is spoken: words, and phrases in scripts that are written without spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from output.captions.tokens import Token, tokens, unspaced
from transcript.model import Timed

UNBOUNDED = 1 << 30
"""Columns that no phrase fills."""


def marked(text: str, words: Sequence[Timed], language: str) -> Sequence[Timed]:
    """The words of a block's text, those without spaces inside cut into phrases by the share of their characters."""
    if not unspaced(text):
        return words
    return [
        Timed(group[0].start, group[-1].end, group[0].start_ms, group[-1].end_ms)
        for group in _phrases(tokens(text, words, UNBOUNDED, 0, language))
    ]


def _phrases(found: Sequence[Token]) -> Iterator[list[Token]]:
    """Tokens together from each space or beginning of a phrase to the next; what is not heard is left out."""
    group: list[Token] = []
    for token in found:
        if group and (token.space or token.phrase):
            yield group
            group = []
        group += [token] if token.end_ms > token.start_ms else []
    if group:
        yield group
