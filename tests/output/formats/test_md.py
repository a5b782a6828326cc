"""Markdown that CommonMark reads as what was written."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from output.episode import Facts
from output.estimate import estimate
from output.formats import Rendering, get_format
from transcript.model import Inline, Narration, Span, Speaker, Transcript, Turn

PIECES = """* _ ` [ ] ( ) < > # + - 1. ~~~ = | & &amp; a word http://x.y <b> [x](y) **z** ! ---"""
NASTY = st.lists(st.sampled_from(["\\", *PIECES.split(" ")]), min_size=1, max_size=8).map(" ".join)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


def read(markdown: str) -> _Text:
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    parser = _Text()
    parser.feed(MarkdownIt("commonmark").render(body))
    return parser


def markdown(text: str, *inlines: Inline) -> str:
    turn = Turn(text=text, span=Span(0, len(text)), speaker="A", paragraphs=(text,), inlines=inlines)
    transcript = Transcript(
        speakers=(Speaker(id="A", name="Ada"),), blocks=(Narration(text=text, span=Span(0, 1)), turn)
    )
    return get_format("md").render(Rendering(estimate(transcript), Facts(title="T", slug="t")))


@given(NASTY)
def test_no_text_becomes_markup(text: str) -> None:
    page = read(markdown(text))
    assert set(page.tags) <= {"p", "strong"}
    assert "".join(page.found).split() == f"{text} Ada: {text}".split()


def test_links_and_directions_become_markup() -> None:
    text = "See the [laughs] log [1]."
    page = read(
        markdown(
            text,
            Inline(kind="direction", start=8, end=16),
            Inline(kind="link", start=17, end=24, href="https://example.org/a(b)"),
        )
    )
    assert page.tags == ["p", "p", "strong", "em", "a"]
    assert "".join(page.found).split() == f"{text} Ada: {text}".split()
