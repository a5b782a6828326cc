"""Page heads and feet: lines that come again on every page of a printed transcript."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transcript.lines import SENTENCE_ENDS, Line

FEWEST = 3  # pages that show a head
LONGEST = 100  # characters of a head, but for its blanks
WIDEST = 200  # with them: its parts stand at the page's two sides
APART = 5  # lines at least between two heads
EDGE = 2  # lines at either end of a page that may be a head or a foot
SHARE = 0.4  # of the pages: left and right ones may differ
SAMPLE = 4000  # lines that must show a head before the others are looked at
MARKUP = frozenset("<>#*_(@=|`")  # begins no head
_NUMBER = re.compile(r"\d+")
_PAGE = re.compile(
    r"(?:\W*|page |p\. ?|seite |página |стр\. ?|第 ?)0(?: ?(?:of|/|von|de|sur) ?0| ?页)?\W*", re.IGNORECASE
)
_OF = re.compile(r"\b(?:page|p\.|seite|página) 0\b|\b0 ?(?:/|of|von) ?0$", re.IGNORECASE)
_MARK = re.compile(r"\[\[Page \w+\]\]")  # how the Congressional Record prints a page's end


def page_heads(text: str, lines: Sequence[Line]) -> set[int]:
    """The lines (indices) that belong to the page and not to the text.

    Where form feeds end the pages, it is what their first and last lines share. Else a line that comes again is one
    where its number counts the pages, or where it keeps interrupting sentences at regular distances; then so is every
    line beside it that comes as often.
    """
    if text.count("\f") >= FEWEST - 1:
        return _at_edges(text, lines)
    if not _found(text, lines[:SAMPLE]):
        return set()
    groups = _repeated(text, lines)
    heads = [each for key, each in groups.items() if _is_head(text, lines, key, each)]
    inside = {i for each in heads for i in each}
    beside = {i + step for i in inside for step in (-2, -1, 1, 2)}
    for each in groups.values():
        if sum(i in beside for i in each) > 0.8 * len(each):
            inside.update(each)
    return inside


def _at_edges(text: str, lines: Sequence[Line]) -> set[int]:
    """The first and last lines of pages that most others have at their edges too, but for their numbers."""
    starts = [line.start for line in lines]
    breaks = [bisect_left(starts, hit.start()) for hit in re.finditer("\f", text)]
    pages = [range(a, b) for a, b in pairwise([0, *breaks, len(lines)]) if a < b]
    edges = {i for page in pages for i in (*page[:EDGE], *page[-EDGE:])}
    groups: dict[str, list[int]] = defaultdict(list)
    for i in sorted(edges):
        groups[_key(text, lines[i])].append(i)
    often = max(FEWEST, SHARE * len(pages))
    heads = (each for key, each in groups.items() if len(each) >= often and not key.endswith((":", "：")))
    return {i for each in heads for i in each}


def _key(text: str, line: Line) -> str:
    """A line as it comes again on the next page."""
    return _NUMBER.sub("0", " ".join(text[line.start : line.end].split()))


def joined(text: str, before: Line, after: Line) -> bool:
    """Whether a sentence goes on over the end of a page."""
    return text[before.end - 1] not in SENTENCE_ENDS and not text[after.start].isupper()


def _found(text: str, lines: Sequence[Line]) -> bool:
    return any(_is_head(text, lines, key, each) for key, each in _repeated(text, lines).items())


def _repeated(text: str, lines: Sequence[Line]) -> dict[str, list[int]]:
    """Short lines that come again, but for their numbers: where each stands."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.end - line.start <= WIDEST and text[line.start] not in MARKUP:
            places[_key(text, line)].append(i)
    return {key: each for key, each in places.items() if len(each) >= FEWEST and len(key) <= LONGEST}


def _is_head(text: str, lines: Sequence[Line], key: str, places: Sequence[int]) -> bool:
    if _MARK.fullmatch(key):
        return True
    apart = [b - a for a, b in pairwise(places)]
    if min(apart) < APART or key.endswith((":", "：")):
        return False
    counted = _counts(text, lines, places)
    cuts = sum(_interrupts(text, lines, places)) / len(places)
    regular = max(apart) < 1.5 * min(apart)
    return (counted and (cuts > 0.3 or bool(_PAGE.fullmatch(key) or _OF.search(key)))) or (cuts > 0.5 and regular)


def _counts(text: str, lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether one of the line's numbers is one more each time."""
    rows = [[int(n[:9]) for n in _NUMBER.findall(text, lines[i].start, lines[i].end)] for i in places]
    return any(sum(b == a + 1 for a, b in pairwise(each)) > 0.8 * (len(each) - 1) for each in zip(*rows, strict=True))


def _interrupts(text: str, lines: Sequence[Line], places: Sequence[int]) -> Iterator[bool]:
    """For each place, whether a sentence goes on from the line before to the line after."""
    return (0 < i < len(lines) - 1 and joined(text, lines[i - 1], lines[i + 1]) for i in places)
