"""The picture of an episode: found beside its source, and copied beside its page."""

from __future__ import annotations

import shutil
from pathlib import Path

from output.episode import EpisodeFile, Facts
from output.errors import FactsError
from output.package import file_of
from output.places import is_url

SUFFIXES = {"JPEG": (".jpg", "image/jpeg"), "PNG": (".png", "image/png")}
"""Pillow's name of a format to suffix and media type (Apple takes these two)."""
REMEDY = "name a JPEG or PNG file beside the source, or an https address"


def picture_of(facts: Facts, source_name: str, home: Path | None = None) -> tuple[Facts, Path | None]:
    """The facts with the name that the picture will have in the episode's folder, and the file that it is.

    ``Facts.image`` is a path seen from ``home`` where an option says it; else a file beside the source or below its
    folder, for the text may be a stranger's. An address stays as it is. Raises FactsError for any other file.
    """
    if not facts.image or is_url(facts.image):
        return facts, None
    beside = Path(source_name).parent.resolve()
    path = ((home or beside) / facts.image).resolve()
    if not (home or path.is_relative_to(beside)) or not path.is_file():
        raise FactsError("image: no such file there", value=facts.image, file=source_name, remedy=REMEDY)
    suffix, _ = SUFFIXES[_format(path, source_name)]
    return facts.model_copy(update={"image": f"image{suffix}"}), path


def _format(path: Path, source_name: str) -> str:
    """Pillow's name of a picture's format; the header alone is read, so a huge picture costs nothing."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path, formats=tuple(SUFFIXES)) as picture:
            return str(picture.format)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise FactsError("image: is no JPEG or PNG", value=path.name, file=source_name, remedy=REMEDY) from error


def copy_picture(picture: Path, facts: Facts, beside: Path) -> EpisodeFile:
    """Copy it to where the episode is made; the manifest's row for it."""
    path = Path(shutil.copyfile(picture, beside / str(facts.image)))
    return file_of(path, dict(SUFFIXES.values())[path.suffix])
