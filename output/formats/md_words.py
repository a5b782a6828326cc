"""The words of a paragraph as Markdown: escaped, and what is special in them between marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from string import punctuation
from typing import NamedTuple

from transcript.model import Inline, InlineKind
from transcript.patterns import lazy
from transcript.readers.own_inlines import BRACKETS

DEEPEST = 8  # marks within marks
MARKUP = lazy(r"[\\`*_]|~(?=~)|\](?=[(\[:])|!(?=\[)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\n")
LINE_START = lazy(r"^(?:([#+>=|~-])|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)
"""CommonMark 0.31, sections 2.4, 4, 5 and 6.7: what makes markup within a line, and at its start."""

# White space that readers strip from the edges of lines: written as a number (section 2.5).
_UNSEEN = re.compile(r"^[^\S\n]|[^\S\n]$", re.MULTILINE)
_BRACKET = re.compile(r"\\.|`[^`]*`|[\[\]]", re.DOTALL)
# What stands around a stretch: asterisks, else underscores, else a tag.
_MARKS: dict[InlineKind, tuple[str, str, str]] = {
    "direction": ("*", "", "i"),
    "emphasis": ("*", "_", "em"),
    "strong": ("**", "__", "strong"),
}


_FIRST: dict[InlineKind, str] = {"link": "[", "code": "`"}
_LAST: dict[InlineKind, str] = {"link": ")", "code": "`"}


class _Scope(NamedTuple):
    """A stretch of text (characters) in which marks may stand.

    ``edge`` is the character that stands around it, ``outer`` the kind of mark that is open (``*``, ``_``), ``depth``
    how many are; ``lead`` says that it begins a paragraph.
    """

    start: int
    end: int
    edge: str = " "
    outer: str = ""
    lead: bool = False
    depth: int = 0


def marked(text: str, inlines: Sequence[Inline], behind: str = "") -> list[str]:
    """The paragraphs of ``text`` with their inlines as Markdown; the first may stand ``behind`` other words.

    Of inlines that overlap without one being in the other the first counts; one of two paragraphs is cut in two.
    """
    parts = text.split("\n\n")
    starts = [0, *accumulate(len(part) + 2 for part in parts[:-1])]
    inside: list[list[Inline]] = [[] for _ in parts]
    for _, each in sorted(enumerate(inlines), key=lambda row: (row[1].start, -row[1].end, -row[0])):
        for n in range(bisect_right(starts, each.start) - 1, bisect_right(starts, each.end - 1)):
            cut = max(each.start, starts[n]), min(each.end, starts[n] + len(parts[n]))
            if cut[0] < cut[1]:
                inside[n].append(replace(each, start=cut[0], end=cut[1]))
    scopes = (_Scope(a, a + len(part), lead=a > 0 or not behind) for a, part in zip(starts, parts, strict=True))
    return [_unseen(_written(text, scope, each)) for scope, each in zip(scopes, inside, strict=True)]


def paragraph(words: str) -> str:
    """Lines whose beginning is no markup: not a list, a heading or a quotation."""
    return LINE_START.sub(lambda hit: f"\\{hit[1]}" if hit[1] else f"{hit[2]}\\{hit[3]}", words)


def escaped(text: str) -> str:
    """``text`` with what Markdown would take for markup behind a backslash; inside words ``_`` stays."""
    return MARKUP.sub(lambda hit: hit.group() if _harmless(hit) else f"\\{hit.group()}", text)


def _harmless(hit: re.Match[str]) -> bool:
    text, at = hit.string, hit.start()
    return hit.group() == "_" and 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def _unseen(words: str) -> str:
    return _UNSEEN.sub(lambda hit: f"&#{ord(hit.group())};", words)


def _written(text: str, scope: _Scope, inlines: Sequence[Inline]) -> str:
    """The scope's words with these inlines, sorted by where they begin, the longer first."""
    out, at = [scope.edge], scope.start  # a paragraph is as if between spaces
    for inline, inside, beside in _outermost(inlines):
        out.append(escaped(text[at : inline.start]))
        before = "".join(out[-2:])[-1:]
        after = "*" if beside else text[inline.end] if inline.end < scope.end else scope.edge
        if inline.kind == "link" and before == "!":
            out[-1] = f"{out[-1][:-1]}\\!"  # else it would be an image
        out.append(_stretch(text, inline, inside, scope, before + after))
        at = inline.end
    return "".join([*out[1:], escaped(text[at : scope.end])])


