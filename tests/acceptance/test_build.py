"""Whole builds, as a user runs them: espeak speaks, LAME encodes, every file is written."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from output.errors import BuildError
from output.show import Show
from output.template import KIND as TEMPLATES
from output.template import environment
from tests.output.sound import loudness_of
from turncast.building import Built, build, plan
from turncast.history import history
from voices.errors import StoreError
from voices.shelves import usual_folder
from voices.store import Store

EXAMPLE = Path(__file__).parents[2] / "examples" / "interview.txt"
NAMES = {
    "audio.mp3",
    "captions.srt",
    "captions.vtt",
    "chapters.json",
    "episode.json",
    "index.html",
    "podcast-transcript.json",
    "transcript.json",
    "transcript.md",
    "transcript.txt",
}
SHORT = """Ann Smith (AS): Hello there, and welcome.

Ben Jones (BJ): Thank you for having me.

AS: How are you?

BJ: Very well indeed.

AS: And the bees?

BJ: They are well too.
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, shared_store: Path) -> Built:
    return build(EXAMPLE, tmp_path_factory.mktemp("public"), store=shared_store, jobs=2)


@pytest.fixture
def short(tmp_path: Path) -> Path:
    path = tmp_path / "short.txt"
    path.write_text(SHORT, encoding="utf-8")
    return path


def test_the_folder_holds_every_file_and_no_other(built: Built) -> None:
    assert {path.name for path in built.folder.iterdir()} == NAMES
    assert list(built.folder.parent.iterdir()) == [built.folder]


def test_the_manifest_is_true_of_the_files(built: Built) -> None:
    for file in built.episode.files:
        assert (built.folder / file.name).stat().st_size == file.bytes
    assert {file.name for file in built.episode.files} == NAMES - {"episode.json"}


def test_no_file_tells_where_it_was_made(built: Built) -> None:
    for name, data in contents(built.folder).items():
        assert str(Path.home()).encode() + b"/" not in data, name
        assert str(EXAMPLE.parent).encode() not in data, name


def test_two_builds_in_different_folders_with_different_stores_are_the_same_bytes(short: Path, tmp_path: Path) -> None:
    one = build(short, tmp_path / "one", store=tmp_path / "s1", jobs=1)
    two = build(short, tmp_path / "two" / "deep", store=tmp_path / "s2", jobs=2)
    assert contents(one.folder) == contents(two.folder)


def test_a_store_at_an_address_gives_the_same_bytes(short: Path, tmp_path: Path) -> None:
    one = build(short, tmp_path / "one", store=tmp_path / "here", jobs=1)
    two = build(short, tmp_path / "two", store=f"file://{tmp_path}/there", jobs=2)
    assert contents(one.folder) == contents(two.folder)
    assert not (tmp_path / "there" / "locks").exists()


