"""What looks like a label and is none: these documents hold no turn."""

from __future__ import annotations

import pytest

from transcript.parsing import parse
from transcript.source import Source

NEGATIVES = {
    "notes in prose": "Note: this is a test.\n\nHere's the thing: nobody knows.\n\n"
    "Note: it ends.\n\nHere's the thing: it does.\n",
    "clock times": "At 10:30 we left.\n\nAt 11:45 we came back.\n\nAt 12:15 we left again.\n",
    "addresses": "See https://example.org: it is there.\n\nhttps://example.org\n\nhttps://example.com\n",
    "verses": "Genesis 1:1 In the beginning.\nGenesis 1:2 And the earth.\n"
    "Genesis 1:3 And God said: Let there be light.\n",
    "code": "def f(x):\n    return x\n\nclass A:\n    x: int = 3\n\ndef g(x):\n    return x\n",
    "recipe": "Prep time: 10 minutes\nServings: 4\nStep 1: Mix.\nStep 2: Bake.\nIngredients: flour, eggs\n",
    "contents": "Introduction ........ 1\nChapter One ........ 5\nChapter Two ........ 9\n",
    "meanings": "Apple: a fruit\nBread: baked dough\nCarrot: a vegetable\nDonut: a sweet\nEgg: from hens\n",
    "quoted dialogue": '"Where are you going?" asked Tom.\n\n"Home," said Anna: "I am tired."\n\n'
    'He said: "Why?"\n\nShe said: "Because."\n',
    "letter": "From: Anna <a@example.org>\nTo: Tom\nSubject: Bees\nDate: Mon, 1 Jan 2024\n\nDear Tom, how are they?\n",
    "frequent questions": "# FAQ\n\n## How is it installed?\n\nRun it.\n\n"
    "## What is it?\n\nA tool.\n\n"
    "## Where is it?\n\nHere.\n",
    "log": "2024-01-01 10:00:00 INFO: started\n2024-01-01 10:00:01 ERROR: failed\n2024-01-01 10:00:02 INFO: retry\n",
    "release notes": "1.2\n---\n\n- Fixed: a bug\n- Added: a feature\n\n"
    "1.1\n---\n\n- Fixed: a bug\n- Added: a feature\n",
    "one voice": "**Break:**\n\n**Ada Berg:** News of the day.\n\n**Break:**\n\n**Ada Berg:** More news.\n",
}


@pytest.mark.parametrize("kind", NEGATIVES)
def test_no_turn_is_found(kind: str) -> None:
    assert [(turn.speaker, turn.text) for turn in parse(Source(NEGATIVES[kind])).turns()] == []
