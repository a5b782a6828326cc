"""An interview stays the same episode when its file is renamed or its title changes, and no other takes its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from output.episode import Facts
from output.errors import BuildError
from transcript.source import Source
from turncast.history import History, Past, history, own_folder, text_digest

TEXT = "Ann: What is new in the tower on the hill, and who keeps it?\n\nBo: Little, and nobody.\n"
NOW = Source(TEXT, name="new.txt")


def past(source: str = "old.txt", text: str = TEXT, slug: str = "tower", guid: str = "g1") -> Past:
    return Past(source, text_digest(Source(text)), slug, guid, "Ann: What is new in the tower on the hill?")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


KNOWN = {
    "its file's name": (past("new.txt", "other words"), {}),
    "its text": (past(), {}),
    "its slug in front matter": (past(text="other words"), {"slug": "tower"}),
    "its GUID in front matter": (past(text="other words"), {"guid": "g1"}),
}


@pytest.mark.parametrize(("before", "written"), KNOWN.values(), ids=KNOWN)
def test_an_episode_is_known_again_by(before: Past, written: dict[str, str]) -> None:
    assert History((past("else.txt", "x", "x", "x"), before)).of(NOW, written) == before


@pytest.mark.parametrize("written", [{}, {"slug": "tower"}, {"guid": "g1"}])
def test_a_file_that_is_still_there_keeps_its_episode(written: dict[str, str]) -> None:
    assert History((past(),), named=("new.txt", "old.txt")).of(NOW, written) is None
    Path("old.txt").touch()
    assert History((past(),)).of(NOW, written) is None


def test_files_of_one_name_in_several_folders_are_known_by_their_text() -> None:
    one, two = past("talk.txt", "one", "one"), past("talk.txt", "two", "two")
    found = History((one, two), named=("talk.txt", "talk.txt"))
    assert found.of(Source("two", name="b/talk.txt"), {}) == two
    assert found.of(Source("three", name="c/talk.txt"), {}) is None


def test_a_new_file_is_doubted_where_one_is_gone_and_more_so_where_both_begin_alike() -> None:
    before = History((past(text="other words"),))
    (alike,), (other,) = before.doubt(NOW, past().opening), before.doubt(NOW, "Zoë: 1234567890")
    assert (alike.severity, other.severity) == ("warning", "info")
    assert "old.txt" in alike.message
    assert "write slug: tower" in alike.message
    Path("old.txt").touch()
    assert before.doubt(NOW, past().opening) == ()


def test_another_text_under_the_name_of_an_interview_is_doubted_and_a_mended_one_is_not() -> None:
    before = past("new.txt", "other words")
    (doubt,) = before.doubt(NOW, "Zoë: 1234567890")
    assert (doubt.severity, "tower" in doubt.message) == ("warning", True)
    assert before.doubt(NOW, before.opening.replace("hill", "rock")) == ()
    assert past("old.txt").doubt(NOW, "Zoë: 1234567890") == ()


def write(folder: str, source: str, text: str) -> Path:
    Path(folder).mkdir(parents=True)
    told = {"inputs": {"source": source, "sha256": text_digest(Source(text))}, "facts": {"slug": folder, "title": "x"}}
    Path(folder, "episode.json").write_text(json.dumps(told))
    return Path(folder)


def test_what_is_no_manifest_is_no_history() -> None:
    write("public/tower", "old.txt", TEXT)
    Path("public/broken").mkdir()
    Path("public/broken/episode.json").write_text("[]")
    assert [each.source for each in history("public", ["a/new.txt"]).pasts] == ["old.txt"]


def test_a_folder_is_its_own_source_s_or_that_of_the_same_text_renamed() -> None:
    derived = Facts(title="x", slug="tower", derived=("slug", "guid"))
    folder = write("tower", "old.txt", TEXT)
    same = text_digest(NOW)
    own_folder(folder, "new.txt", same, derived)
    own_folder(folder, "old.txt", "another", derived)
    own_folder(folder, "new.txt", "another", derived.model_copy(update={"derived": ("guid",)}))
    with pytest.raises(BuildError, match=r"new\.txt.*old\.txt, is gone.*write slug: tower"):
        own_folder(folder, "new.txt", "another", derived)
    Path("old.txt").touch()
    with pytest.raises(BuildError, match=r"new\.txt and old\.txt.*another title"):
        own_folder(folder, "new.txt", same, derived)
