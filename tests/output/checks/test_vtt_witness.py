"""Our strict reader of WebVTT finds what W3C's own parser finds, and nothing where it finds nothing."""

from __future__ import annotations

import pytest

from output.checks.captions.vtt import read_vtt
from tests.witnesses.programs import vtt_errors

CUE = "00:00:01.000 --> 00:00:05.000"

RIGHT = [
    f"WEBVTT\n\n{CUE}\nplain",
    f"WEBVTT - a title\n\nNOTE a remark\n\n1\n{CUE}\n<v Ada>Hello &amp; welcome &lt;here&gt;",
    f"WEBVTT\n\nSTYLE\n::cue {{}}\n\n{CUE} align:start position:10%\n<v.loud Ada><i>Hello</i> <c.red>you</c></v>",
    "WEBVTT\n\n01:00.000 --> 02:00.000\n<v Ada>One <00:01:10.000>two <00:01:20.000>three",
    f"WEBVTT\r\n\r\n{CUE}\r\n<lang de>Guten Tag</lang> > &nbsp; x",
    f"WEBVTT\n\n{CUE}\n<ruby>x<rt>y</rt></ruby>",
]
WRONG = [
    f"webvtt\n\n{CUE}\nplain",
    f"WEBVTT\n{CUE}\nplain",
    "WEBVTT\n\n00:00:01,000 --> 00:00:05,000\nplain",
    "WEBVTT\n\n00:00:01.000 -> 00:00:05.000\nplain",
    "WEBVTT\n\n00:01.000-->00:05.000\nplain",
    "WEBVTT\n\n00:00:61.000 --> 00:01:05.000\nplain",
    f"WEBVTT\n\n{CUE} colour:red\nplain",
    f"WEBVTT\n\n{CUE} size:200\nplain",
    f"WEBVTT\n\n{CUE} align:start align:end\nplain",
    f"WEBVTT\n\n{CUE}\nfish & chips",
    f"WEBVTT\n\n{CUE}\n<b>bold",
    f"WEBVTT\n\n{CUE}\nbold</b>",
    f"WEBVTT\n\n{CUE}\n<b><i>bold</b></i>",
    f"WEBVTT\n\n{CUE}\n<blink>x</blink>",
    f"WEBVTT\n\n{CUE}\n<v>nobody",
    f"WEBVTT\n\n{CUE}\n<v Ada>Hello <v Ben>there",
    f"WEBVTT\n\n{CUE}\nlater <00:00:09.000>than the end",
    f"WEBVTT\n\n{CUE}\nplain\n\nSTYLE\n::cue {{}}",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_right_to_both(text: str) -> None:
    assert (read_vtt(text).faults, vtt_errors(text)) == ([], [])


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_wrong_to_both(text: str) -> None:
    assert read_vtt(text).faults
    assert vtt_errors(text)


def test_what_is_read_is_what_is_shown() -> None:
    (cue,) = read_vtt(f"WEBVTT\n\n{CUE}\n<v Ada &amp; Ben>a &lt;b&gt; <i>c</i>\nd").cues
    assert (cue.lines, cue.speakers, cue.start_ms, cue.end_ms) == (("a <b> c", "d"), ("Ada & Ben",), 1000, 5000)
