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

from tests.voices.loopback import running
from tests.voices.models.test_download import MODEL, NAME, Site
from turncast.cli import cli
from voices.engine import _engine
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