def test_an_edit_of_one_turn_makes_one_segment(short: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    build(short, tmp_path / "public", store=store, jobs=1)
    before = {entry.key for entry in store.entries() if entry.kind == "segments"}
    short.write_text(SHORT.replace("Very well indeed", "Rather well indeed"), encoding="utf-8")
    assert build(short, tmp_path / "public", store=store, jobs=1).fresh
    after = {entry.key for entry in store.entries() if entry.kind == "segments"}
    assert len(after - before) == 1


def test_after_an_edit_every_byte_is_that_of_a_first_build(short: Path, tmp_path: Path) -> None:
    build(short, tmp_path / "public", store=tmp_path / "store", jobs=1)
    short.write_text(SHORT.replace("Hello there", "Hello to all 25 of you out there"), encoding="utf-8")
    edited = build(short, tmp_path / "public", store=tmp_path / "store", jobs=1)
    first = build(short, tmp_path / "other", store=tmp_path / "else", jobs=1)
    assert edited.fresh
    assert contents(edited.folder) == contents(first.folder)


class OnlyRead(Store):
    """A store that somebody else fills."""

    def put(self, kind: str, key: str, header: dict[str, Any], body: bytes | memoryview = b"") -> None:
        raise StoreError("the store cannot be written", value=self.address)


def test_a_store_that_may_only_be_read_is_enough_for_what_it_has(short: Path, tmp_path: Path) -> None:
    first = build(short, tmp_path / "one", store=tmp_path / "store", jobs=1)
    second = build(short, tmp_path / "two", store=OnlyRead(tmp_path / "store"), jobs=1)
    assert contents(second.folder) == contents(first.folder)


def test_nothing_changed_is_nothing_made(short: Path, tmp_path: Path) -> None:
    first = build(short, tmp_path / "public", store=tmp_path / "store", jobs=1)
    stamps = {path: path.stat().st_mtime_ns for path in first.folder.iterdir()}
    assert not build(short, tmp_path / "public", store=tmp_path / "store", jobs=1).fresh
    assert {path: path.stat().st_mtime_ns for path in first.folder.iterdir()} == stamps


SLOW = {"numpy", "jinja2", "pydub", "soxr", "lameenc", "filelock", "multiprocessing"}
"""Packages that take long to import."""


def test_to_see_that_nothing_changed_needs_none_of_the_slow_packages(short: Path, tmp_path: Path) -> None:
    build(short, tmp_path / "public", store=tmp_path / "store", jobs=1)
    arguments = ["build", str(short), "-o", str(tmp_path / "public")]
    code = (
        f"import sys; from turncast.cli import cli; cli.main({arguments!r}, standalone_mode=False); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "up to date" in done.stderr
    assert not SLOW & set(done.stdout.split())


def test_a_damaged_file_is_made_again(short: Path, tmp_path: Path) -> None:
    first = build(short, tmp_path / "public", store=tmp_path / "store", jobs=1)
    good = contents(first.folder)
    (first.folder / "index.html").write_text("damaged")
    assert build(short, tmp_path / "public", store=tmp_path / "store", jobs=1).fresh
    assert contents(first.folder) == good


def test_a_damaged_segment_is_made_again(short: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    good = contents(build(short, tmp_path / "one", store=store, jobs=1).folder)
    cut = list((tmp_path / "store").glob("segments/*/*"))
    for path in cut:
        path.write_bytes(path.read_bytes()[:-100])
    told: list[str] = []
    again = build(
        short, tmp_path / "two", store=Store(store.address, told.append), executor=partial(ThreadPoolExecutor, 1)
    )
    assert contents(again.folder) == good
    assert sorted(told) == sorted(path.relative_to(tmp_path / "store").as_posix() for path in cut)


def test_words_are_heard_where_the_timeline_says(built: Built) -> None:
    """At the start of each turn there is sound, and before it silence."""
    import av

    with av.open(str(built.folder / "audio.mp3"), "r") as container:
        frames = [frame.to_ndarray()[0] for frame in container.decode(audio=0)]
        rate = container.streams.audio[0].rate
    audio = np.abs(np.concatenate(frames))
    turns = [b for b in json.loads((built.folder / "transcript.json").read_text())["blocks"] if b["kind"] == "turn"]
    for turn in turns:
        start = turn["start_ms"] * rate // 1000
        assert audio[start : start + rate // 3].max() > 0.02
        assert audio[max(0, start - rate // 10) : max(1, start - rate // 50)].max() < 0.01


def test_the_whole_is_as_loud_as_the_show_asks_and_its_peaks_are_below_the_limit(built: Built) -> None:
    import av

    with av.open(str(built.folder / "audio.mp3"), "r") as container:
        audio = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
        rate = container.streams.audio[0].rate
    assert loudness_of(audio, rate) == pytest.approx(-16, abs=0.5)
    assert np.abs(audio).max() <= 10 ** (-1 / 20)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="FFmpeg's program is the witness")
def test_ffmpeg_agrees_on_loudness_and_true_peak(built: Built) -> None:
    command = ["ffmpeg", "-hide_banner", "-nostats", "-i", str(built.folder / "audio.mp3")]
    done = subprocess.run(
        [*command, "-af", "ebur128=peak=true", "-f", "null", "-"], capture_output=True, text=True, check=True
    )
    summary = done.stderr.rpartition("Summary:")[2].split()
    values = {name: float(summary[summary.index(name) + 1]) for name in ("I:", "Peak:")}
    assert values["I:"] == pytest.approx(-16, abs=0.5)
    assert values["Peak:"] <= -1


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_build_goes_on_where_it_was_and_leaves_nothing_behind(tmp_path: Path) -> None:
    good = contents(build(EXAMPLE, tmp_path / "good", store=tmp_path / "other").folder)
    store = Store(tmp_path / "store")
    command = [sys.executable, "-m", "turncast", "build", str(EXAMPLE), "-o", str(tmp_path / "public")]
    process = subprocess.Popen([*command, "--store", store.address, "--jobs", "1", "--quiet"])
    for _ in range(6000):
        if sum(entry.kind == "segments" for entry in store.entries()) >= 3 or process.poll() is not None:
            break
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    made = {
        path: path.stat().st_mtime_ns
        for path in (tmp_path / "store").glob("segments/*/*")
        if not path.name.startswith(".")
    }
    assert made
    built = build(EXAMPLE, tmp_path / "public", store=store)
    assert contents(built.folder) == good
    assert {path: path.stat().st_mtime_ns for path in made} == made
    assert list((tmp_path / "public").iterdir()) == [built.folder]


def test_narration_is_spoken_when_asked_for(short: Path, tmp_path: Path) -> None:
    short.write_text("The article.\n\n" + SHORT, encoding="utf-8")
    silent = build(short, tmp_path / "a", store=tmp_path / "store")
    loud = build(short, tmp_path / "b", Show(narrate="all"), store=tmp_path / "store")
    assert loud.episode.duration_ms > silent.episode.duration_ms


def test_each_speaker_of_the_example_has_a_voice_of_their_own() -> None:
    made = plan(EXAMPLE)
    voices = [made.parts[speaker.id].voice.id for speaker in made.transcript.speakers]
    assert len(set(voices)) == len(voices) > 1


def test_two_interviews_in_files_of_one_name_are_two_episodes(short: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / short.name
    other.write_text("The Other Title\n\n" + SHORT, encoding="utf-8")
    one, two = (build(path, tmp_path / "public", store=tmp_path / "store") for path in (short, other))
    assert one.folder != two.folder


def test_a_show_keeps_the_slug_of_an_episode_whose_title_changes(short: Path, tmp_path: Path) -> None:
    first = build(short, tmp_path / "public", store=tmp_path / "store")
    short.write_text("The New Title\n\n" + SHORT, encoding="utf-8")
    again = plan(short, history=history(tmp_path / "public", [short.name]))
    assert again.facts.title == "The New Title"
    assert (again.facts.slug, again.facts.guid) == (first.episode.facts.slug, first.episode.facts.guid)


def test_two_sources_with_one_slug_are_an_error_that_names_both(short: Path, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("The Same Title\n\n" + SHORT, encoding="utf-8")
    build(tmp_path / "one.txt", tmp_path / "public", store=tmp_path / "store")
    with pytest.raises(BuildError, match=r"two\.txt and one\.txt"):
        build(tmp_path / "two.txt", tmp_path / "public", store=tmp_path / "store")


def test_a_store_that_is_named_holds_no_code(short: Path, tmp_path: Path) -> None:
    environment.cache_clear()  # as in a process that has just started
    build(short, tmp_path / "public", store=tmp_path / "named", jobs=1, executor=lambda: ThreadPoolExecutor(1))
    assert TEMPLATES in {entry.kind for entry in Store(usual_folder()).entries()}
    assert TEMPLATES not in {entry.kind for entry in Store(tmp_path / "named").entries()}
