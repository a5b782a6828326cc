"""What a line without a label is."""

from __future__ import annotations

import pytest

from transcript.kinds import kind
from transcript.lines import cut


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By our harbour correspondent", "words"),
        ("By Ann Berg and Tom Lind, The Post", "words"),
        ("*By Ann Berg | 3 May 2024*", "words"),
        ("Interview by Ann Berg", "words"),
        ("Words by Ann Berg", "words"),
        ("Von Anna Berg", "words"),
        ("By the Sea", "heading"),
        ("By Road and Rail", "heading"),
        ("Interview With Ann Berg", "heading"),
        ("BY MR. SMITH:", "direction"),
    ],
)
def test_who_wrote_it_is_no_heading(line: str, name: str) -> None:
    text = f"{line}\n\nThe next paragraph follows.\n"
    assert kind(text, cut(text), 0, inside=False).name == name
