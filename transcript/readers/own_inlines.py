"""The words of a paragraph of our own Markdown, and what is special in them.

Single asterisks hold a direction where brackets stand at their edges, else emphasis; underscores and ``<em>`` always
hold emphasis; ``<i>`` is what asterisks are, where CommonMark's flanking rules (0.31, section 6.2) forbid these.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from transcript.markup import Words
from transcript.model import InlineKind
from transcript.patterns import lazy

if TYPE_CHECKING:
    from markdown_it.token import Token

BRACKETS = frozenset(("[]", "()", "{}", "<>", "（）"))
_TAG = lazy(r"<(?P<close>/?)(?P<name>em|strong|i|span)(?:\s+lang=[\"'](?P<language>[\w-]{2,35})[\"'])?>")
_KINDS: dict[str, InlineKind] = {"em": "emphasis", "i": "emphasis", "strong": "strong", "a": "link", "span": "language"}
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


class Child(NamedTuple):
    """A stretch of words, or a ``mark`` (``*``, ``em``, ...) that opens or closes (``nesting`` 1, -1) what is special.

    ``closed`` is the index of the child that closes what opens here; ``href`` and ``language`` are its own.
    """

    text: str = ""
    mark: str = ""
    tag: str = ""
    nesting: int = 0
    closed: int | None = None
    href: str | None = None
    language: str | None = None


def bare(children: Iterable[Token]) -> list[Child]:
    """The children of an inline token that hold something, each opening one with its partner."""
    found = [child for child in map(_child, children) if child.text or child.mark]
    waiting: list[int] = []
    for at, child in enumerate(found):
        if child.nesting > 0:
            waiting.append(at)
        elif child.nesting < 0 and waiting and found[waiting[-1]].tag == child.tag:
            opened = waiting.pop()
            found[opened] = found[opened]._replace(closed=at)
    return found


def _child(token: Token) -> Child:
    tag = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
    if tag:
        return Child(
            mark=tag["name"], tag=tag["name"], nesting=-1 if tag["close"] else 1, language=tag["language"] or None
        )
    if token.nesting:
        href = token.attrGet("href")
        return Child(mark=token.markup or "a", tag=token.tag, nesting=token.nesting, href=str(href) if href else None)
    mark = "`" if token.type == "code_inline" else ""
    return Child(text=_BREAKS.get(token.type, token.content), mark=mark)


def put(words: Words, line: list[Child]) -> None:
    """Add the words of these children, and what their marks say of them."""
    opened: list[tuple[Child, int, int]] = []
    for child in line:
        before = words.size
        words.glue(child.text)  # a hard break stays
        if child.mark == "`":
            words.mark("code", before)
        elif child.nesting > 0 and child.closed is not None:
            opened.append((child, before, len(words.text)))
        elif child.nesting < 0 and opened and opened[-1][0].tag == child.tag:
            _mark(words, *opened.pop())


def _mark(words: Words, child: Child, start: int, piece: int) -> None:
    """What stands since ``start`` (characters), which is in the pieces of text from ``piece`` on, is special."""
    said = "".join(words.text[piece:]) if child.mark in ("*", "i") else ""
    kind = "direction" if said[:1] + said[-1:] in BRACKETS else _KINDS[child.tag]
    words.mark(kind, start, child.href, child.language)
