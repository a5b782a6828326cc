"""Themes: the folders that a theme's templates come from, known without jinja2."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from output.errors import FormatError
from voices.digest import digest_of_all

TEMPLATES = Path(__file__).parent / "templates"
QUIET = "quiet"


def folders(theme: str) -> list[Path]:
    """Where a theme's templates lie, its own folder first; FormatError where there is none."""
    return [TEMPLATES] if theme == QUIET else [_folder(theme), TEMPLATES]


@cache
def version(theme: str) -> str:
    """A hash (sha256, hex) of all templates of a theme: another one means other pages."""
    return digest_of_all(path for folder in folders(theme) for path in sorted(folder.iterdir()) if path.is_file())


def _folder(theme: str) -> Path:
    for folder in (TEMPLATES / theme, Path(theme)):
        if folder.is_dir():
            return folder
    shipped = ", ".join([QUIET, *sorted(folder.name for folder in TEMPLATES.iterdir() if folder.is_dir())])
    raise FormatError(f"no theme is called {theme!r}", value=theme, remedy=f"name a folder of templates, or: {shipped}")
