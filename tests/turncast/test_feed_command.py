from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from output.show import Show
from tests.output.show_folder import write_episode
from turncast.cli import cli
from turncast.commands.feed import publish_show


def test_the_command_writes_all_that_belongs_to_the_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("podcast.toml").write_text('title = "T"\nbase_url = "https://example.com/p"\ncover = "my.PNG"\n')
    Path("my.PNG").write_bytes(b"picture")
    write_episode(Path("public"))
    assert CliRunner().invoke(cli, ["feed"]).exit_code == 0
    names = {path.name for path in Path("public").iterdir()}
    assert names == {"on-bees", "feed.xml", "index.html", "sitemap.xml", "robots.txt", "favicon.ico", "cover.png"}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("", "no feed.xml: podcast.toml has no base_url"),
        ('base_url = "https://podnews.net"\n', 'write guid = "7c509f6f-'),
        ('base_url = "https://podnews.net"\nguid = "9b024349-ccf0-5f69-a609-6b82873eab3c"\n', ""),
    ],
)
def test_what_the_show_should_say_of_itself_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, facts: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("podcast.toml").write_text(f'title = "T"\n{facts}')
    write_episode(Path("public"))
    said = CliRunner().invoke(cli, ["feed"]).output
    assert told in said
    assert bool(told) == any(word in said for word in ("base_url", "guid"))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["feed", "nowhere"])
    assert result.exit_code == 1


@pytest.mark.parametrize("cover", [None, "cover.png", "broken.png"])
def test_browsers_find_an_icon(tmp_path: Path, cover: str | None) -> None:
    Image.new("RGB", (1400, 1400), "teal").save(tmp_path / "cover.png")
    (tmp_path / "broken.png").write_bytes(b"no picture")
    public = tmp_path / "public"
    public.mkdir()
    for _ in range(2):
        publish_show(public, Show(title="Talks", cover=cover), tmp_path / "podcast.toml")
        with Image.open(public / "favicon.ico") as icon:
            assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
            middle = icon.convert("RGBA").getpixel((0, 0))
        assert middle == ((0, 128, 128, 255) if cover == "cover.png" else (0, 0, 0, 0))
    assert '<link rel="icon" href="favicon.ico"' in (public / "index.html").read_text()
