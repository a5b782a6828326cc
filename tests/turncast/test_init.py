from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from turncast.cli import cli
from turncast.config import load_show


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def init(*options: str) -> int:
    return CliRunner().invoke(cli, ["init", *options]).exit_code


def test_options_become_the_show() -> None:
    assert init("--title", 'A "B"\nC', "--link", "https://example.com/a", "--category", "News > Politics") == 0
    show, _ = load_show()
    assert (show.title, show.base_url, show.category) == ('A "B"\nC', "https://example.com/a", "News > Politics")
    assert Path("interviews").is_dir()


def test_the_guid_is_made_once_and_kept() -> None:
    init("--base-url", "https://podnews.net")
    assert load_show()[0].guid is not None


def test_without_a_terminal_nothing_is_asked_and_the_file_is_good() -> None:
    assert init() == 0
    assert load_show()[0].language == "en"
    assert "# title = " in Path("podcast.toml").read_text()


def test_what_is_there_is_never_overwritten() -> None:
    Path("podcast.toml").write_text("title = 'mine'")
    assert init("--title", "yours") == 1
    assert Path("podcast.toml").read_text() == "title = 'mine'"


def test_a_wrong_option_is_wrong_usage() -> None:
    assert init("--email", "nobody") == 2
    assert not Path("podcast.toml").exists()


def test_a_terminal_is_asked_until_the_answer_is_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("turncast.commands.init._at_terminal", lambda: True)
    answers = ["Talks", "Me", "wrong", "me@example.com", "https://example.com", "", "", "de", "News", ""]
    result = CliRunner().invoke(cli, ["init"], input="\n".join(answers) + "\n")
    show, _ = load_show()
    assert (show.email, show.base_url, show.language) == ("me@example.com", "https://example.com", "de"), result.output


def test_every_line_that_can_be_uncommented_is_right_together_with_all_others() -> None:
    init("--title", "Talks")
    lines = Path("podcast.toml").read_text().splitlines()
    whole = [re.sub(r"^# (?=\w+ = |\[)", "", line) for line in lines]
    Path("podcast.toml").write_text("\n".join(whole))
    show, _ = load_show()
    assert (show.sound.channels, show.sound.sentence_pause_ms, show.persons[0].name) == (2, 300, "Jane Doe")
