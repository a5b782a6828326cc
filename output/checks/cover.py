"""The cover and the pictures of episodes, as directories ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from output.checks.public import Public
from output.checks.rules import Flaw, Group, Rule
from output.places import cover_name, is_url

APPLE = "Apple, Show cover requirements; PSP-1, itunes:image"
ARTWORK = "Apple, Artwork requirements"
SMALLEST, LARGEST = 1400, 3000  # pixels
MOST_PIXELS = 100_000_000  # a picture that unfolds to more is an attack
FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}
REMEDY = "save it as a square JPEG or PNG of 1400 to 3000 pixels, RGB, and name it as cover in podcast.toml"
AGAIN = "save it as a square JPEG or PNG of 1400 to 3000 pixels, RGB, and build the episode again"


@dataclass(frozen=True)
class Picture:
    """A picture in public/: format, size in pixels and colour space, or the problem with it."""

    name: str
    format: str | None = None
    width: int = 0
    height: int = 0
    mode: str = ""
    problem: str | None = None

    def flaw(self, message: str) -> Flaw:
        return Flaw(message, self.name)


def covers(public: Public) -> Iterator[Picture]:
    """The show's cover, where it has one in public/."""
    name = cover_name(public.show) or next((path.name for path in sorted(public.path.glob("cover.*"))), None)
    if name and not (public.show.cover and is_url(public.show.cover)):
        yield _look(public.path, name)


def pictures(public: Public) -> Iterator[Picture]:
    """The picture of every episode that has one of its own."""
    for folder in public.folders:
        image = folder.episode.facts.image if folder.episode else None
        if any(row.name == image and (folder.path / row.name).is_file() for row in folder.named):
            yield _look(public.path, folder.file(str(image)))


def _look(public: Path, name: str) -> Picture:
    from PIL import Image, UnidentifiedImageError

    path = public / name
    try:
        with Image.open(path) as picture:
            width, height = picture.size
            if width * height <= MOST_PIXELS:
                picture.load()
            return Picture(name, picture.format, width, height, picture.mode)
    except FileNotFoundError:
        return Picture(name, problem="is missing")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError) as error:
        return Picture(name, problem=f"is no picture that can be read: {error}".replace(str(path), path.name))


def _unreadable(picture: Picture) -> Iterator[Flaw]:
    if picture.problem:
        yield picture.flaw(picture.problem)


def _format(picture: Picture) -> Iterator[Flaw]:
    if not picture.problem and Path(picture.name).suffix.lower() not in FORMATS.get(picture.format or "", ()):
        yield picture.flaw(f"is {picture.format}")


def _square(picture: Picture) -> Iterator[Flaw]:
    if picture.width != picture.height:
        yield picture.flaw(f"is {picture.width} by {picture.height} pixels, not square")


def _size(picture: Picture) -> Iterator[Flaw]:
    side = min(picture.width, picture.height), max(picture.width, picture.height)
    if not picture.problem and not (side[0] >= SMALLEST and side[1] <= LARGEST):
        yield picture.flaw(f"is {picture.width} by {picture.height} pixels")


def _colours(picture: Picture) -> Iterator[Flaw]:
    if picture.format in FORMATS and picture.mode not in ("RGB", "RGBA"):
        yield picture.flaw(f"has the colour space {picture.mode}")


def _transparent(picture: Picture) -> Iterator[Flaw]:
    if picture.format in FORMATS and picture.mode == "RGBA":
        yield picture.flaw("has an alpha channel")


GROUP = Group(
    "cover",
    "The cover",
    covers,
    (
        Rule("cover-readable", "error", "The cover is there and is a picture.", APPLE, REMEDY, _unreadable),
        Rule("cover-format", "error", "It is JPEG or PNG, and its name says which.", APPLE, REMEDY, _format),
        Rule("cover-square", "error", "It is square.", APPLE, REMEDY, _square),
        Rule("cover-size", "error", "Its sides are 1400 to 3000 pixels.", APPLE, REMEDY, _size),
        Rule("cover-colour", "error", "Its colour space is RGB.", APPLE, REMEDY, _colours),
        Rule("cover-alpha", "warning", "It has no transparent parts.", APPLE, REMEDY, _transparent),
    ),
)

PICTURES = Group(
    "pictures",
    "The pictures of episodes; one that directories refuse is not shown, and the cover is in its place",
    pictures,
    (
        Rule("picture-readable", "error", "It is a picture.", ARTWORK, AGAIN, _unreadable),
        Rule("picture-format", "error", "It is JPEG or PNG, and its name says which.", ARTWORK, AGAIN, _format),
        Rule("picture-square", "warning", "It is square.", ARTWORK, AGAIN, _square),
        Rule("picture-size", "warning", "Its sides are 1400 to 3000 pixels.", ARTWORK, AGAIN, _size),
        Rule("picture-colour", "warning", "Its colour space is RGB.", ARTWORK, AGAIN, _colours),
    ),
)
