"""Speakers that a page names by its elements: their names become bold labels, which every extractor keeps.

Known are ``dt``, ``cite``, elements whose class or ``data-`` attribute says speaker, paragraphs that are classed as
question or answer, and tables with a name in the first column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

FEWEST = 3  # names that make a conversation
LONGEST = 60  # characters of a name
ASKED = 0.6  # of the quotations must be questions
_SPEAKER = re.compile(
    r"(?:^|[\s_-])(?:speaker|spk|interlocutor|sprecher|hablante|locuteur|who|talker)(?:[\s_-]?name)?(?:$|\s)"
    r"|(?:^|\s)(?:name|person|author-name|display-name|participant)(?:$|\s)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:^|[\s_-])(?:question|interviewer|q)(?:$|\s)", re.IGNORECASE)
_ANSWERS = re.compile(r"(?:^|[\s_-])(?:answer|interviewee|a)(?:$|\s)", re.IGNORECASE)
_SAID_BY = ("data-speaker", "data-speaker-name", "data-name", "data-author")


class Label(NamedTuple):
    """A name, the element that it stands in or before, and whether the element holds nothing else."""

    name: str
    node: Any
    own: bool


def label_turns(tree: Any) -> None:
    """Give the turns of a parsed page bold labels, in place, by the first way of naming speakers that it has."""
    for way in WAYS:
        found = [label for label in way(tree) if 0 < len(label.name) <= LONGEST]
        names = Counter(label.name for label in found)
        if len(found) >= FEWEST and 1 < len(names) <= 0.75 * len(found):
            for label in found:
                _bold(label)
            _unwrap([label.node for label in found])
            return


def bold_questions(tree: Any) -> None:
    """Quotations that nearly all ask become bold paragraphs, in place: extractors forget that they were quoted."""
    quotes = list(tree.iter("blockquote"))
    asked = [quote for quote in quotes if _words(quote).endswith(("?", "？", "؟"))]
    if len(asked) < FEWEST or len(asked) < ASKED * len(quotes):
        return
    for quote in asked:
        bold = quote.makeelement("strong", {})
        bold.text = _words(quote)
        quote.tag, quote.text, quote[:] = "p", None, [bold]


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split()).rstrip(" :：")


def _classed(pattern: re.Pattern[str], nodes: Iterable[Any]) -> list[Any]:
    return [node for node in nodes if isinstance(node.tag, str) and pattern.search(node.get("class") or "")]


def _by_class(tree: Any) -> list[Label]:
    return [Label(_words(node), node, True) for node in _classed(_SPEAKER, tree.iter())]


def _by_attribute(tree: Any) -> list[Label]:
    said = ((node.get(key), node) for node in tree.iter() for key in _SAID_BY if isinstance(node.tag, str))
    return [Label(" ".join(name.split()), node, False) for name, node in said if name]


def _by_tag(*tags: str) -> Callable[[Any], list[Label]]:
    return lambda tree: [Label(_words(node), node, True) for node in tree.iter(*tags)]


def _by_part(tree: Any) -> list[Label]:
    blocks = list(tree.iter("p", "div", "dt", "dd", "li"))
    asked, answered = _classed(_ASKS, blocks), _classed(_ANSWERS, blocks)
    return [Label("Q", node, False) for node in asked] + [Label("A", node, False) for node in answered]


def _by_row(tree: Any) -> list[Label]:
    rows = ([cell for cell in row if cell.tag in ("td", "th")] for row in tree.iter("tr"))
    return [Label(_words(row[0]), row[0], True) for row in rows if 1 < len(row) < 4]


WAYS: tuple[Callable[[Any], list[Label]], ...] = (
    _by_class,
    _by_attribute,
    _by_tag("dt"),
    _by_row,
    _by_part,
    _by_tag("cite"),
)
# What holds a conversation is turned into plain paragraphs, since extractors make lists and tables of it.
_PLAIN = {"dl": "div", "dt": "p", "dd": "p", "table": "div", "tbody": "div", "tr": "div", "td": "p", "th": "p"}


def _bold(label: Label) -> None:
    """The name in bold with a colon, at the start of what it names."""
    node = label.node
    bold = node.makeelement("strong", {})
    bold.text = f"{label.name}:"
    if label.own:
        node[:] = [bold]
        node.text, bold.tail, node.tail = None, " ", f" {node.tail or ''}"
        node.tag = node.tag if node.tag in ("span", "b", "strong", "em", "i", "a", "cite") else "p"
    else:
        bold.tail, node.text = f" {node.text or ''}", None
        node.insert(0, bold)


def _unwrap(nodes: Iterable[Any]) -> None:
    """Plain paragraphs instead of the lists and tables that hold these elements, each of them once."""
    holders = dict.fromkeys(above for node in nodes for above in node.iterancestors("tr", "tbody", "table", "dl"))
    for holder in holders:
        for each in (holder, *holder):
            each.tag = _PLAIN.get(each.tag, each.tag)
