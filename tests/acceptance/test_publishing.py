"""docs/publishing.md, command by command: from nothing to a published show."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from PIL import Image

from turncast.cli import cli

TALK = "Ann Berg: What is new{}?\n\nBo Lind: Little.\n\nAnn Berg: And then?\n\nBo Lind: Nothing.\n"
INIT = (
    *("--title", "Conversations", "--author", "Jane Doe", "--email", "jane@example.com"),
    *("--link", "https://example.com", "--base-url", "https://example.com/podcast"),
    *("--description", "People and their work.", "--category", "News > Politics", "--cover", "cover.png"),
)


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, list(arguments))
    assert result.exit_code == 0, f"{arguments}: {result.output} {result.exception!r}"
    return result.output


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shared_store: Path) -> Path:
    """A show with three episodes, built."""
    home = tmp_path / "show"
    home.mkdir()
    monkeypatch.chdir(home)
    run("init", *INIT)
    Image.new("RGB", (1400, 1400), "teal").save("cover.png")
    for number in (2, 10, 9):
        (home / "interviews" / f"{number}-talk-{number}.txt").write_text(TALK.format(f" in {number}"))
    run("build", "--store", str(shared_store), "--to", "html,vtt,mp3")
    return home


def titles(feed: Path) -> list[str]:
    return [str(each.text) for each in etree.parse(feed).iterfind("channel/item/title")]


def test_from_nothing_to_a_published_show_and_on_to_another_machine(show: Path, tmp_path: Path) -> None:
    assert titles(show / "public" / "feed.xml") == ["Talk 10", "Talk 9", "Talk 2"]
    assert (show / "public" / "cover.png").is_file()
    page = (show / "public" / "talk-9" / "index.html").read_text()
    assert '<a rel="prev" href="../talk-2/index.html">' in page
    assert '<a rel="next" href="../talk-10/index.html">' in page
    assert "would send feed.xml" in run("publish", "../www", "--dry-run")
    assert run("publish", "../www").splitlines()[-2] == "sent feed.xml"
    assert "0 of " in run("publish", "../www")
    another = tmp_path / "another"
    run("import", str(tmp_path / "www"), "--config", str(another / "podcast.toml"))
    run("feed", str(another / "public"), "--config", str(another / "podcast.toml"))
    assert titles(another / "public" / "feed.xml") == ["Talk 10", "Talk 9", "Talk 2"]


def test_interviews_are_built_oldest_first(show: Path, shared_store: Path) -> None:
    said = run("build", "--store", str(shared_store), "--to", "html,vtt,mp3")
    states = [line for line in said.splitlines() if line.startswith("up to date: ")]
    assert [state.split()[4] for state in states] == ["2", "9", "10"]
