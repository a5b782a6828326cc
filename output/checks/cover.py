"""The cover, as directories ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from output.checks.public import Public
from output.checks.rules import Flaw, Group, Rule
from output.places import cover_name, is_url

APPLE = "Apple, Show cover requirements; PSP-1, itunes:image"
SMALLEST, LARGEST = 1400, 3000  # pixels
MOST_PIXELS = 100_000_000  # a picture that unfolds to more is an attack
FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}
REMEDY = "save it as a square JPEG or PNG of 1400 to 3000 pixels, RGB, and name it as cover in podcast.toml"


@dataclass(frozen=True)
class Cover:
    """The cover in public/: format, size in pixels and colour space, or the problem with it."""

    name: str
    format: str | None = None
    width: int = 0
    height: int = 0
    mode: str = ""
    problem: str | None = None

    def flaw(self, message: str) -> Flaw:
        return Flaw(message, self.name)


def covers(public: Public) -> Iterator[Cover]:
    """The show's cover, where it has one in public/."""
    name = cover_name(public.show) or next((path.name for path in sorted(public.path.glob("cover.*"))), None)
    if name and not (public.show.cover and is_url(public.show.cover)):
        yield _look(public.path / name)


def _look(path: Path) -> Cover:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as picture:
            width, height = picture.size
            if width * height <= MOST_PIXELS:
                picture.load()
            return Cover(path.name, picture.format, width, height, picture.mode)
    except FileNotFoundError:
        return Cover(path.name, problem="is missing")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError) as error:
        return Cover(path.name, problem=f"is no picture that can be read: {error}".replace(str(path), path.name))


def _unreadable(cover: Cover) -> Iterator[Flaw]:
    if cover.problem:
        yield cover.flaw(cover.problem)


def _format(cover: Cover) -> Iterator[Flaw]:
    if not cover.problem and Path(cover.name).suffix.lower() not in FORMATS.get(cover.format or "", ()):
        yield cover.flaw(f"is {cover.format}")


def _square(cover: Cover) -> Iterator[Flaw]:
    if cover.width != cover.height:
        yield cover.flaw(f"is {cover.width} by {cover.height} pixels, not square")


def _size(cover: Cover) -> Iterator[Flaw]:
    side = min(cover.width, cover.height), max(cover.width, cover.height)
    if not cover.problem and not (side[0] >= SMALLEST and side[1] <= LARGEST):
        yield cover.flaw(f"is {cover.width} by {cover.height} pixels")


def _colours(cover: Cover) -> Iterator[Flaw]:
    if cover.format in FORMATS and cover.mode not in ("RGB", "RGBA"):
        yield cover.flaw(f"has the colour space {cover.mode}")


def _transparent(cover: Cover) -> Iterator[Flaw]:
    if cover.format in FORMATS and cover.mode == "RGBA":
        yield cover.flaw("has an alpha channel")


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
