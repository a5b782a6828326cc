"""The pictures of an episode and of its chapters: found beside its source, and copied beside its page."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

from output.audio.codecs import Picture
from output.audio.picture import chapter_picture
from output.episode import Chapter, EpisodeFile, Facts
from output.errors import FactsError
from output.package import file_of
from output.places import is_url
from output.values import is_web
from transcript.model import Diagnostic, Heading, Transcript
from transcript.source import Source
from voices.digest import digest

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
    path, suffix = _found(facts.image, source_name, home)
    return facts.model_copy(update={"image": f"image{suffix}"}), path


def pictures_of(transcript: Transcript, source: Source) -> tuple[Transcript, dict[str, Path]]:
    """The transcript with the names that the pictures of its headings will have, and the files that they are.

    They are looked for as ``picture_of`` does; for one that is not found the heading has none, and a diagnostic tells.
    A name is made from the picture's bytes, so that no app keeps an old one under it.
    """
    found: dict[str, Path] = {}
    wrong: list[Diagnostic] = []
    named: dict[str, str | None] = {}
    for heading in _with_files(transcript):
        try:
            path, suffix = _found(unquote(str(heading.image)), source.name)
            named[str(heading.image)] = name = f"chapter-{digest(path)[:8]}{suffix}"
            found[name] = path
        except FactsError as error:
            named[str(heading.image)] = None
            wrong.append(_warning(heading, source, error))
    blocks = (
        block.model_copy(update={"image": named[block.image]})
        if isinstance(block, Heading) and block.image in named
        else block
        for block in transcript.blocks
    )
    return transcript.model_copy(
        update={"blocks": tuple(blocks), "diagnostics": (*transcript.diagnostics, *wrong)}
    ), found


def _with_files(transcript: Transcript) -> Iterable[Heading]:
    headings = (block for block in transcript.blocks if isinstance(block, Heading))
    return (heading for heading in headings if heading.image and not is_web(heading.image))


def _warning(heading: Heading, source: Source, error: FactsError) -> Diagnostic:
    line = source.text.count("\n", 0, heading.span.start) + 1
    message = f"the chapter has no picture: {heading.image!r}: {error.message.removeprefix('image: ')}; {REMEDY}"
    return Diagnostic(line=line, severity="warning", code="picture", message=message)


def _found(image: str, source_name: str, home: Path | None = None) -> tuple[Path, str]:
    """The file that is named, and the suffix that it shall have."""
    beside = Path(source_name).parent.resolve()
    try:
        path = ((home or beside) / image).resolve()
        there = (home or path.is_relative_to(beside)) and path.is_file()
    except (OSError, ValueError):  # too long a name, or one that no file can have
        there = False
    if not there:
        raise FactsError("image: no such file there", value=image, file=source_name, remedy=REMEDY)
    return path, SUFFIXES[_format(path, source_name)][0]


def _format(path: Path, source_name: str) -> str:
    """Pillow's name of a picture's format; the header alone is read, so a huge picture costs nothing."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path, formats=tuple(SUFFIXES)) as picture:
            return str(picture.format)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise FactsError("image: is no JPEG or PNG", value=path.name, file=source_name, remedy=REMEDY) from error


def copy_picture(picture: Path, name: str, beside: Path) -> EpisodeFile:
    """Copy it to where the episode is made, under this name; the manifest's row for it."""
    path = Path(shutil.copyfile(picture, beside / name))
    return file_of(path, dict(SUFFIXES.values())[path.suffix])


def art_of(chapters: Iterable[Chapter], pictures: Mapping[str, Path]) -> dict[str, Picture]:
    """The pictures of the chapters as audio files hold them, by name. Raises BuildError for one that is damaged."""
    names = dict.fromkeys(chapter.image for chapter in chapters if chapter.image in pictures)
    return {name: chapter_picture(pictures[name]) for name in names if name}
