"""What Turncast writes, it reads back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from output.episode import Facts
from output.estimate import estimate
from output.formats import Rendering, get_format
from transcript.model import Furniture, Transcript, Turn
from transcript.parsing import parse
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
