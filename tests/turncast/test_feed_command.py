from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.output.show_folder import write_episode
from turncast.cli import cli


def test_the_command_writes_all_that_belongs_to_the_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("podcast.toml").write_text('title = "T"\nbase_url = "https://example.com/p"\ncover = "my.PNG"\n')
    Path("my.PNG").write_bytes(b"picture")
    write_episode(Path("public"))
    assert CliRunner().invoke(cli, ["feed"]).exit_code == 0
    names = {path.name for path in Path("public").iterdir()}
    assert names == {"on-bees", "feed.xml", "index.html", "sitemap.xml", "robots.txt", "cover.png"}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["feed", "nowhere"])
    assert result.exit_code == 1
