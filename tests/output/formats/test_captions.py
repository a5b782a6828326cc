"""SRT and VTT as other programs read them."""

from __future__ import annotations

import io
from dataclasses import replace

import pysubs2
import pytest
import srt
import webvtt

from output.captions import cues, get_profile
from output.formats import Rendering, get_format
from output.timeline import Timeline
from tests.witnesses.programs import vtt_errors
from transcript.model import Speaker, Transcript


def test_srt_reads_back_the_same_times_and_words(rendering: Rendering) -> None:
    text = get_format("srt").render(rendering)
    ours = cues(rendering.timeline, get_profile("podcast"), lambda speaker: f"{speaker.name}:" if speaker else "")
    theirs = list(srt.parse(text, ignore_errors=False))
    pysubs = pysubs2.SSAFile.from_string(text, format_="srt")
    assert [cue.content for cue in theirs] == ["\n".join(cue.lines) for cue in ours]
    assert [(event.start, event.end) for event in pysubs] == [(cue.start_ms, cue.end_ms) for cue in ours]


def test_vtt_reads_back_the_same_times_words_and_speakers(rendering: Rendering) -> None:
    found = webvtt.from_string(get_format("vtt").render(rendering)).captions
    ours = cues(rendering.timeline, get_profile("podcast").for_vtt())
    assert [cue.voice for cue in found] == [cue.speaker for cue in ours]
    assert [cue.text.replace("&amp;", "&") for cue in found] == ["\n".join(cue.lines) for cue in ours]
    assert [(cue.start_in_seconds, cue.end_in_seconds) for cue in found] == [
        (cue.start_ms // 1000, cue.end_ms // 1000) for cue in ours
    ]


@pytest.mark.parametrize("name", ["Ines Moreau", "A --> B", "<c.evil>", "a\nb", "&lt;", "שרה", "<00:01.000>"])
def test_the_w3c_parser_finds_no_error_in_vtt(name: str, rendering: Rendering) -> None:
    assert vtt_errors(get_format("vtt").render(_with_name(rendering, name))) == []


def test_estimated_times_are_named_in_a_note(rendering: Rendering) -> None:
    measured = replace(rendering, timeline=replace(rendering.timeline, estimated=False))
    assert "NOTE" in get_format("vtt").render(rendering)
    assert "NOTE" not in get_format("vtt").render(measured)


@pytest.mark.parametrize("name", ["A --> B", "<c.evil>", "</v>", "a\nb", "&lt;", "<00:01.000>"])
def test_a_speaker_name_never_becomes_vtt_markup(name: str, rendering: Rendering) -> None:
    text = get_format("vtt").render(_with_name(rendering, name))
    assert text.count("-->") == text.count("<v ")
    assert text.count("<") == text.count("<v ")


def _with_name(rendering: Rendering, name: str) -> Rendering:
    old: Transcript = rendering.timeline.transcript
    speakers = (Speaker(id="IM", name=name), *old.speakers[1:])
    timeline = rendering.timeline
    return replace(
        rendering,
        timeline=Timeline(
            old.model_copy(update={"speakers": speakers}), timeline.places, timeline.duration_ms, estimated=True
        ),
    )


def test_srt_has_no_empty_line_within_a_cue(rendering: Rendering) -> None:
    text = get_format("srt").render(_with_name(rendering, "Ines\n\nMoreau"))
    assert len(list(srt.parse(io.StringIO(text).read()))) == text.count("-->")
