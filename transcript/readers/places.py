"""Where the strings of a JSON file stand in it, since Python's decoder does not say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

MISSES = 64  # strings that are written in another way, after which no more are looked for


def lines_of(text: str, strings: Iterable[str], start: int = 0) -> Iterator[int]:
    """The line (1-based) of each of these strings, which follow each other from ``start`` (characters) on.

    Where one is written in another way, such as with needless escapes, it is the line of the one before.
    """
    line, place, misses = text.count("\n", 0, start) + 1, start, 0
    for words in strings:
        at = -1 if misses > MISSES else _find(text, words, place)
        if at >= 0:
            line, place = line + text.count("\n", place, at + 1), at + 1
        misses += at < 0
        yield line


def _find(text: str, words: str, place: int) -> int:
    at = text.find(json.dumps(words, ensure_ascii=False), place)
    return at if at >= 0 or words.isascii() else text.find(json.dumps(words), place)
