"""What arrives at a target, in which order, and what is left of a run that was cut off."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fsspec.core import url_to_fs

from turncast.publishing.publish import Run
from turncast.publishing.target import SCHEMES, STATE, PublishError, Target

Said = list[tuple[str, str]]


def publish(public: Path, url: str, delete: bool = False, force: bool = False) -> Said:
    """Publish once; what was said."""
    said: Said = []
    run = Run(public, Target(url), lambda what, name: said.append((what, name)), force)
    run.send()
    if delete:
        run.delete()
    return said


def contents(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if name != STATE}


def at_target(url: str) -> dict[str, bytes]:
    system, root = url_to_fs(url, **Target(url).scheme.options)
    system.invalidate_cache()
    found = {path.removeprefix(f"{root}/"): system.cat_file(path) for path in system.find(root)}
    return {name: data for name, data in found.items() if name != STATE}


@pytest.fixture(params=["folder", "sftp", "s3"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty place of each kind."""
    return f"file://{tmp_path}/www" if request.param == "folder" else str(request.getfixturevalue(request.param))


def test_everything_arrives_and_nothing_is_sent_twice(public: Path, url: str) -> None:
    assert len(publish(public, url)) == len(contents(public))
    assert at_target(url) == contents(public)
    assert publish(public, url) == []


def test_only_what_changed_is_sent_again(public: Path, url: str) -> None:
    publish(public, url)
    (public / "index.html").write_text("another")
    assert publish(public, url) == [("sent", "index.html")]
    assert at_target(url) == contents(public)


def test_nothing_is_deleted_unless_told_and_then_only_what_was_published(public: Path, url: str) -> None:
    publish(public, url)
    system, root = url_to_fs(url, **Target(url).scheme.options)
    system.pipe_file(f"{root}/theirs.txt", b"of another site")
    (public / "robots.txt").unlink()
    assert publish(public, url) == []
    assert "robots.txt" in at_target(url)
    assert publish(public, url, delete=True) == [("deleted", "robots.txt")]
    assert at_target(url) == contents(public) | {"theirs.txt": b"of another site"}


def test_with_its_last_file_a_folder_is_deleted_and_no_other_folder_is(public: Path, url: str) -> None:
    publish(public, url)
    system, root = url_to_fs(url, **Target(url).scheme.options)
    system.pipe_file(f"{root}/newer/theirs.txt", b"of another site")
    for slug in ("newer", "on-bees"):
        shutil.rmtree(public / slug)
    publish(public, url, delete=True)
    system.invalidate_cache()
    assert (system.exists(f"{root}/on-bees"), system.exists(f"{root}/newer/theirs.txt")) == (False, True)


def test_the_feed_is_sent_last_and_audio_first(public: Path, tmp_path: Path) -> None:
    names = [name for _, name in publish(public, str(tmp_path / "www"))]
    assert names[-1] == "feed.xml"
    assert names[:2] == ["newer/audio.mp3", "on-bees/audio.mp3"]
    pages = [names.index(name) for name in ("on-bees/index.html", "index.html")]
    assert names.index("on-bees/captions.vtt") < pages[0] < pages[1]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the connection break in the middle of a file."""

    def fail(name: str) -> None:
        whole = Target.put

        def put(self: Target, path: Path, place: str) -> None:
            if place == name:
                monkeypatch.setattr(Target, "put", whole)
                raise PublishError("the line is dead")
            whole(self, path, place)

        monkeypatch.setattr(Target, "put", put)

    return fail


def test_a_run_that_was_cut_off_goes_on_where_it_was(
    public: Path, tmp_path: Path, failing: Callable[[str], None]
) -> None:
    failing("index.html")
    with pytest.raises(PublishError, match="dead"):
        publish(public, str(tmp_path / "www"))
    assert not (tmp_path / "www" / "feed.xml").exists()
    rest = [name for _, name in publish(public, str(tmp_path / "www"))]
    assert not [name for name in rest if name.endswith("audio.mp3")]
    assert contents(tmp_path / "www") == contents(public)


def test_half_a_file_is_never_seen_under_its_name(
    public: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Target(str(tmp_path / "www"))

    def half(_path: str, place: str) -> None:
        Path(place).write_bytes(b"ha")
        raise OSError("the line is dead")

    monkeypatch.setattr(target.system, "put_file", half)
    with pytest.raises(PublishError):
        target.put(public / "feed.xml", "feed.xml")
    assert target.sizes() == {}
    monkeypatch.undo()
    target.put(public / "feed.xml", "feed.xml")
    assert contents(tmp_path / "www") == {"feed.xml": (public / "feed.xml").read_bytes()}


def test_what_somebody_broke_at_the_target_is_mended(public: Path, tmp_path: Path) -> None:
    publish(public, str(tmp_path / "www"))
    (tmp_path / "www" / "feed.xml").write_text("cut")
    (tmp_path / "www" / STATE).write_text("[1")
    assert ("sent", "feed.xml") in publish(public, str(tmp_path / "www"))
    (tmp_path / "www" / "feed.xml").write_text("cut")
    assert publish(public, str(tmp_path / "www")) == [("sent", "feed.xml")]


def test_hidden_files_and_links_are_not_published(public: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (public / "link").symlink_to(tmp_path / "secret")
    (public / ".hidden").write_text("x")
    (public / ".on-bees.building-1").mkdir()
    (public / ".on-bees.building-1" / "audio.mp3").write_text("half")
    publish(public, str(tmp_path / "www"))
    assert not {"link", ".hidden", ".on-bees.building-1/audio.mp3"} & set(contents(tmp_path / "www"))


def test_s3_tells_each_type(public: Path, s3: str) -> None:
    publish(public, s3)
    system, root = url_to_fs(s3)
    kinds = {name: system.info(f"{root}/{name}")["ContentType"] for name in ("feed.xml", "on-bees/captions.vtt")}
    assert kinds == {"feed.xml": "application/rss+xml", "on-bees/captions.vtt": "text/vtt"}


def test_a_host_with_another_key_is_refused(public: Path, sftp: str, sshd: tuple[int, Path]) -> None:
    known = sshd[1] / ".ssh" / "known_hosts"
    right = known.read_text()
    known.write_text("")
    SCHEMES["sftp"].options["skip_instance_cache"] = True
    try:
        with pytest.raises(PublishError, match=r"(?i)host key"):
            Target(sftp).sizes()
    finally:
        known.write_text(right)
        del SCHEMES["sftp"].options["skip_instance_cache"]


def test_a_password_is_in_no_message() -> None:
    with pytest.raises(PublishError) as caught:
        Target("sftp://me:hunter2@127.0.0.1:1/www").sizes()
    assert "hunter2" not in str(caught.value)
    assert "sftp://me:***@127.0.0.1:1/www" in str(caught.value)


def test_an_unknown_scheme_is_one_clear_error() -> None:
    with pytest.raises(PublishError, match="carrier"):
        Target("carrier-pigeon://coop")
