from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.output.show_folder import write_episode
from turncast.cli import main

QUICK = "manifest,captions"


@pytest.fixture
def public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_episode(tmp_path / "public")
    return tmp_path / "public"


class Result(NamedTuple):
    exit_code: int
    stdout: str
    stderr: str


Run = Callable[..., Result]


@pytest.fixture
def run(public: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def start(*arguments: str) -> Result:
        with pytest.raises(SystemExit) as ended:
            main(["check", *arguments])
        return Result(int(ended.value.code or 0), *capsys.readouterr())

    return start


def test_a_good_folder_prints_nothing_and_ends_with_0(public: Path, run: Run) -> None:
    result = run("--only", QUICK)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing was found" in result.stderr


def test_a_finding_says_rule_place_and_remedy_and_ends_with_1(public: Path, run: Run) -> None:
    (public / "on-bees" / "captions.vtt").unlink()
    result = run("--only", QUICK, "--quiet")
    assert result.exit_code == 1
    for said in ("error file-missing", "on-bees/captions.vtt", "build the episode again"):
        assert said in result.stdout
    assert result.stderr == ""


def test_json_holds_all_that_is_known_of_a_finding(public: Path, run: Run) -> None:
    (public / "on-bees" / "captions.vtt").unlink()
    (finding,) = json.loads(run("--only", QUICK, "--json").stdout)
    assert (finding["severity"], finding["rule"], finding["file"]) == ("error", "file-missing", "on-bees/captions.vtt")
    assert finding.keys() == {"severity", "rule", "message", "file", "line", "element", "claim", "remedy", "source"}


def test_warnings_alone_end_with_0(public: Path, run: Run) -> None:
    (public / "notes.pdf").write_bytes(b"x")
    result = run("--only", "files")
    assert (result.exit_code, "warning file-foreign" in result.stdout) == (0, True)


def test_what_is_skipped_is_not_checked(public: Path, run: Run) -> None:
    (public / "on-bees" / "captions.vtt").unlink()
    assert run("--only", QUICK, "--skip", "manifest").exit_code == 0


def test_many_findings_of_one_rule_are_cut_short(public: Path, run: Run) -> None:
    for number in range(30):
        (public / f"{number}.pdf").write_bytes(b"x")
    assert "and 22 more" in run("--only", "files").stdout


def test_a_profile_asked_for_is_the_one_that_is_checked(public: Path, run: Run) -> None:
    captions = public / "on-bees" / "captions.vtt"
    captions.write_text(captions.read_text().replace("00:00:06.000", "00:00:04.400"))
    assert run("--only", "subtitles").exit_code == 0
    assert "captions-short" in run("--only", "subtitles", "--profile", "bbc").stdout


@pytest.mark.parametrize("option", ["--only", "--skip", "--profile"])
def test_a_name_that_nobody_knows_is_wrong_usage(public: Path, run: Run, option: str) -> None:
    result = run(option, "colours")
    assert (result.exit_code, "colours" in result.stderr) == (2, True)


def test_a_folder_that_is_not_there_is_named(public: Path, run: Run) -> None:
    result = run("nowhere")
    assert result.exit_code == 1
