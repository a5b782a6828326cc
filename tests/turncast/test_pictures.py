from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from output.errors import FactsError
from output.places import file_url
from output.show import Show
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