def _outermost(inlines: Sequence[Inline]) -> Iterator[tuple[Inline, list[Inline], bool]]:
    """The inlines that stand in no other, each with those in it, and whether another begins where it ends."""
    n = 0
    while n < len(inlines):
        inline = inlines[n]
        after = (m for m in range(n + 1, len(inlines)) if inlines[m].start >= inline.end)
        m = next(after, len(inlines))
        inside = [each for each in inlines[n + 1 : m] if each.end <= inline.end]
        yield inline, inside, m < len(inlines) and inlines[m].start == inline.end
        n = m


def _stretch(text: str, inline: Inline, inside: list[Inline], scope: _Scope, beside: str) -> str:
    """A stretch with what stands around it; ``beside`` are the characters before and after it."""
    if inline.kind == "code":
        return _code(text[inline.start : inline.end].replace("\n", " "))
    before, after, edge = _around(text, inline, inside, scope, beside)
    outer = before[0] if before[0] in "*_" else scope.outer
    within = _Scope(inline.start, inline.end, edge, outer, depth=scope.depth + 1)
    words = _written(text, within, inside if scope.depth < DEEPEST else [])
    if inline.kind == "link":
        words = _BRACKET.sub(lambda hit: f"\\{hit[0]}" if hit[0] in "[]" else hit[0], words)
    return f"{before}{words}{after}"


def _around(text: str, inline: Inline, inside: list[Inline], scope: _Scope, beside: str) -> tuple[str, str, str]:
    """What opens and what closes a stretch, and the character that stands next to its words."""
    if inline.kind == "link":
        return "[", f"](<{address(inline.href or '')}>)", "["
    if inline.kind == "language":
        return f'<span lang="{inline.language}">', "</span>", ">"
    for mark in _marks(text, inline, scope):
        if mark and _flanks(_edges(text, inline, inside), beside, mark):
            return mark, mark, "*"
    tag = _MARKS[inline.kind][2]
    return f"<{tag}>", f"</{tag}>", ">"


def _marks(text: str, inline: Inline, scope: _Scope) -> Iterator[str]:
    """The marks that say what this stretch is and nothing else.

    Asterisks at the start of a paragraph are a label's and a direction's, asterisks around brackets a direction's.
    """
    star, line, _ = _MARKS[inline.kind]
    first, whole = scope.lead and inline.start == scope.start, inline.end == scope.end
    bracketed = text[inline.start] + text[inline.end - 1] in BRACKETS
    taken = (first and whole) if inline.kind == "direction" else first or (bracketed and inline.kind == "emphasis")
    if not taken and not scope.outer:
        yield star
    if scope.outer != "_":
        yield line


def _edges(text: str, inline: Inline, inside: list[Inline]) -> str:
    """The first and the last character within the marks of a stretch."""
    first = next((_FIRST.get(each.kind, "*") for each in inside if each.start == inline.start), text[inline.start])
    last = next((_LAST.get(each.kind, "*") for each in inside if each.end == inline.end), text[inline.end - 1])
    return first + last


def _flanks(edges: str, beside: str, mark: str) -> bool:
    """Whether marks between these characters open and close (CommonMark 0.31, section 6.2), on the safe side."""
    pairs = zip(edges, beside, strict=True)
    return not set(edges + beside) & set("*_") and all(_parts(inner, outer, mark) for inner, outer in pairs)


def _parts(inner: str, outer: str, mark: str) -> bool:
    """Whether a mark may stand between the character within and the one without."""
    apart = outer.isspace() or outer in punctuation or (mark[0] == "*" and inner.isalnum() and outer.isalnum())
    return apart and not inner.isspace()


def _code(text: str) -> str:
    """A code span; its fence is longer than any run of backticks in it (section 6.1)."""
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    pad = " " * (text[0] == "`" or text[-1] == "`" or bool(text[0] == text[-1] == " " and text.strip()))
    return f"{fence}{pad}{text}{pad}{fence}"


def address(href: str) -> str:
    """An address between angle brackets (section 6.3)."""
    plain = re.sub(r"[\\<>]|&(?=#?\w+;)", r"\\\g<0>", href)
    return re.sub(r"[\x00-\x1f\x7f]", lambda hit: f"%{ord(hit.group()):02X}", plain)
