"""SRT and VTT as other programs read them."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pysubs2
import pytest
import srt
import webvtt

from output.captions import CaptionSettings, get_profile
from output.captions.cues import cues
from output.clock import stamp
from output.formats import Rendering, get_format
from output.show import Show
from output.timeline import Timeline
from tests.witnesses.programs import ttml_as_shown, vtt_errors
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


ALL = Show(captions=CaptionSettings(word_times=True, sides=True, colours=True))
NAMES = ["Ines Moreau", "A --> B", "<c.evil>", "a\nb", "&lt;", "שרה", "<00:01.000>", 'Q"]{}', "\x01"]


@pytest.mark.parametrize("show", [Show(), ALL], ids=["plain", "all options"])
@pytest.mark.parametrize("name", NAMES)
def test_the_w3c_parser_finds_no_error_in_vtt(name: str, show: Show, rendering: Rendering) -> None:
    assert vtt_errors(get_format("vtt").render(replace(_with_name(rendering, name), show=show))) == []


def test_the_w3c_parser_finds_no_error_in_chapters(rendering: Rendering) -> None:
    text = get_format("chapters-vtt").render(rendering)
    assert vtt_errors(text) == []
    assert [cue.text for cue in webvtt.from_string(text).captions] == [chapter.title for chapter in rendering.chapters]


def test_word_times_stand_before_their_words_and_inside_their_cues(rendering: Rendering) -> None:
    text = get_format("vtt").render(replace(rendering, show=ALL))
    place = rendering.timeline.by_block[2]
    word = place.words[3]
    assert f"<{stamp(word.start_ms, '.')}>{rendering.timeline.transcript.blocks[2].text[word.start : word.end]}" in text
    stamps = re.findall(r"<(\d\d:\d\d:\d\d\.\d{3})>", text)
    assert stamps == sorted(set(stamps))
    plain = get_format("vtt").render(rendering)
    assert [each.text for each in webvtt.from_string(plain).captions] == [
        each.text for each in webvtt.from_string(text).captions
    ]


def test_two_speakers_stand_to_the_left_and_to_the_right_in_colours_of_their_own(rendering: Rendering) -> None:
    text = get_format("vtt").render(replace(rendering, show=ALL))
    left, right = (each.name for each in rendering.timeline.transcript.speakers[:2])
    for name, side in ((left, "left"), (right, "right")):
        settings = re.findall(rf"\d (position[^\n]*)\n<v {name}>", text)
        assert settings
        assert all(f"line-{side} align:{side}" in each for each in settings)
        assert f'::cue(v[voice="{name}"])' in text


@pytest.mark.parametrize("show", [Show(), ALL], ids=["plain", "all options"])
@pytest.mark.parametrize("name", NAMES)
def test_an_imsc_renderer_shows_every_cue_of_ttml_in_its_time(name: str, show: Show, rendering: Rendering) -> None:
    named = replace(_with_name(rendering, name), show=show)
    found = ttml_as_shown(get_format("ttml").render(named))
    assert found["errors"] == []
    shown = {round(1000 * seconds): texts for seconds, texts in found["shown"]}
    for cue in named.led_cues:
        assert shown[cue.start_ms] == ["\n".join(cue.lines).replace("\x01", "\ufffd")]
        assert cue.end_ms in shown


def test_ttml_of_a_language_from_right_to_left_says_so(rendering: Rendering) -> None:
    timeline = rendering.timeline
    hebrew = replace(timeline, transcript=timeline.transcript.model_copy(update={"language": "he"}))
    text = get_format("ttml").render(replace(rendering, timeline=hebrew))
    assert 'xml:lang="he"' in text
    assert 'tts:direction="rtl"' in text


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
