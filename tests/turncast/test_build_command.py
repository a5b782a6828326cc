"""``turncast build``: what it says of what it made."""

from __future__ import annotations

from pathlib import Path

import pytest

from turncast.cli import main

TALK = "Ann Smith: Good evening.\n\nBen Jones: Thank you.\n"


@pytest.mark.parametrize(("ceiling", "told"), [(-1, False), (-9, True)])
def test_a_voice_that_cannot_be_as_loud_as_asked_is_told(
    ceiling: float, told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "podcast.toml").write_text(f"[sound]\nloudness = -12\ntrue_peak = {ceiling}\n", encoding="utf-8")
    places = ["-o", str(tmp_path / "public"), "--store", str(tmp_path / "store")]
    with pytest.raises(SystemExit) as ended:
        main(["build", str(tmp_path / "talk.txt"), "--config", str(tmp_path / "podcast.toml"), "--jobs", "1", *places])
    notes = [line for line in capsys.readouterr().err.splitlines() if " is quieter than " in line]
    assert ended.value.code == 0
    assert bool(notes) is told
    assert all(line.startswith("note: ") and "LU in mp3" in line and "under [sound]" in line for line in notes)


def test_the_page_the_audio_and_all_captions_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "talk.txt"
    source.write_text(TALK, encoding="utf-8")
    made = ("audio.mp3", "index.html", "captions.vtt", "captions.ttml")
    places = ["-o", str(tmp_path / "public"), "--store", str(tmp_path / "store")]
    with pytest.raises(SystemExit) as ended:
        main(["build", str(source), "--to", "mp3,html,vtt,ttml,txt", "--jobs", "1", *places])
    told = capsys.readouterr().err
    assert ended.value.code == 0
    assert [name for name in made if str(tmp_path / "public" / "talk" / name) in told] == list(made)
    assert "transcript.txt" not in told
