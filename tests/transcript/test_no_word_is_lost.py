"""DESIGN.md: no word is lost, whatever the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcript.labels.styles import NAMES as STYLE_NAMES
from transcript.model import Transcript
from transcript.parsing import parse
from transcript.source import Source

NAMES = st.sampled_from(
    ["TNE", "Ada Lovelace", "Dr. Li (DL)", "Speaker 1", "Mr. SMITH", "Q", "A", "问", "Note", "Müller"]
)
LOOKS = st.sampled_from(
    [
        "{}: ",
        "**{}:** ",
        "**{}**\n",
        "{}.  ",
        "[00:01:02] {}: ",
        "{} 00:12\n",
        ">> ",
        "- ",
        "<{}> ",
        "{}\t",
        "### {}\n",
        "{}\n\n",
        "(",
        "[",
    ]
)
WORDS = st.sampled_from(
    [
        "Thank you for having me.",
        "Why?",
        "[laughs] **bold** and _it_.",
        'see [this](http://x.y "t") `c`',
        "---",
        "(Beifall)",
        "1  line",
        "\\[x\\]",
        "<p>",
        "![](a.png)",
        "` `",
    ]
)
LINE = st.builds(lambda look, name, words: look.format(name) + words, LOOKS, NAMES, WORDS)
DOCUMENTS = st.lists(st.one_of(LINE, st.text(max_size=60), st.just("")), max_size=25).map("\n".join)


def lost(text: str, transcript: Transcript) -> str:
    """The characters that are neither in a block nor removed by a named rule."""
    held = bytearray(len(text))
    for span in [block.span for block in transcript.blocks] + [each.span for each in transcript.removed]:
        held[span.start : span.end] = b"1" * (span.end - span.start)
    return "".join(c for c, kept in zip(text, held, strict=True) if not kept and not c.isspace())


def check(text: str, transcript: Transcript) -> None:
    assert lost(text, transcript) == ""
    spans = [block.span for block in transcript.blocks]
    assert all(a.start < a.end <= b.start for a, b in itertools.pairwise(spans))
    for block in transcript.blocks:
        paragraphs = block.paragraphs if block.kind == "turn" else (block.text,)
        assert all(map(str.strip, paragraphs))
        assert "\n\n".join(paragraphs) == block.text
        inside = [each.span for each in transcript.removed if block.span.start <= each.span.start < block.span.end]
        if not inside and "\n" not in text[slice(*block.span)] and "&" not in block.text + text[slice(*block.span)]:
            assert block.text == text[slice(*block.span)]


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_every_character_is_in_a_span_or_was_removed_by_a_rule(text: str) -> None:
    check(text, parse(Source(text)))


@pytest.mark.parametrize("style", STYLE_NAMES)
@settings(max_examples=25, deadline=None)
@given(DOCUMENTS)
def test_no_style_loses_a_word_when_it_is_forced(style: str, text: str) -> None:
    check(text, parse(Source(text), style=style))
