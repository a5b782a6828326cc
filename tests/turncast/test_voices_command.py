"""``turncast voices list``, ``say`` and ``install``."""

from __future__ import annotations

import json
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from output.errors import BuildError
from tests.voices.loopback import running
from tests.voices.models.test_download import MODEL, NAME, Site
from turncast.cli import cli
from voices.engine import _engine, get_engine
from voices.errors import EngineError, VoiceError


class Shown(NamedTuple):
    """What a command printed."""

    stdout: str
    stderr: str


Run = Callable[..., Shown]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> Shown:
        cli.main(["voices", *arguments], standalone_mode=False)
        return Shown(*capsys.readouterr())

    return run


def listed(run: Run, *arguments: str) -> list[dict[str, str]]:
    return list(json.loads(run("list", "--json", *arguments).stdout))


def test_the_list_is_a_table_of_every_engines_voices(run: Run) -> None:
    shown = run("list").stdout
    assert shown.split()[:4] == ["engine", "id", "language", "name"]
    assert {line.split()[0] for line in shown.splitlines()[1:]} >= {"espeak", "gtts", "openai"}


def test_the_list_is_narrowed_to_an_engine_and_a_language(run: Run) -> None:
    found = listed(run, "--engine", "espeak", "--language", "EN")
    assert {voice["engine"] for voice in found} == {"espeak"}
    assert {voice["language"].partition("-")[0] for voice in found} == {"en"}
    assert "en-GB" in {voice["language"] for voice in found}
    assert all(voice["style"] is None for voice in found)


def test_styles_are_listed_when_asked_for(run: Run) -> None:
    assert "en-gb+f3" in {voice["id"] for voice in listed(run, "--engine", "espeak", "--language", "en", "--styles")}


def test_a_language_that_nobody_speaks_is_an_empty_list(run: Run) -> None:
    assert listed(run, "--language", "qaa") == []


def test_an_engine_that_is_not_installed_is_named_with_the_command_that_installs_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _engine.cache_clear()
    for module in ("piper", "voices.engines.piper"):
        monkeypatch.setitem(sys.modules, module, None)
    result = run("list")
    assert "pip install 'turncast[piper]'" in result.stderr
    assert "espeak" in result.stdout
    with pytest.raises(EngineError, match=r"pip install 'turncast\[piper\]'"):
        run("say", "piper:en_GB-alan-medium", "Hello", "-o", "x.wav")


def test_an_engine_that_needs_options_is_named_with_where_they_stand(run: Run) -> None:
    told = run("list").stderr
    assert "the engine 'command' is not set up: command: Field required, voices: Field required" in told
    assert "write [engines.command] in podcast.toml, as docs/engines.md shows" in told


def test_an_unknown_engine_names_the_nearest(run: Run) -> None:
    with pytest.raises(EngineError, match="did you mean 'espeak'"):
        run("list", "--engine", "espeek")


def test_the_options_of_podcast_toml_are_used(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "podcast.toml"
    config.write_text('[engines.openai]\nvoices = ["af_heart", "[bold]"]\n', encoding="utf-8")
    assert [voice["id"] for voice in listed(run, "--engine", "openai", "--config", str(config))] == [
        "af_heart",
        "[bold]",
    ]
    assert "[bold]" in run("list", "--engine", "openai", "--config", str(config)).stdout


@pytest.mark.parametrize(("rate", "factor"), [("1", 1.0), ("2", 0.5)])
def test_a_sample_is_a_wav_that_says_the_text(run: Run, tmp_path: Path, rate: str, factor: float) -> None:
    target = tmp_path / "hello.wav"
    result = run("say", "en-gb+f3", "Hello there, and good evening to you all.", "-o", str(target), "--rate", rate)
    with wave.open(str(target)) as file:
        seconds = file.getnframes() / file.getframerate()
    assert seconds == pytest.approx(2.4 * factor, rel=0.25)
    assert str(target) in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(("voice", "language"), [("fr", "fr-FR"), ("espeak:pt-PT", "pt-PT"), ("en-gb", "en-GB")])
def test_a_sample_may_name_a_language_in_place_of_a_voice(run: Run, tmp_path: Path, voice: str, language: str) -> None:
    told = run("say", voice, "Bonjour", "-o", str(tmp_path / "x.wav")).stderr
    assert get_engine("espeak").voice(told.split()[-1]).language == language  # type: ignore[attr-defined]


def test_a_sample_is_said_by_the_show_s_lexicon(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "podcast.toml"
    config.write_text('[lexicon]\nX = "a very much longer word than this"\n', encoding="utf-8")
    lengths = []
    for options in ((), ("--config", str(config))):
        run("say", "en-gb", "X", "-o", str(tmp_path / "x.wav"), *options)
        with wave.open(str(tmp_path / "x.wav")) as file:
            lengths.append(file.getnframes())
    assert lengths[1] > 3 * lengths[0]


@pytest.mark.parametrize(("text", "name"), [("", "x.wav"), (" [laughs ", "x.mp3"), ("—", "x.wav")])
def test_a_sample_of_nothing_or_into_another_kind_of_file_is_wrong_usage(
    run: Run, tmp_path: Path, text: str, name: str
) -> None:
    with pytest.raises(click.BadParameter):
        run("say", "en-gb", text, "-o", str(tmp_path / name))
    assert list(tmp_path.iterdir()) == []


def test_a_sample_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BuildError, match="file: cannot be written"):
        run("say", "en-gb", "Hello", "-o", str(tmp_path / "file" / "x.wav"))


def test_a_sample_in_an_unknown_voice_writes_nothing(run: Run, tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match="turncast voices list"):
        run("say", "xx-yy", "Hello", "-o", str(tmp_path / "x.wav"))
    assert list(tmp_path.iterdir()) == []


def test_a_voice_is_installed_from_a_mirror_into_the_data_folder(run: Run, tmp_path: Path) -> None:
    with running(Site()) as site:
        listing = run("install", "piper", "--base-url", site.address)
        result = run("install", "piper", NAME, "--base-url", site.address, "--folder", str(tmp_path))
    assert listing.stdout.split() == [NAME]
    assert (tmp_path / f"{NAME}.onnx").read_bytes() == MODEL
    assert f"{NAME}.onnx: 1.0 MB" in result.stderr


def test_an_engine_without_models_is_wrong_usage(run: Run) -> None:
    with pytest.raises(click.BadParameter):
        run("install", "espeak")
