"""Pages that load again, and a build that follows its sources, in a real Chromium."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from turncast.serving.reload import ELEMENT, with_reload
from turncast.serving.watching import Sources, build_on_change

TALK = "Ann Berg: What is new?\n\nBo Lind: {}\n\nAnn Berg: And then?\n\nBo Lind: Nothing.\n"


@given(st.text())
def test_a_page_loses_nothing_by_the_script(text: str) -> None:
    assert with_reload(text).replace(ELEMENT, "") == text


def test_the_policy_lets_the_script_listen_and_keeps_the_rest() -> None:
    page = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src &#39;sha256-x&#39;">'
    policy = re.findall('content="([^"]*)"', with_reload(page))
    assert policy == ["connect-src 'self'; default-src 'none'; script-src 'self' &#39;sha256-x&#39;"]


def test_what_a_build_reads_is_watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("interviews", "imported", "paper"):
        Path(name).mkdir()
    Path("cover.png").touch()
    Path("podcast.toml").write_text(f'cover = "cover.png"\ntheme = "{tmp_path / "paper"}"\n')
    names = {path.name for path in Sources(Path("public"), None, ()).paths()}
    assert names == {"interviews", "imported", "paper", "cover.png", "podcast.toml"}
    Path("podcast.toml").write_text("= broken")
    assert {path.name for path in Sources(Path("public"), None, ()).paths()} == {"podcast.toml"}


def test_what_changes_while_a_build_runs_is_built_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("talk.txt").write_text("first")
    sources = Sources(Path("public"), None, ["talk.txt"])
    builds: list[str] = []
    finished = asyncio.Event()

    async def build() -> None:
        builds.append(Path("talk.txt").read_text())
        if builds[-1] == "second":
            Path("talk.txt").write_text("third, while the second is built")
        else:
            finished.set()

    monkeypatch.setattr(sources, "build", build)

    async def edit() -> None:
        watching = asyncio.create_task(build_on_change(sources))
        await asyncio.sleep(0.2)
        Path("talk.txt").write_text("second")
        await asyncio.wait_for(finished.wait(), 30)
        watching.cancel()

    asyncio.run(edit())
    assert builds == ["second", "third, while the second is built"]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of ``turncast serve`` over one short episode of one source."""
    source = tmp_path / "talk.txt"
    source.write_text(TALK.format("Little."))
    command = [sys.executable, "-m", "turncast"]
    subprocess.run([*command, "build", "talk.txt", "--quiet"], cwd=tmp_path, check=True)
    arguments = [*command, "serve", "public", "talk.txt", "--port", "0"]
    with subprocess.Popen(arguments, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        yield process.stderr.readline().strip()
        process.terminate()


def test_an_edit_is_seen_on_the_open_page(browser: Any, served: str, tmp_path: Path) -> None:
    (page,) = (tmp_path / "public").glob("*/index.html")
    opened = browser.new_page()
    opened.goto(f"{served}{page.parent.name}/")
    assert opened.inner_text("main").count("Little.") == 1
    with opened.expect_navigation():
        (tmp_path / "talk.txt").write_text(TALK.format("A great deal."))
    assert opened.inner_text("main").count("A great deal.") == 1
    assert "EventSource" not in page.read_text()
    opened.close()


def test_chromium_seeks_where_ranges_are_answered(browser: Any, port: int) -> None:
    opened = browser.new_page()
    opened.goto(f"http://127.0.0.1:{port}/on-bees/")
    moment = opened.evaluate(
        """() => new Promise((done, failed) => {
            const audio = document.querySelector("audio");
            audio.onseeked = () => done([audio.currentTime, audio.duration, audio.seekable.end(0)]);
            audio.onerror = () => failed(audio.error.message);
            audio.onloadedmetadata = () => { audio.currentTime = 15; };
            audio.load();
        })"""
    )
    assert moment == pytest.approx([15, 20, 20], abs=0.2)
    opened.close()
