"""Covers are checked before they are put into an audio file."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from output.audio.picture import LARGEST, SIDE, picture, show_cover
from output.errors import BuildError
from output.show import Show


def saved(path: Path, side: int, kind: str = "PNG", mode: str = "RGB") -> Path:
    noise = np.random.default_rng(2).integers(0, 256, (side, side, 3), np.uint8)
    Image.fromarray(noise).convert(mode).save(path, kind)
    return path


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_small_picture_is_taken_as_it_is(kind: str, media_type: str, tmp_path: Path) -> None:
    path = saved(tmp_path / "cover", 100, kind)
    assert picture(path) == (media_type, 100, 100, path.read_bytes())


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_a_large_picture_is_made_smaller(mode: str, tmp_path: Path) -> None:
    made = picture(saved(tmp_path / "cover.png", 1500, mode=mode))
    assert (made.type, made.width, made.height) == ("image/jpeg", SIDE, SIDE)
    assert Image.open(io.BytesIO(made.data)).size == (SIDE, SIDE)
    assert len((tmp_path / "cover.png").read_bytes()) > LARGEST


def test_what_is_no_picture_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "cover.png").write_text("no picture")
    with pytest.raises(BuildError, match=r"cover\.png: is no JPEG or PNG"):
        picture(tmp_path / "cover.png")


def test_another_kind_of_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="is no JPEG or PNG"):
        picture(saved(tmp_path / "cover.gif", 50, "GIF"))


def test_a_cut_picture_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "cover.png", 100)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(BuildError, match="is damaged"):
        picture(path)


def test_a_missing_cover_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="cannot be read"):
        picture(tmp_path / "cover.png")


def test_a_picture_that_says_it_is_huge_is_not_decoded(tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    Image.new("1", (20_000, 6000)).save(path)
    with pytest.raises(BuildError, match="20000 x 6000"):
        picture(path)


def test_the_show_s_cover_is_a_file_beside_podcast_toml(tmp_path: Path) -> None:
    assert show_cover(Show(cover="cover.png"), tmp_path) == tmp_path / "cover.png"
    assert show_cover(Show(), tmp_path) is None


def test_pictures_at_addresses_are_not_fetched(tmp_path: Path) -> None:
    assert show_cover(Show(cover="https://example.com/b.png"), tmp_path) is None
