"""What an engine says for a written text: an ordered table of rules, applied where no earlier rule did.

A rule never moves or joins words: it changes what single words sound like. So each written word outside
directions has exactly one piece, whatever the rules do, and captions follow the written text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

from transcript.model import Inline, Span
from voices.digest import digest_of_all
from voices.model import Piece, Spoken
from voices.notes import Notes
from voices.rules import Edit, rules_of, shared
from voices.store import key_of
from voices.words import is_word

_CLOSING = ",.;:!?"
_TOKEN = re.compile(r"\S+")
_LEADING = re.compile(r"([,.;:!?]+)(?:\s+|$)")
_BLANK = re.compile(r" +([,.;:!?])(?!\w)")


def spoken(
    text: str,
    language: str = "en",
    inlines: Sequence[Inline] = (),
    lexicon: Mapping[str, str] | None = None,
    notes: Notes | None = None,
) -> Spoken:
    """What is said for ``text`` in ``language`` (BCP 47): directions left out, the rest by lexicon and rules.

    ``inlines`` mark the directions (characters of ``text``); ``lexicon`` maps a word or phrase to its
    respelling and goes before all rules. Offsets of pieces are characters. ``notes`` tell what rules changed before.
    """
    # Double brackets hold phonemes, which come from the lexicon alone.
    plain = _without_directions(text, inlines).replace("[[", "((").replace("]]", "))")
    edits = _recalled(plain, language, lexicon or {}, notes or Notes())
    line = _Line()
    at = 0
    for found in _TOKEN.finditer(plain):
        word, (first, last) = found.group(), found.span()
        own = at
        while at < len(edits) and edits[at].start < last:
            at += 1
        said = _said(plain, Span(first, last), edits[own:at]) if own < at else word
        start, end = line.add(said, closes=said != word or plain != text)
        if is_word(word):
            line.pieces.append(Piece(start, end, first, last))
    return Spoken(" ".join(line.said), tuple(line.pieces), tuple(dict.fromkeys(edit.rule for edit in edits)))


@dataclass
class _Line:
    """What is said, word by word, as it grows; ``length`` is that of the text so far (characters)."""

    said: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0

    def add(self, said: str, closes: bool) -> tuple[int, int]:
        """Where a word stands; punctuation at its start joins the word before if it ``closes`` that."""
        if closes and self.said and (closing := _LEADING.match(said)):
            said = said[closing.end() :]
            self._close(closing[1])
        if not said:
            return self.length, self.length
        start = self.length + bool(self.said)
        self.said.append(said)
        self.length = start + len(said)
        return start, self.length

    def _close(self, mark: str) -> None:
        if self.said[-1][-1] not in _CLOSING:
            self.said[-1] += mark
            self.length += len(mark)


def _without_directions(text: str, inlines: Iterable[Inline]) -> str:
    for inline in inlines:
        if inline.kind == "direction":
            text = text[: inline.start] + " " * (inline.end - inline.start) + text[inline.end :]
    return text


def _recalled(text: str, language: str, lexicon: Mapping[str, str], notes: Notes) -> list[Edit]:
    """The edits of all rules, as the notes have them: of the work on a text, to try its rules is the most."""
    key = key_of("spoken", version(), language, dict(lexicon), text)
    return [Edit(*edit) for edit in notes.recall(key, lambda: _edits(text, language, lexicon))]


@cache
def version() -> str:
    """The rules' hash and what they build on: other ones may say other things."""
    rules = digest_of_all([Path(__file__), *sorted((Path(__file__).parent / "rules").glob("*.py"))])
    return f"{rules} num2words {metadata.version('num2words')} Unicode {unicodedata.unidata_version}"


def _edits(text: str, language: str, lexicon: Mapping[str, str]) -> list[Edit]:
    """The edits of all rules, ordered; a later rule yields to an earlier one where both would change a word."""
    taken: list[Edit] = []
    for name, edits in _proposed(text, language, lexicon):
        if all(_free(taken, edit) for edit in edits):
            for edit in edits:
                insort(taken, edit._replace(rule=name))
    return taken


def _proposed(text: str, language: str, lexicon: Mapping[str, str]) -> Iterator[tuple[str, list[Edit]]]:
    for written, respelling in sorted(lexicon.items(), key=lambda item: (-len(item[0]), item[0])):
        for found in re.finditer(_phrase(written), text):
            yield "lexicon", shared(text, *found.span(), respelling)
    there = set(text)
    for rule in rules_of(language):
        if rule.needs and there.isdisjoint(rule.needs):
            continue
        for found in rule.pattern.finditer(text):
            yield rule.name, list(rule.edits(found))


def _phrase(written: str) -> str:
    """A pattern for an entry of the lexicon: over any white space, with either apostrophe, in the plural of an acronym.

    An entry in small letters also begins a sentence.
    """
    words = re.sub("['’]", "['’]", r"\s+".join(re.escape(word) for word in written.split()))
    first = written.strip()[:1]
    if first.islower():
        words = f"[{first}{first.upper()}]{words[len(first) :]}"
    plural = "s?" if re.fullmatch("[A-Z]{2,}", written.strip()) else ""
    return rf"(?<!\w){words}(?={plural}(?!\w))" if words else r"(?!)"


def _free(taken: Sequence[Edit], edit: Edit) -> bool:
    at = bisect_right(taken, edit)
    before_ends = at == 0 or taken[at - 1].end <= edit.start
    return before_ends and (at == len(taken) or edit.end <= taken[at].start)


def _said(text: str, token: Span, edits: Sequence[Edit]) -> str:
    """A word by the edits that begin in it."""
    said, at = [], token.start
    for edit in edits:
        said += [text[at : edit.start], edit.said]
        at = edit.end
    return _BLANK.sub(r"\1", " ".join("".join([*said, text[at : token.end]]).split()))
