"""What a word is: the piece that gets a mark, in the written and in the spoken text."""

from __future__ import annotations

import re
import unicodedata

from transcript.model import Span

_TOKEN = re.compile(r"\S+")
_SAID_ALOUD = set("&%#@§")  # punctuation by Unicode, words when read


def is_word(token: str) -> bool:
    """Whether something in ``token`` is said: a letter, a digit, a symbol; dashes and quotes alone are not."""
    if token[:1].isalnum():  # most words
        return True
    return any(unicodedata.category(c)[0] in "LNS" or c in _SAID_ALOUD for c in token)


def words(text: str) -> list[Span]:
    """The words of ``text`` (characters, ordered): what stands between blanks and is not punctuation alone."""
    return [Span(*found.span()) for found in _TOKEN.finditer(text) if is_word(found.group())]
