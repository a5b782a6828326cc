"""What captions say: every word of the transcript, each by the one who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from output.checks.captions import Captions
from output.checks.rules import Flaw

SHOWN = 60  # characters of a passage in a message


def syntax(file: Captions) -> Iterator[Flaw]:
    """Faults of the syntax, each at its line."""
    return (file.flaw(message, line=line) for line, message in file.read.faults)


def empty(file: Captions) -> Iterator[Flaw]:
    return (file.flaw("shows nothing", number) for number, cue in enumerate(file.cues, 1) if not cue.letters)


def voiceless(file: Captions) -> Iterator[Flaw]:
    if file.name.endswith(".srt"):
        return
    for number, cue in enumerate(file.cues, 1):
        if not cue.speakers:
            yield file.flaw("names no speaker", number)


def two_speakers(file: Captions) -> Iterator[Flaw]:
    for number, cue in enumerate(file.cues, 1):
        if len(set(cue.speakers)) > 1:
            yield file.flaw(f"holds {' and '.join(dict.fromkeys(cue.speakers))}", number)


def strangers(file: Captions) -> Iterator[Flaw]:
    for number, cue in enumerate(file.cues, 1):
        for name in dict.fromkeys(cue.speakers):
            if file.names and name not in file.names:
                yield file.flaw(f"is said by {name[:SHOWN]!r}, whom the transcript does not know", number)


def leads(file: Captions) -> Iterator[Flaw]:
    """In SRT the name leads the first cue of a turn: the names come in the order of the turns."""
    if not file.name.endswith(".srt") or file.read.faults or not file.names:
        return
    expected = [name for name, _ in groupby(name for name, _ in _heard(file))]
    found = [name for name, _ in groupby(name for name in (lead(file, number) for number in _numbers(file)) if name)]
    differ = next((i for i, pair in enumerate(zip(expected, found, strict=False)) if pair[0] != pair[1]), None)
    if differ is not None or len(expected) != len(found):
        at = min(len(expected), len(found)) if differ is None else differ
        wanted = expected[at] if at < len(expected) else "nobody more"
        yield file.flaw(f"{wanted} should lead the {at + 1}. change of speaker")


def _numbers(file: Captions) -> range:
    return range(1, len(file.cues) + 1)


def lead(file: Captions, number: int) -> str | None:
    """The name before the words of cue ``number``, where it has one."""
    match = re.match(r"\s*([^:]{1,200}):", file.cues[number - 1].text)
    name = " ".join(match[1].split()) if match else None
    return name if name in file.names and name != "Narrator" else None


def spoken(file: Captions, number: int) -> str:
    """The words of cue ``number`` without the name that leads them in SRT."""
    text = file.cues[number - 1].text
    named = file.name.endswith(".srt") and lead(file, number)
    return text.partition(":")[2].strip() if named else text


def letters(file: Captions) -> str:
    """All that the cues say, without white space and without the names that lead them."""
    return "".join("".join(spoken(file, number).split()) for number in _numbers(file))


def lost(file: Captions) -> Iterator[Flaw]:
    """Every turn that is heard is in the captions, whole and in order."""
    said, at = letters(file), 0
    for _, text in _heard(file) if not file.read.faults else ():
        passage = "".join(text.split())
        found = said.find(passage, at)
        if found < 0:
            yield file.flaw(f"does not say: {text[:SHOWN]}{'…' if len(text) > SHOWN else ''}")
        else:
            at = found + len(passage)


def _heard(file: Captions) -> Iterator[tuple[str, str]]:
    """The turns that are heard: who speaks, and what is said."""
    for block in file.folder.turns:
        if block.get("start_ms") is not None:
            speaker = str(block.get("speaker"))
            yield file.speakers.get(speaker, speaker), str(block.get("text"))
