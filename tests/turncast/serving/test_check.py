from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from output.checks import check
from tests.output.show_folder import SHOW, sound, write_episode
from turncast.commands.feed import publish_show

GROUPS = ("manifest", "captions", "pages", "feed", "channel", "items", "site", "server")


def test_a_check_of_the_preview_finds_what_a_check_of_the_folder_finds(
    serve: Callable[[Path], int], tmp_path: Path
) -> None:
    show = SHOW.model_copy(update={"cover": None})
    write_episode(tmp_path / "public", sound(5))
    publish_show(tmp_path / "public", show, tmp_path / "podcast.toml")
    address = f"http://127.0.0.1:{serve(tmp_path / 'public')}/feed.xml"
    here, there = (
        {(each.rule, each.place) for each in check(at, show, GROUPS)} for at in (tmp_path / "public", address)
    )
    assert here == there
