"""One build writes every audio format: equally long, in step, in the same bytes on any number of workers."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from output.audio.codecs import get_codec, known_codecs
from output.show import Show
from tests.output.sound import heard, lag, probed
from turncast.building import Built, build, plan
from voices.audio import Samples

TEXT = """---
title: Bees in the City
number: 3
---

## How it began

Ann Smith (AS): Hello there, and welcome to the roof of the town hall.

Ben Jones (BJ): Thank you for having me. It is a little windy up here.

AS: When did the first bees come?

BJ: In May, with a truck that nobody had ordered.
"""
RATE = 8000
"""Hz at which the formats are compared: the least that two sample rates and five decoders agree on."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("show")
    (folder / "bees.txt").write_text(TEXT, encoding="utf-8")
    Image.new("RGB", (1400, 1400), "goldenrod").save(folder / "cover.png")
    return folder


@pytest.fixture(scope="module")
def show() -> Show:
    sound = {"channels": 2}
    return Show.model_validate(
        {"title": "Roofs", "cover": "cover.png", "sound": sound, "to": [*known_codecs(), "html"]}
    )


@pytest.fixture(scope="module")
def built(home: Path, show: Show, tmp_path_factory: pytest.TempPathFactory) -> Built:
    made = plan(home / "bees.txt", show, home=home)
    return build(made, home / "public", store=tmp_path_factory.mktemp("store"), jobs=1)


def sound(built: Built, name: str) -> Samples:
    """The left channel as ffmpeg plays it, at 8 kHz."""
    return heard(built.folder / get_codec(name).file, 2, rate=RATE)[:, 0]


def test_every_file_is_in_the_manifest_with_its_type_and_the_one_duration(built: Built) -> None:
    files = {file.name: file for file in built.episode.files}
    for codec in map(get_codec, known_codecs()):
        assert (files[codec.file].type, files[codec.file].duration_ms) == (codec.type, built.episode.duration_ms)


@pytest.mark.parametrize("name", known_codecs())
def test_every_format_is_as_long_as_the_manifest_says_within_a_frame(built: Built, name: str) -> None:
    played = len(sound(built, name)) * 1000 / RATE
    assert played == pytest.approx(built.episode.duration_ms, abs=27)


@pytest.mark.parametrize("name", [name for name in known_codecs() if name != "wav"])
def test_every_format_is_in_step_with_the_others_at_the_start_and_at_the_end(built: Built, name: str) -> None:
    """Cross-correlation with the WAV of the first and of the last two seconds: less than a frame apart."""
    wanted, found = sound(built, "wav"), sound(built, name)
    for first in (0, len(wanted) - 3 * RATE):
        part = slice(first, first + 2 * RATE)
        assert abs(lag(wanted[part], found[part])) <= 1 + RATE * 27 // 1000


def test_one_worker_and_three_make_the_same_bytes(built: Built, home: Path, show: Show, tmp_path: Path) -> None:
    again = build(plan(home / "bees.txt", show, home=home), tmp_path / "public", store=tmp_path / "store", jobs=3)
    for path in built.folder.iterdir():
        assert (again.folder / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize("name", ["mp3", "m4a", "opus", "flac"])
def test_the_show_s_cover_is_in_every_file(built: Built, name: str) -> None:
    streams = probed(built.folder / get_codec(name).file)["streams"]
    assert [stream["width"] for stream in streams if stream["codec_type"] == "video"] == [1400]


@pytest.mark.parametrize("name", known_codecs())
def test_speakers_stand_left_and_right(built: Built, name: str) -> None:
    both = heard(built.folder / get_codec(name).file, 2).astype(float)
    louder = np.abs(both[:, 0]).sum() / np.abs(both[:, 1]).sum()
    first, second = (np.abs(each).sum(axis=0) for each in np.array_split(both[: len(both) // 2 * 2], 2))
    assert 0.3 < louder < 3
    assert not np.array_equal(both[:, 0], both[:, 1])
    assert first[0] / first[1] != pytest.approx(second[0] / second[1], rel=0.01)


def test_another_cover_builds_the_episode_again(built: Built, home: Path, show: Show, tmp_path: Path) -> None:
    for path in (home / "bees.txt", home / "cover.png"):
        shutil.copy(path, tmp_path)
    shutil.copytree(home / "public", tmp_path / "public")
    assert not build(plan(tmp_path / "bees.txt", show, home=tmp_path), tmp_path / "public", store=tmp_path / "s").fresh
    Image.new("RGB", (1400, 1400), "teal").save(tmp_path / "cover.png")
    changed = plan(tmp_path / "bees.txt", show, home=tmp_path).inputs()
    assert {key for key in changed if changed[key] != built.episode.inputs[key]} == {"cover"}


def test_the_page_offers_every_format(built: Built) -> None:
    page = (built.folder / "index.html").read_text(encoding="utf-8")
    assert [page.index(f'<source src="{get_codec(name).file}"') for name in known_codecs()]
