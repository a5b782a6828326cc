"""The running order: what is heard after what, and with how much silence between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from output.audio.music import MUSIC, Line, MusicTask, Task
from output.audio.rehearsal import Rehearsed
from output.audio.script import Script
from output.audio.segment import EDGE_MS, LONGEST_MS
from output.show import Intro
from voices.model import Utterance

FASTEST = 25.0
"""Characters a second that no voice exceeds at its own rate: so enough words are found for a bed to lie under."""


class Entry(NamedTuple):
    """What is made as one segment: its task, the utterances heard in it, the silence before it (ms) beside the edges.

    ``layer`` names who alone is heard in it; ``together`` says that it starts with the entry before it.
    """

    task: Task
    utterances: tuple[Utterance, ...]
    pause_ms: int
    layer: str = ""
    together: bool = False


Order = Callable[[Rehearsed], Iterator[Entry]]


def mixed(rehearsed: Rehearsed) -> Iterator[Entry]:
    """The order of an episode: the intro with the words on its bed, utterances, stings before chapters, the outro."""
    script, music = rehearsed.script, rehearsed.script.show.music
    coming = script.utterances()
    before: Utterance | None = None
    if music.intro:
        opening = _opening(rehearsed, music.intro, coming)
        before = opening.utterances[-1] if opening.utterances else None
        yield opening
    for utterance in coming:
        silence = pause_ms(script, before, utterance)
        if music.sting and utterance.block in script.stings and (before is None or before.block != utterance.block):
            yield Entry(rehearsed.music(music.sting), (), silence)
        yield Entry(rehearsed.task(utterance), (utterance,), silence)
        before = utterance
    if music.outro:
        yield Entry(rehearsed.music(music.outro), (), script.show.sound.speaker_pause_ms - 2 * EDGE_MS)


def layers(rehearsed: Rehearsed) -> Iterator[Entry]:
    """The same order for stems: each entry once for everyone who is heard in it, and then alone."""
    for entry in mixed(rehearsed):
        if isinstance(entry.task, MusicTask):
            heard = dict.fromkeys([MUSIC, *(line.who for line in entry.task.lines)])
            for number, who in enumerate(heard):
                alone = entry.task._replace(layer=who)
                yield entry._replace(task=alone, layer=who, together=number > 0)
        else:
            yield entry._replace(layer=entry.utterances[0].who)


def _opening(rehearsed: Rehearsed, intro: Intro, coming: Iterator[Utterance]) -> Entry:
    """The intro, with as many of the coming utterances as its bed may lie under."""
    said = tuple(_under(intro.bed_ms, coming))
    silences = [0, *(_apart(rehearsed.script, one, two) for one, two in pairwise(said))]
    lines = tuple(
        Line(utterance.who, silence, rehearsed.task(utterance))
        for utterance, silence in zip(said, silences, strict=False)
    )
    task = rehearsed.music(intro)._replace(lines=lines, bed_ms=intro.bed_ms if lines else 0, duck=intro.duck)
    return Entry(task, said, 0)


def _apart(script: Script, before: Utterance, after: Utterance) -> int:
    """Silence between the words of two utterances that no segment's edges keep apart."""
    return pause_ms(script, before, after) + 2 * EDGE_MS


def _under(bed_ms: int, coming: Iterable[Utterance]) -> Iterator[Utterance]:
    covered = 0.0
    while covered < bed_ms:
        utterance = next(iter(coming), None)
        if utterance is None:
            return
        covered += 1000 * len(utterance.spoken.text) / (FASTEST * utterance.part.rate)
        yield utterance


def pause_ms(script: Script, before: Utterance | None, after: Utterance) -> int:
    """Silence (ms) between two utterances beside the edges that their segments bring."""
    edges = 2 * EDGE_MS if before else EDGE_MS
    if after.pause_ms is not None:
        return max(0, after.pause_ms - edges)
    pause = (
        _usual_ms(script, before, after) + _own_ms(before, after) if before else EDGE_MS + after.part.pause_before_ms
    )
    return min(pause, LONGEST_MS) - edges


def _usual_ms(script: Script, before: Utterance, after: Utterance) -> int:
    sound = script.show.sound
    if before.block != after.block:
        return sound.speaker_pause_ms
    apart = "\n\n" in script.transcript.blocks[before.block].text[before.end : after.start]
    return sound.paragraph_pause_ms if apart else sound.sentence_pause_ms


def _own_ms(before: Utterance, after: Utterance) -> int:
    """What the voices add where the speaker changes: the longer of their pauses, as margins collapse in CSS."""
    return 0 if before.who == after.who else max(before.part.pause_after_ms, after.part.pause_before_ms)
