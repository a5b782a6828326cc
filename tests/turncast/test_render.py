"""``turncast render``: captions named anew, cut anew, written anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import srt
import webvtt

from turncast.cli import main

SOURCE = """1
00:01:00,000 --> 00:01:09,000
IM: Good evening, and welcome to the harbour. Tonight we ask how a light is kept, and who it was that kept it first.

2
00:01:10,500 --> 00:01:12,000
RO: That was my grandmother.

3
00:01:12,000 --> 00:01:18,000
She climbed two hundred and eleven steps each night, in every storm and in every fog that came.

4
00:01:19,000 --> 00:01:21,000
IM: And what did she do when the lamp failed?

5
00:01:22,000 --> 00:01:24,500
RO: She rowed out with a lantern, and the ships came home.
"""


@pytest.fixture
def captions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("in.srt").write_text(SOURCE)
    return "in.srt"


@pytest.fixture
def rendered(captions: str, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., str]:
    """What ``turncast render`` prints for the captions."""

    def run(*arguments: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(["render", captions, *arguments])
        out, err = capfdbinary.readouterr()
        assert not ended.value.code, err
        return out.decode()

    return run


def test_captions_are_named_and_cut_anew_in_one_command_and_keep_their_times(rendered: Callable[..., str]) -> None:
    text = rendered("--to", "srt", "--profile", "bbc", "--speaker", "RO=Rosa Ortiz")
    found = list(srt.parse(text))
    assert all(len(line) <= 37 for cue in found for line in cue.content.splitlines())
    assert len(found) > 3
    starts = [round(cue.start.total_seconds() * 1000) for cue in found]
    for given in (60_000, 70_500, 79_000, 82_000):
        assert any(given - 80 <= start <= given for start in starts), given
    assert "Rosa Ortiz: That was" in text
    assert found[-1].end.total_seconds() >= 84.5
    assert " ".join(cue.content for cue in found).split()[-2:] == ["came", "home."]


def test_times_of_the_source_are_no_estimate(rendered: Callable[..., str]) -> None:
    assert "NOTE" not in rendered("--to", "vtt")


def test_the_language_that_a_file_says_counts_more_than_the_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("podcast.toml").write_text('language = "en"\n')
    Path("talk.md").write_text("---\nlanguage: he\n---\nA: Who?\n\nB: I.\n\nA: Why?\n\nB: So.\n")
    for options, language in ((), "he"), (("--language", "ar"), "ar"):
        with pytest.raises(SystemExit):
            main(["render", "talk.md", "--to", "html", *options])
        assert f'<html lang="{language}" dir="rtl">' in capsys.readouterr().out


def test_what_podcast_toml_says_of_captions_holds_and_options_overrule_it(rendered: Callable[..., str]) -> None:
    Path("podcast.toml").write_text(
        'profile = "house"\n[captions]\nsides = true\n[captions.profiles.house]\nwidth = 24\nlines = 1\n'
    )
    house = rendered("--to", "vtt")
    assert "align:left" in house
    assert all(len(cue.text) <= 24 for cue in webvtt.from_string(house).captions)
    wider = webvtt.from_string(rendered("--to", "vtt", "--profile", "bbc")).captions
    assert any(len(cue.text) > 24 for cue in wider)
    assert "STYLE" in rendered("--to", "vtt", "--colours")


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (("--profile", "netflicks"), "did you mean 'netflix'"),
        (("--speaker", "Nobody=Ada"), "no speaker is called 'Nobody'"),
        (("--speaker", "RO"), "LABEL=NAME"),
    ],
)
def test_a_wrong_option_is_one_clear_line(
    captions: str, option: tuple[str, str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["render", captions, "--to", "srt", *option])
    assert ended.value.code in (1, 2)
    assert told in capsys.readouterr().err


def test_captions_of_a_text_that_nobody_speaks_are_an_error_and_not_an_empty_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "essay.txt").write_text("A light is kept.\n\nNobody says by whom.\n")
    with pytest.raises(SystemExit) as ended:
        main(["render", str(tmp_path / "essay.txt"), "--to", "vtt"])
    assert ended.value.code == 1
    assert "turncast parse" in capsys.readouterr().err
