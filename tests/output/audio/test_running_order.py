"""How much silence there is between two utterances."""

from __future__ import annotations

from itertools import pairwise

import pytest

from output.audio.running_order import pause_ms
from output.audio.script import Script
from output.audio.segment import EDGE_MS
from output.show import Show, SoundSettings
from transcript.model import Inline, Span, Speaker, Transcript, Turn
from voices.finding import part_for
from voices.model import Part

VOICE = part_for("en-us+m1")
TURNS = (("A", "Hello there.\n\nAnd welcome."), ("A", "To us."), ("B", "Thank you. [pause 3s] Indeed."))


def silences(a: Part, b: Part, sound: SoundSettings | None = None) -> list[int]:
    """The silences (ms) before the first word, and then between words."""
    blocks = []
    for at, (who, text) in enumerate(TURNS):
        start = text.find("[")
        inlines = (Inline(kind="direction", start=start, end=text.index("]") + 1),) if start >= 0 else ()
        paragraphs = tuple(text.split("\n\n"))
        blocks.append(Turn(speaker=who, text=text, paragraphs=paragraphs, span=Span(at, at + 1), inlines=inlines))
    speakers = (Speaker(id="A", name="A"), Speaker(id="B", name="B"))
    transcript = Transcript(language="en", speakers=speakers, blocks=tuple(blocks))
    script = Script(transcript, {"A": a, "B": b}, Show(sound=sound or SoundSettings()))
    said = list(script.utterances())
    between = [pause_ms(script, *pair) + 2 * EDGE_MS for pair in pairwise(said)]
    return [pause_ms(script, None, said[0]) + EDGE_MS, *between]


def with_pauses(before: int, after: int) -> Part:
    return VOICE.model_copy(update={"pause_before_ms": before, "pause_after_ms": after})


def test_a_voice_s_own_pauses_are_heard_between_speakers_and_not_inside_what_one_says() -> None:
    assert silences(VOICE, VOICE) == [EDGE_MS, 600, 700, 700, 3000]
    assert silences(with_pauses(200, 400), VOICE) == [EDGE_MS + 200, 600, 700, 1100, 3000]


@pytest.mark.parametrize(("after", "before", "heard"), [(400, 300, 1100), (300, 400, 1100), (0, 500, 1200)])
def test_of_the_pause_behind_one_speaker_and_that_before_the_next_the_longer_is_heard(
    after: int, before: int, heard: int
) -> None:
    assert silences(with_pauses(0, after), with_pauses(before, 0))[3] == heard


def test_only_the_text_asks_for_more_than_two_seconds_of_silence() -> None:
    sound = SoundSettings(sentence_pause_ms=2000, paragraph_pause_ms=2000, speaker_pause_ms=2000)
    longest = with_pauses(2000, 2000)
    assert silences(longest, longest, sound) == [1900, 1900, 1900, 1900, 3000]
