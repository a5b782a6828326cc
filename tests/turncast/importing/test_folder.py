"""A folder of somebody's show: what is in it is taken as what it is, and the rest is refused with a line each."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from output.checks import check
from output.feed import write_feeds
from output.manifests import entries
from tests.output.show_folder import SHOW, sound, write_episode
from turncast.cli import cli
from turncast.importing.folder import feeds_in

TALK = "Ann Berg: What is new in the tower?\n\nBo Lind: Little. Very little.\n\nAnn Berg: And then?\n\nBo Lind: Rest.\n"
SRT = """1
00:00:01,000 --> 00:00:04,000
Ann Berg: What is new in the tower?

2
00:00:30,000 --> 00:00:39,000
Bo Lind: Little. Very little.

3
00:00:50,000 --> 00:00:55,000
Ann Berg: And then?
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("archive").mkdir()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def put(name: str, content: str | bytes) -> None:
    path = Path("archive", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def test_transcripts_go_to_interviews_and_the_rest_is_refused_with_a_line_each() -> None:
    put("talk.txt", TALK)
    put("2020/other.md", TALK)
    put("notes.doc", "no")
    put("readme.txt", "Nobody speaks here.")
    put("lonely.mp3", b"no transcript")
    result = run("import", "archive")
    assert result.exit_code == 0
    assert sorted(path.name for path in Path("interviews").iterdir()) == ["other.md", "talk.txt"]
    refused = [line.split(": ")[1] for line in result.output.splitlines() if line.startswith("not taken: ")]
    assert sorted(refused) == ["archive/lonely.mp3", "archive/notes.doc", "archive/readme.txt"]


def test_what_is_there_already_stays(tmp_path: Path) -> None:
    put("talk.txt", TALK)
    run("import", "archive")
    Path("interviews/talk.txt").write_text("mine")
    assert "is there already, and is another" in run("import", "archive").output
    assert Path("interviews/talk.txt").read_text() == "mine"


def test_of_several_texts_of_one_interview_one_is_taken() -> None:
    put("talk.txt", f"A preface.\n\n{TALK}")
    put("talk.md", TALK)
    run("import", "archive")
    assert [path.name for path in Path("interviews").iterdir()] == ["talk.txt"]


def test_the_site_of_a_show_is_no_interview_and_its_items_keep_their_slugs() -> None:
    write_episode(Path("archive"), slug="an-old-slug", guid="g", title="Another title")
    write_feeds(Path("archive"), SHOW, entries(Path("archive")))
    put("index.html", "<p>Ann: one</p><p>Bo: two</p><p>Ann: three</p><p>Bo: four</p>")
    put("sitemap.xml", "<urlset/>")
    result = run("import", "archive")
    assert result.exit_code == 0
    assert [path.name for path in Path("imported").iterdir()] == ["an-old-slug.xml"]
    assert not Path("interviews").exists()
    assert "not taken: archive/index.html" in result.output


def test_episodes_without_a_feed_are_copied_as_they_are() -> None:
    write_episode(Path("archive"))
    write_episode(Path("archive"), slug="damaged", guid="d")
    Path("archive/damaged/captions.srt").unlink()
    result = run("import", "archive")
    assert result.exit_code == 0
    kept = {path.name: path.read_bytes() for path in Path("public/on-bees").iterdir()}
    assert {name: data for name, data in kept.items() if name != "episode.json"} == {
        path.name: path.read_bytes() for path in Path("archive/on-bees").iterdir() if path.name != "episode.json"
    }
    assert json.loads(kept["episode.json"])["facts"]["guid"] == "0f8fad5b-d9cb-469f-a165-70867728950e"
    assert not Path("public/damaged").exists()
    assert "not taken: archive/damaged" in result.output
    assert "is there already" in run("import", "archive").output


def test_a_recording_whose_files_get_a_date_in_their_names_stays_the_same_episode() -> None:
    for name in ("talk", "2026-03-01 talk"):
        for path in Path("archive").iterdir():
            path.unlink()
        put(f"{name}.mp3", sound(60))
        put(f"{name}.srt", SRT)
        assert "public/talk Talk" in run("import", "archive").output
    (episode,) = Path("public").iterdir()
    assert json.loads((episode / "episode.json").read_text())["facts"]["date"] == "2026-03-01"


def test_the_pages_of_a_feed_come_oldest_first_and_no_other_file_is_one() -> None:
    for name in ("feed.xml", "feed-10.xml", "feed-9.xml", "feedback.xml"):
        put(name, "")
    assert [path.name for path in feeds_in(Path("archive"))] == ["feed-9.xml", "feed-10.xml", "feed.xml"]


def test_a_manifest_that_names_a_file_of_another_folder_is_refused() -> None:
    write_episode(Path("archive"))
    put("secret.txt", "mine")
    manifest = Path("archive/on-bees/episode.json")
    held = json.loads(manifest.read_text())
    row = {"name": "../secret.txt", "type": "text/plain", "bytes": 4, "sha256": sha256(b"mine").hexdigest()}
    manifest.write_text(json.dumps(held | {"files": [*held["files"], row]}))
    assert "not taken: archive/on-bees" in run("import", "archive").output
    assert not Path("public").exists()


@pytest.mark.parametrize("name", ["2021-05-06-tower.srt", "2021-05-06-tower.txt"])
def test_a_recording_beside_its_transcript_is_an_episode(name: str) -> None:
    put("2021-05-06-tower.mp3", sound(60))
    put(name, SRT if name.endswith("srt") else TALK)
    assert run("import", "archive").exit_code == 0
    told = json.loads(Path("public/tower/episode.json").read_text())
    assert (told["facts"]["date"], told["synthesized"], told["files"][0]["type"]) == ("2021-05-06", False, "audio/mpeg")
    assert abs(told["duration_ms"] - 60_000) < 100
    captions = Path("public/tower/captions.vtt").read_text()
    assert ("times are estimated" in captions) == name.endswith("txt")
    found = {
        each.rule for each in check("public", SHOW, ["files", "manifest", "audio", "captions", "chapters", "page"])
    }
    assert found <= {"audio-loudness"}
    assert not Path("interviews").exists()


def test_a_folder_with_one_recording_is_one_interview_whatever_its_files_are_called() -> None:
    put("ep1/audio.mp3", sound(20))
    put("ep1/transcript.txt", TALK)
    put("ep1/captions.srt", SRT)
    assert run("import", "archive").exit_code == 0
    assert Path("public/captions/audio.mp3").is_file()


def test_an_interview_never_takes_the_place_of_a_recording(shared_store: Path) -> None:
    put("tower.mp3", sound(20))
    put("tower.txt", TALK)
    run("import", "archive")
    before = Path("public/tower/audio.mp3").read_bytes()
    Path("tower.txt").write_text(TALK)
    result = run("build", "tower.txt", "--store", str(shared_store))
    assert result.exit_code == 1
    assert Path("public/tower/audio.mp3").read_bytes() == before


def test_a_folder_in_which_nothing_is_taken_is_an_error() -> None:
    put("notes.doc", "no")
    assert run("import", "archive").exit_code == 1
