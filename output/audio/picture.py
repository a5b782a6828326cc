"""Pictures for audio files, checked by Pillow before a player has to bear them."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from output.audio.codecs import Picture
from output.errors import BuildError
from output.places import is_url
from output.show import Show

if TYPE_CHECKING:
    from PIL import Image

LARGEST = 500_000
"""Bytes that every listener may have to load beside the sound; a larger picture is put in as a smaller one."""

SIDE = 1400
"""Pixels of the smaller one: the least that Apple Podcasts takes for a cover."""

CHAPTER_LARGEST, CHAPTER_SIDE = 100_000, 800
"""The same for the picture of a chapter: players load all of them, with the tag, before the first word."""

MOST_PIXELS = 36_000_000
"""A picture that says it has more is not decoded: its pixels would need more memory than the build."""

TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}


def show_cover(show: Show, home: Path) -> Path | None:
    """The show's cover where it is a file below ``home`` (podcast.toml's folder); None for one at an address."""
    return home / show.cover if show.cover and not is_url(show.cover) else None


def chapter_picture(path: Path) -> Picture:
    """The JPEG or PNG at ``path`` for a chapter; BuildError as ``picture``."""
    return picture(path, CHAPTER_LARGEST, CHAPTER_SIDE)


def picture(path: Path, largest: int = LARGEST, side: int = SIDE) -> Picture:
    """The JPEG or PNG at ``path``, as it is, or with sides of ``side`` pixels where it has more than ``largest`` bytes.

    BuildError where it is none or cannot be read.
    """
    from PIL import Image, UnidentifiedImageError

    data = file_bytes(path)
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=tuple(TYPES)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _wrong(path, f"has {image.width} x {image.height} pixels")
            image.load()
            if len(data) > largest:
                return _smaller(image.convert("RGB"), side)
            return Picture(TYPES[str(image.format)], image.width, image.height, data)
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError) as error:
        raise _wrong(path, "is no JPEG or PNG, or far too large") from error
    except OSError as error:
        raise _wrong(path, f"is damaged: {error}") from error


def file_bytes(path: Path) -> bytes:
    """What the file of a picture holds; BuildError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise _wrong(path, f"cannot be read: {error.strerror or error}") from error


def _smaller(image: Image.Image, side: int) -> Picture:
    from PIL import Image

    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=85)
    return Picture("image/jpeg", image.width, image.height, file.getvalue())


def _wrong(path: Path, why: str) -> BuildError:
    return BuildError(why, value=path.name, file=str(path), remedy="name a JPEG or PNG, 1400 to 3000 pixels square")
