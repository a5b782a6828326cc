"""Bad input gets one clear line and the right exit status, and nothing that was there is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = """Ann Smith (AS): Hello there.

Ben Jones (BJ): Hello yourself.

AS: How are you?

BJ: Very well.

AS: And the bees?

BJ: They are well too.
"""


def turncast(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "turncast", *map(str, arguments)], input=stdin, capture_output=True)


def fails(done: subprocess.CompletedProcess[bytes], status: int, *words: str) -> None:
    """One line on standard error, the exit status, and the words that help."""
    lines = [line for line in done.stderr.decode().splitlines() if not line.startswith("building ")]
    assert done.returncode == status, lines
    assert len(lines) == 1, lines
    assert lines[0].startswith("error: ")
    assert not [word for word in words if word not in lines[0]], lines


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ("empty",)),
        (b" \n\n ", ("empty",)),
        (bytes(range(256)) * 64, ("binary",)),
        (b"Just a story. It has no speakers at all.\n\nNobody says anything.\n", ("no interview", "--explain")),
    ],
    ids=["empty", "blank", "binary", "no speakers"],
)
def test_a_source_without_an_interview_fails_with_its_name(
    tmp_path: Path, content: bytes, words: tuple[str, ...]
) -> None:
    path = tmp_path / "source.txt"
    path.write_bytes(content)
    fails(turncast("build", path, "-o", tmp_path / "public"), 1, "source.txt", *words)
    assert not (tmp_path / "public").exists()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    fails(turncast("build", tmp_path / "none.txt", "-o", tmp_path / "public"), 1, "none.txt", "No such file")


def test_an_unknown_engine_names_those_that_are_known(tmp_path: Path, good: Path) -> None:
    fails(turncast("build", good, "-o", tmp_path / "public", "--engine", "espaek"), 1, "espaek", "espeak")


def test_an_unknown_voice_says_how_to_see_the_voices(tmp_path: Path, good: Path) -> None:
    done = turncast("build", good, "-o", tmp_path / "public", "--voice", "AS=xx-nonsense")
    fails(done, 1, "xx-nonsense", "turncast voices list")


def test_an_unknown_format_names_the_nearest(tmp_path: Path, good: Path) -> None:
    fails(turncast("build", good, "-o", tmp_path / "public", "--to", "mp3,htlm"), 1, "htlm", "html")


def test_an_output_that_cannot_be_written_is_named(tmp_path: Path, good: Path) -> None:
    (tmp_path / "file").write_text("precious")
    fails(turncast("build", good, "-o", tmp_path / "file"), 1, "file", "-o")
    assert (tmp_path / "file").read_text() == "precious"


def test_a_line_of_fifty_megabytes_ends_in_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 10_000_000)
    fails(turncast("build", path, "-o", tmp_path / "public"), 1, "long.txt")


def test_wrong_usage_is_status_2(tmp_path: Path) -> None:
    assert turncast("build", "--nonsense").returncode == 2
    assert turncast("nonsense").returncode == 2


def test_a_failed_build_leaves_the_last_good_episode_whole(tmp_path: Path, good: Path) -> None:
    assert turncast("build", good, "-o", tmp_path / "public").returncode == 0
    before = {path: path.read_bytes() for path in (tmp_path / "public").rglob("*") if path.is_file()}
    assert turncast("build", good, "-o", tmp_path / "public", "--voice", "AS=nonsense").returncode == 1
    assert {path: path.read_bytes() for path in (tmp_path / "public").rglob("*") if path.is_file()} == before


def test_a_speaker_with_no_words_is_told_of_and_the_rest_is_built(tmp_path: Path) -> None:
    path = tmp_path / "silent.txt"
    path.write_text(GOOD + "\nAS:\n\nBJ: Goodbye then.\n")
    done = turncast("build", path, "-o", tmp_path / "public")
    assert done.returncode == 0, done.stderr
    assert "silent.txt:13: warning: AS has a label here but no words" in done.stderr.decode()


def test_a_source_may_come_from_standard_input(tmp_path: Path) -> None:
    assert turncast("build", "-", "-o", tmp_path / "public", stdin=GOOD.encode()).returncode == 0


def test_an_engine_without_its_network_is_one_clear_line_with_the_remedy(tmp_path: Path, good: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "turncast", "build", str(good), "-o", str(tmp_path / "public"), "--engine", "gtts"],
        capture_output=True,
        env={**os.environ, "HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"},
    )
    fails(done, 1, "gtts", "--engine espeak")


def test_a_show_gets_its_feed_and_index_with_the_first_episode(tmp_path: Path) -> None:
    facts = 'title = "Lamps"\nlink = "https://example.com"\nbase_url = "https://example.com/p"\n'
    (tmp_path / "podcast.toml").write_text(facts + 'author = "Us"\nemail = "a@example.com"\n')
    (tmp_path / "interviews").mkdir()
    (tmp_path / "interviews" / "one.txt").write_text(GOOD)
    done = subprocess.run([sys.executable, "-m", "turncast", "build"], cwd=tmp_path, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "public").iterdir() if path.is_file()} >= {"feed.xml", "index.html"}
    assert "audio.mp3" in (tmp_path / "public" / "feed.xml").read_text()


def test_one_bad_interview_keeps_no_other_from_being_built_and_each_failure_is_told(tmp_path: Path) -> None:
    (tmp_path / "podcast.toml").write_text('title = "Lamps"\nbase_url = "https://example.com/p"\n')
    (tmp_path / "interviews").mkdir()
    texts = {"1-bad": "Nobody speaks here.", "2-lamp": GOOD, "3-bad": "---\nnumber: x\n---\n" + GOOD, "4-bees": GOOD}
    for name, text in texts.items():
        (tmp_path / "interviews" / f"{name}.txt").write_text(text)
    done = subprocess.run([sys.executable, "-m", "turncast", "build"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert [Path(line.partition(".txt")[0]).name for line in errors] == ["1-bad", "3-bad"]
    assert len(list((tmp_path / "public").glob("*/episode.json"))) == 2
    assert (tmp_path / "public" / "feed.xml").read_text().count("<item>") == 2


def test_what_is_wrong_with_an_option_is_told_once_for_all_interviews(tmp_path: Path, good: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(GOOD)
    done = turncast("build", good, other, "-o", tmp_path / "public", "--to", "nonsense")
    fails(done, 1, "nonsense")
