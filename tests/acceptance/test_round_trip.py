"""What Turncast writes, it reads back."""

from __future__ import annotations

import io
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from output.episode import Facts
from output.estimate import estimate
from output.formats import Rendering, get_format
from tests.transcript.test_no_word_is_lost import DOCUMENTS
from transcript.model import Furniture, Transcript, Turn
from transcript.parsing import parse
from transcript.readers.decode import sound
from transcript.source import read

EXAMPLE = Path(__file__).parents[2] / "examples" / "interview.txt"


@pytest.fixture(scope="module")
def example() -> Transcript:
    return parse(read(EXAMPLE))


def again(transcript: Transcript, format_: str) -> Transcript:
    rendering = Rendering(estimate(transcript), Facts(title=transcript.title or "", slug="example"))
    return parse(read(io.BytesIO(get_format(format_).render(rendering).encode())))


def content(transcript: Transcript) -> list[tuple[object, ...]]:
    """Blocks without their places; furniture is left out by most formats."""
    return [
        (block.kind, block.text, block.inlines, *((block.speaker, block.paragraphs) if isinstance(block, Turn) else ()))
        for block in transcript.blocks
        if not isinstance(block, Furniture)
    ]


@pytest.mark.parametrize("format_", ["json", "md"])
def test_json_and_markdown_give_the_same_transcript(example: Transcript, format_: str) -> None:
    found = again(example, format_)
    assert content(found) == content(example)
    assert (found.title, found.language) == (example.title, example.language)
    assert [(s.id, s.name, s.aliases, s.role) for s in found.speakers] == [
        (s.id, s.name, s.aliases, s.role) for s in example.speakers
    ]


@pytest.mark.parametrize("format_", ["txt", "srt", "vtt", "podcast-transcript"])
def test_other_formats_give_the_same_people_in_the_same_order(example: Transcript, format_: str) -> None:
    def order(transcript: Transcript) -> list[str]:
        names = {speaker.id: speaker.name for speaker in transcript.speakers}
        return [names[turn.speaker] for turn in transcript.turns()]

    assert order(again(example, format_)) == order(example)


NAMES = ("Marit Solheim", "Dr. Olav Ness", "Ines")
OPENING = "Good evening, and welcome; tonight we talk about the night on which the harbour light went out."
"""A talk of nothing but notes and abbreviations is none, and in no language."""
SENTENCES = (
    "So we rowed, and rowed, until the light on the rock was out of sight behind us.",
    "Note: nobody slept.",
    "At 10:30 it began (or so he said) -- and 3 < 4 & 5 > 2.",
    "Why?",
    "He asked: where is *everyone*?",
    "[laughs] Well, snake_case and 100% of it.",
    "Mr. Berg said: no.",
    "\u201cGo home,\u201d she said.",
    "- That is it.",
)
TALKS = st.builds(
    lambda said, turns: [OPENING, *(" ".join(said[i::turns]) for i in range(turns))],
    st.permutations(SENTENCES),  # nothing twice: what each turn of somebody begins with may be a title
    st.integers(5, len(SENTENCES)),
)


def spoken(transcript: Transcript) -> list[tuple[str, list[str]]]:
    """Who says which words; turns of one speaker in a row are one."""
    names = {speaker.id: speaker.name for speaker in transcript.speakers}
    rows = [(names[turn.speaker], turn.text.split()) for turn in transcript.turns()]
    return [
        (name, [word for _, words in each for word in words]) for name, each in groupby(rows, key=lambda row: row[0])
    ]


@pytest.mark.parametrize("format_", ["vtt", "srt", "md", "json"])
@settings(max_examples=25, deadline=None)
@given(TALKS)
def test_every_word_comes_back_from_its_speaker(format_: str, talk: list[str]) -> None:
    text = "\n\n".join(f"{NAMES[i % 3]}: {words}" for i, words in enumerate(talk))
    first = parse(read(io.BytesIO(text.encode())))
    assert spoken(again(first, format_)) == spoken(first)


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_what_was_read_from_any_text_comes_back_from_markdown(text: str) -> None:
    words = sound(text)
    assume(words.strip())
    first = parse(read(io.BytesIO(words.encode()), "text"))  # a bracket alone is JSON that breaks off
    assert content(again(first, "md")) == content(first)
