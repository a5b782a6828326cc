"""What an engine says for a written text: an ordered table of rules, applied where no earlier rule did.

A rule never moves or joins words: it changes what single words sound like. So each written word outside
directions has exactly one piece, whatever the rules do, and captions follow the written text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence

from transcript.model import Inline, Span
from voices.model import Piece, Spoken
from voices.rules import Edit, rules_of, shared
from voices.words import is_word

_CLOSING = ",.;:!?"
_TOKEN = re.compile(r"\S+")
_BLANK = re.compile(r" +([,.;:!?])(?!\w)")


def spoken(
    text: str, language: str = "en", inlines: Sequence[Inline] = (), lexicon: Mapping[str, str] | None = None
) -> Spoken:
    """What is said for ``text`` in ``language`` (BCP 47): directions left out, the rest by lexicon and rules.

    ``inlines`` mark the directions (characters of ``text``); ``lexicon`` maps a word or phrase to its
    respelling and goes before all rules. Offsets of pieces are characters.
    """
    # Double brackets hold phonemes, which come from the lexicon alone.
    plain = _without_directions(text, inlines).replace("[[", "((").replace("]]", "))")
    edits = _edits(plain, language, lexicon or {})
    out: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for found in _TOKEN.finditer(plain):
        said = _said(plain, Span(*found.span()), edits)
        if out and said and not said.strip(_CLOSING):
            out[-1] += said
            length += len(said)
            said = ""
        start = length + (1 if out and said else 0)
        if is_word(found.group()):
            pieces.append(Piece(start if said else length, start + len(said) if said else length, *found.span()))
        if said:
            out.append(said)
            length = start + len(said)
    return Spoken(" ".join(out), tuple(pieces))


def _without_directions(text: str, inlines: Iterable[Inline]) -> str:
    for inline in inlines:
        if inline.kind == "direction":
            text = text[: inline.start] + " " * (inline.end - inline.start) + text[inline.end :]
    return text


def _edits(text: str, language: str, lexicon: Mapping[str, str]) -> list[Edit]:
    """The edits of all rules, ordered; a later rule yields to an earlier one where both would change a word."""
    taken: list[Edit] = []
    for edits in _proposed(text, language, lexicon):
        if all(_free(taken, edit) for edit in edits):
            for edit in edits:
                insort(taken, edit)
    return taken


def _proposed(text: str, language: str, lexicon: Mapping[str, str]) -> Iterator[list[Edit]]:
    for written, respelling in sorted(lexicon.items(), key=lambda item: -len(item[0])):
        for found in re.finditer(_phrase(written), text):
            yield shared(text, *found.span(), respelling)
    there = set(text)
    for rule in rules_of(language):
        if rule.needs and there.isdisjoint(rule.needs):
            continue
        for found in rule.pattern.finditer(text):
            yield list(rule.edits(found))


def _phrase(written: str) -> str:
    return (
        r"(?<!\w)" + r"\s+".join(re.escape(word) for word in written.split()) + r"(?!\w)"
        if written.strip()
        else r"(?!)"
    )


def _free(taken: Sequence[Edit], edit: Edit) -> bool:
    at = bisect_right(taken, edit)
    before_ends = at == 0 or taken[at - 1].end <= edit.start
    return before_ends and (at == len(taken) or edit.end <= taken[at].start)


def _said(text: str, token: Span, edits: Sequence[Edit]) -> str:
    first, last = bisect_left(edits, (token.start,)), bisect_left(edits, (token.end,))
    if first == last:  # most words are said as they are written
        return text[token.start : token.end]
    said, at = [], token.start
    for edit in edits[first:last]:
        said += [text[at : edit.start], edit.said]
        at = edit.end
    return _BLANK.sub(r"\1", " ".join("".join([*said, text[at : token.end]]).split()))
