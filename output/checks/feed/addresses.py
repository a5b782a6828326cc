"""Every address in a feed: absolute, and https."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from output.checks.feed.document import Element, Node
from output.checks.rules import Flaw
from output.values import is_web

ATTRIBUTES = ("href", "url", "uri", "img", "image", "feedUrl", "accountUrl")
"""Attributes that hold an address in any tag (RSS 2.0, Atom, iTunes, podcast namespace 1.0, Podlove)."""
TEXTS = ("link", "url", "docs", "comments", "itunes:new-feed-url")


def relative(node: Node) -> Iterator[Flaw]:
    return (flaw(node, *each, "is no absolute address") for each in addresses(node) if not is_web(each[1]))


def insecure(node: Node) -> Iterator[Flaw]:
    found = (each for each in addresses(node) if is_web(each[1]) and not each[1].lower().startswith("https:"))
    return (flaw(node, *each, "is not https") for each in found)


def beyond_ascii(node: Node) -> Iterator[Flaw]:
    found = (each for each in addresses(node) if is_web(each[1]) and not each[1].isascii())
    return (flaw(node, *each, "holds letters beyond ASCII") for each in found)


def flaw(node: Node, element: Element, value: str, what: str) -> Flaw:
    """A flaw of an address of ``element``."""
    return node.flaw(f"{value[:200]!r} {what}", _name(element), element)


def _name(element: Element) -> str:
    local = etree.QName(element).localname
    return f"{element.prefix}:{local}" if element.prefix else local


def addresses(node: Node) -> Iterator[tuple[Element, str]]:
    """Each element inside that holds an address, with it."""
    for element in node.element.iter(etree.Element):
        yield from ((element, element.get(name)) for name in ATTRIBUTES if element.get(name) is not None)
        if _name(element) in TEXTS and (element.text or "").strip():
            yield element, element.text.strip()
