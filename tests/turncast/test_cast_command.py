"""``turncast voices cast``: shown, written into podcast.toml, and heard."""

from __future__ import annotations

import base64
import io
import re
import tomllib
from pathlib import Path

import av
import pytest
from click.testing import CliRunner, Result

from turncast.building import plan
from turncast.cli import cli
from turncast.config import load_show

FRONT = """---
speakers: {BJ: "Ben <Jones>"}
---
"""
SOURCE = """Ann Smith (AS): Hello there, and welcome to the programme about bees.

BJ: Thank you for having me.

AS: How are you?

BJ: Very well indeed. I keep forty hives on the roof of the old mill.
"""
CONFIG = """# the show
title = "Bees"  # buzz

[voices]
# the house voice
guest = { rate = 1.1 }

[sound]
loudness = -16
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("talk.txt").write_text(FRONT + SOURCE, encoding="utf-8")


def run(*options: str) -> Result:
    return CliRunner().invoke(cli, ["voices", "cast", "talk.txt", *options], catch_exceptions=True)


def voices_of(source: str = "talk.txt") -> dict[str, tuple[str, float, float]]:
    show, _ = load_show()
    return {who: (part.voice.id, part.rate, part.pitch) for who, part in plan(source, show).parts.items()}


def test_the_table_names_everyone_with_voice_and_reason() -> None:
    result = run("--voice", "AS=en-gb+f3")
    assert result.exit_code == 0
    assert re.search(r"AS +Ann Smith +host +espeak:en-gb\+f3 .*set for 'AS'", result.stdout)
    assert re.search(r"BJ +Ben <Jones> +guest +espeak:\S+ .*chosen for 'en'", result.stdout)


def test_what_is_written_is_what_was_chosen_and_all_else_stays() -> None:
    Path("podcast.toml").write_text(CONFIG, encoding="utf-8")
    before = voices_of()
    assert run("--write").exit_code == 0
    text = Path("podcast.toml").read_text(encoding="utf-8")
    assert voices_of() == before | {"narrator": voices_of()["narrator"]}
    assert set(tomllib.loads(text)["voices"]) == {"guest", "Ann Smith", "Ben <Jones>"}
    assert [line for line in CONFIG.splitlines() if line not in text.splitlines()] == []


def test_a_second_time_there_is_nothing_to_write() -> None:
    Path("podcast.toml").write_text(CONFIG, encoding="utf-8")
    run("--write")
    text = Path("podcast.toml").read_text(encoding="utf-8")
    assert "podcast.toml: nothing to write, it names every voice" in run("--write").output
    assert Path("podcast.toml").read_text(encoding="utf-8") == text


def test_who_has_a_voice_by_role_alone_is_written_too_and_named() -> None:
    Path("podcast.toml").write_text('[voices]\nhost = "en-gb"\nBJ = "fr"\n', encoding="utf-8")
    assert "the voices of Ann Smith, BJ are written" in run("--write").output
    found = tomllib.loads(Path("podcast.toml").read_text(encoding="utf-8"))["voices"]
    assert found["Ann Smith"] == "espeak:en-gb"
    assert "espeak:fr-fr+" in str(found["BJ"])


def test_a_role_s_row_that_is_asked_for_stands_already() -> None:
    Path("podcast.toml").write_text('[voices]\nhost = "en-gb"\nguest = "en-us"\n', encoding="utf-8")
    assert "nothing to write" in run("--write", "--by", "role").output


def test_a_name_that_is_nobody_s_is_told_of() -> None:
    assert "a voice is set for 'ZZ'" in run("--voice", "ZZ=en-gb").output
    assert "did you mean 'Ann Smith'?" in run("--voice", "An Smith=en-gb").output


def test_a_written_name_keeps_its_voice_in_company_that_would_move_it() -> None:
    Path("podcast.toml").write_text('title = "T"\n')
    crowd = "".join(f"Guest {i} (G{i}): I am number {i} of this round, good evening.\n\n" for i in range(5))
    Path("crowd.txt").write_text(FRONT + crowd + SOURCE, encoding="utf-8")
    assert voices_of("crowd.txt")["BJ"] != voices_of()["BJ"]
    run("--write")
    assert voices_of("crowd.txt")["BJ"] == voices_of()["BJ"]


@pytest.mark.parametrize(("by", "keys"), [("id", {"AS", "BJ"}), ("role", {"host", "guest"})])
def test_speakers_are_named_as_asked(by: str, keys: set[str]) -> None:
    Path("podcast.toml").write_text('title = "T"\n')
    run("--write", "--by", by)
    assert set(tomllib.loads(Path("podcast.toml").read_text())["voices"]) == keys


def test_without_a_podcast_toml_the_remedy_is_named() -> None:
    result = run("--write")
    assert result.exit_code == 1
    assert "turncast init" in str(result.exception)


def test_the_page_lets_each_voice_be_heard_and_takes_no_markup_from_the_text() -> None:
    assert run("--preview", "page.html").exit_code == 0
    page = Path("page.html").read_text(encoding="utf-8")
    sounds = re.findall(r'src="data:audio/wav;base64,([A-Za-z0-9+/=]+)"', page)
    assert "Ben &lt;Jones&gt;" in page
    assert "<Jones>" not in page
    assert len(sounds) == 2
    for sound in sounds:
        with av.open(io.BytesIO(base64.b64decode(sound)), "r") as container:
            assert sum(frame.samples for frame in container.decode(audio=0)) > 22050
