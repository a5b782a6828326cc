from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import mutagen
import pytest
from PIL import Image

from output.errors import FactsError
from output.feed.item import item
from output.places import file_url
from output.show import Show
from transcript.model import Heading
from turncast.building import build, plan

TALK = (
    "---\ntitle: A talk\nimage: {}\n---\nAnn: Hello there.\n\nBo: Good day to you.\n\nAnn: And then?\n\nBo: Nothing.\n"
)
SHOW = Show(base_url="https://example.com/show", to=("html",))


def source(folder: Path, image: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "talk.txt"
    path.write_text(TALK.format(image))
    return path


def test_the_picture_lies_beside_the_page_and_is_known_to_feed_and_page(tmp_path: Path, shared_store: Path) -> None:
    talk = source(tmp_path / "interviews", "pictures/Ann & Bo.JPEG")
    (talk.parent / "pictures").mkdir()
    Image.new("RGB", (60, 60), "teal").save(talk.parent / "pictures" / "Ann & Bo.JPEG")
    made = build(talk, tmp_path / "public", SHOW, store=shared_store)
    row = made.episode.file("image.jpg")
    assert row is not None
    assert row.type == "image/jpeg"
    assert (made.folder / "image.jpg").read_bytes() == (talk.parent / "pictures" / "Ann & Bo.JPEG").read_bytes()
    address = file_url(made.episode, SHOW, str(made.episode.facts.image))
    assert address == "https://example.com/show/a-talk/image.jpg"
    page = (made.folder / "index.html").read_text()
    assert f'<meta property="og:image" content="{address}">' in page
    assert '<img class="picture" src="image.jpg"' in page
    assert not build(talk, tmp_path / "public", SHOW, store=shared_store).fresh
    Image.new("RGB", (60, 60), "navy").save(talk.parent / "pictures" / "Ann & Bo.JPEG")
    assert build(talk, tmp_path / "public", SHOW, store=shared_store).fresh


def test_the_episode_s_own_picture_goes_into_the_sound_before_the_show_s_cover(tmp_path: Path) -> None:
    show = Show(cover="cover.png")
    talk = source(tmp_path / "interviews", "own.png")
    for path in (tmp_path / "cover.png", talk.parent / "own.png"):
        Image.new("RGB", (9, 9)).save(path)
    assert plan(talk, show, home=tmp_path).cover == talk.parent / "own.png"
    talk.write_text(TALK.replace("image: {}\n", ""))
    assert plan(talk, show, home=tmp_path).cover == tmp_path / "cover.png"


def test_an_address_stays_an_address(tmp_path: Path) -> None:
    made = plan(source(tmp_path, "https://example.com/ann.jpg"))
    assert (made.facts.image, made.picture) == ("https://example.com/ann.jpg", None)


@pytest.mark.parametrize("image", ["../secret.png", "/etc/passwd", "missing.png", "text.png", "link.png", "."])
def test_no_other_file_than_a_picture_beside_the_source_is_published(tmp_path: Path, image: str) -> None:
    talk = source(tmp_path / "interviews", image)
    Image.new("RGB", (9, 9)).save(tmp_path / "secret.png")
    (talk.parent / "text.png").write_text("no picture")
    (talk.parent / "link.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(FactsError, match="JPEG or PNG"):
        plan(talk)


PARTS = """---
title: A talk
---

## [![The sea](sea.jpg) The storm](https://example.com/storm)

Ann: Hello there.

## The calm

![Lamps](pictures/lamp.png)

Bo: Good day to you.
"""


def parts(folder: Path, text: str = PARTS) -> Path:
    folder.mkdir()
    (folder / "pictures").mkdir()
    Image.new("RGB", (30, 30), "navy").save(folder / "sea.jpg")
    Image.new("RGB", (30, 30), "gold").save(folder / "pictures" / "lamp.png")
    (folder / "talk.md").write_text(text)
    return folder / "talk.md"


def test_pictures_of_headings_lie_beside_the_page_and_are_told_of_by_every_file(
    tmp_path: Path, shared_store: Path
) -> None:
    talk = parts(tmp_path / "interviews")
    show = SHOW.model_copy(update={"to": ("mp3", "html", "md", "json")})
    made = build(talk, tmp_path / "public", show, store=shared_store)
    names = sorted(path.name for path in made.folder.glob("chapter-*"))
    assert sorted(Path(name).suffix for name in names) == [".jpg", ".png"]
    assert {(made.folder / name).read_bytes() for name in names} == {
        path.read_bytes() for path in (talk.parent / "sea.jpg", talk.parent / "pictures" / "lamp.png")
    }
    first = made.episode.chapters[0]
    assert (first.url, str(first.image)[-4:]) == ("https://example.com/storm", ".jpg")
    told = json.loads((made.folder / "chapters.json").read_text())["chapters"][0]
    assert told["img"] == f"https://example.com/show/a-talk/{first.image}"
    assert told["img"] in item(made.episode, show)
    page = (made.folder / "index.html").read_text()
    assert all(f'<img class="scene" src="{name}"' in page for name in names)
    found: Any = mutagen.File(made.folder / "audio.mp3")
    chapter = found.tags.getall("CHAP")[0]
    assert chapter.sub_frames["APIC:"].data == (talk.parent / "sea.jpg").read_bytes()
    again = plan(made.folder / "transcript.md")
    assert [block.image for block in again.transcript.blocks if isinstance(block, Heading)] == [
        block.image for block in plan(talk).transcript.blocks if isinstance(block, Heading)
    ]


def test_another_picture_under_the_same_name_builds_the_episode_again(tmp_path: Path, shared_store: Path) -> None:
    talk = parts(tmp_path / "interviews")
    before = build(talk, tmp_path / "public", SHOW, store=shared_store)
    assert not build(talk, tmp_path / "public", SHOW, store=shared_store).fresh
    Image.new("RGB", (30, 30), "red").save(talk.parent / "sea.jpg")
    after = build(talk, tmp_path / "public", SHOW, store=shared_store)
    assert after.fresh
    assert len(list(after.folder.glob("chapter-*"))) == 2
    assert before.episode.chapters[0].image != after.episode.chapters[0].image


@pytest.mark.parametrize(
    "image", ["../secret.png", "/etc/passwd", "missing.png", "talk.md", "link.png", ".", "x" * 500, "a%00b"]
)
def test_a_heading_s_picture_that_is_none_beside_the_source_is_a_warning_and_is_not_published(
    tmp_path: Path, image: str
) -> None:
    talk = parts(tmp_path / "interviews", PARTS.replace("sea.jpg", image))
    Image.new("RGB", (9, 9)).save(tmp_path / "secret.png")
    (talk.parent / "link.png").symlink_to(tmp_path / "secret.png")
    made = plan(talk)
    assert [path.name for path in made.pictures.values()] == ["lamp.png"]
    warning = next(each for each in made.transcript.diagnostics if each.code == "picture")
    assert (warning.line, warning.severity, image in warning.message) == (5, "warning", True)
