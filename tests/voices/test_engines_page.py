"""The engine that docs/engines.md shows works, is found by its entry point, and keeps what engines must keep."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from output.show import Show
from tests.voices.loopback import Answer, Asked, Loopback, pcm_of, running, wav_of
from voices.engine import get_engine

PAGE = (Path(__file__).parents[2] / "docs" / "engines.md").read_text(encoding="utf-8")
OPTIONS, ENTRY_POINT = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
ENGINE, CLAIMS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


class MaryServer(Loopback):
    """Speaks the wire format of MaryTTS."""

    def good(self, asked: Asked) -> Answer:
        query = urllib.parse.parse_qs(urllib.parse.urlparse(asked.path).query)
        assert (query["LOCALE"], query["AUDIO"]) == (["en_GB"], ["WAVE_FILE"])
        return Answer(wav_of(pcm_of(query["INPUT_TEXT"][0])))


@pytest.fixture
def package(tmp_path: Path) -> Iterator[Path]:
    """The page's package, installed in a folder; its engine asks a server of ours."""
    with running(MaryServer()) as server:
        (tmp_path / "my_package.py").write_text(
            ENGINE.replace("http://127.0.0.1:59125", server.address), encoding="utf-8"
        )
        (tmp_path / "test_mary.py").write_text(CLAIMS, encoding="utf-8")
        about = tmp_path / "my_package-1.dist-info"
        about.mkdir()
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: my-package\nVersion: 1\n")
        points = tomllib.loads(ENTRY_POINT)["project"]["entry-points"]["turncast.engines"]
        rows = "".join(f"{name} = {value}\n" for name, value in points.items())
        (about / "entry_points.txt").write_text(f"[turncast.engines]\n{rows}")
        yield tmp_path


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


def test_the_engine_of_the_page_keeps_every_claim(package: Path) -> None:
    done = python(package, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_mary.py")
    assert done.returncode == 0, done.stdout
    assert re.search(r"\b1[0-9] passed", done.stdout)


def test_the_engine_of_the_page_is_found_by_its_entry_point(package: Path) -> None:
    listed = python(package, "-m", "turncast", "voices", "list", "--engine", "mary")
    assert "dfki-spike-hsmm" in listed.stdout
    said = python(package, "-m", "turncast", "voices", "say", "mary:dfki-spike-hsmm", "Good evening.", "-o", "x.wav")
    assert said.returncode == 0, said.stderr
    assert (package / "x.wav").stat().st_size > 10_000


def test_the_engine_of_the_page_is_a_whole_one_in_about_thirty_lines() -> None:
    assert len([line for line in ENGINE.splitlines() if line.strip()]) <= 32


def test_the_options_of_the_page_are_taken_by_the_engines() -> None:
    show = Show.model_validate(tomllib.loads(OPTIONS))
    for name, options in show.engines.items():
        assert get_engine(name, options).name == name
