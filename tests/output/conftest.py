"""A small interview, read by hand, and the rendering that every format is tried with."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from output.chapters import chapters
from output.episode import Facts
from output.estimate import estimate
from output.formats import Rendering
from transcript.model import Block, Direction, Furniture, Heading, Inline, Narration, Span, Speaker, Transcript, Turn

GOLDEN = Path(__file__).parent / "golden"

TEXTS = (
    (
        "IM",
        "Good evening, and welcome to the harbour.\n\nTonight we ask how a light is kept. Who was the first keeper?",
    ),
    ("RO", "That was my grandmother [laughs], Anna. She climbed 211 steps each night, in every storm & fog."),
    ("IM", "And what did she do when the lamp failed in the winter of 1947?"),
    (
        "RO",
        "She rowed out with a lantern; the ships came home. It is all in the log, line by line, and I read it twice.",
    ),
    ("IM", "What remains of the old light today?"),
    (
        "RO",
        "The stairs, the bell and the stubbornness. Everything else we had to make again, from drawings that a"
        " clerk had kept in his kitchen for forty years.",
    ),
)


def turn(speaker: str, text: str, at: int = 0) -> Turn:
    """A turn whose directions are found by their brackets."""
    start = text.find("[")
    marks = (Inline(kind="direction", start=start, end=text.find("]") + 1),) if start >= 0 else ()
    return Turn(
        text=text, span=Span(at, at + len(text)), speaker=speaker, paragraphs=tuple(text.split("\n\n")), inlines=marks
    )


def interview() -> Transcript:
    blocks: list[Block] = [
        Narration(text="A visit on the coast, in *October*.", span=Span(0, 35)),
        Heading(text="The Keeper’s Log", span=Span(40, 56), level=1),
        *(turn(speaker, text, 100 + 300 * i) for i, (speaker, text) in enumerate(TEXTS)),
        Direction(text="[a bell]", span=Span(3000, 3008)),
        Narration(text="The lighthouse opens in May.", span=Span(3010, 3038)),
        Furniture(text="Leave a comment", span=Span(3040, 3055)),
    ]
    speakers = (
        Speaker(id="IM", name="Ines Moreau", role="host", aliases=("IM",)),
        Speaker(id="RO", name="Rasmus Olsen", role="guest", aliases=("RO",)),
    )
    return Transcript(title="The Keeper’s Log", date="2025-10-04", speakers=speakers, blocks=tuple(blocks))


@pytest.fixture
def transcript() -> Transcript:
    return interview()


@pytest.fixture
def rendering(transcript: Transcript) -> Rendering:
    timeline = estimate(transcript)
    facts = Facts(title="The Keeper’s Log", slug="the-keepers-log", date="2025-10-04", summary="A light, kept.")
    files = {"mp3": "audio.mp3", "vtt": "captions.vtt", "md": "transcript.md"}
    return Rendering(timeline, facts, chapters=chapters(timeline), files=files)


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with its golden file; ``TURNCAST_GOLDEN=1`` writes the file anew."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("TURNCAST_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare
