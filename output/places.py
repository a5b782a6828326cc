"""Where the files of a show will be found once ``public/`` is uploaded."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePath
from urllib.parse import quote

from output.episode import Episode
from output.show import Show

_quoted = lru_cache(maxsize=64)(quote)
"""An item names its folder seven times, and files have the same names in each."""


def is_url(name: str) -> bool:
    """Whether ``name`` is an address and no file's name."""
    return name.startswith(("https://", "http://"))


def show_url(show: Show, *path: str) -> str:
    """The address of a path below ``public/``."""
    return "/".join([(show.base_url or "").rstrip("/"), *map(_quoted, path)])


def cover_name(show: Show) -> str | None:
    """The name of the cover in ``public/``; None where there is no cover, or one at an address of its own."""
    return f"cover{PurePath(show.cover).suffix.lower()}" if show.cover and not is_url(show.cover) else None


def cover_url(show: Show) -> str | None:
    """The address of the cover."""
    name = cover_name(show)
    return show_url(show, name) if name else show.cover


def file_url(episode: Episode, show: Show, name: str) -> str:
    """The address of a file of an episode; a name that is an address stays."""
    return name if is_url(name) else show_url(show, episode.facts.slug, name)


def image_url(name: str | None, show: Show, slug: str, *, built: bool = True) -> str | None:
    """The absolute address of a picture: its own, or that of a file of the episode once the show has one."""
    if name is None or is_url(name):
        return name
    return show_url(show, slug, name) if show.base_url and built else None


def page_url(episode: Episode, show: Show) -> str:
    """The address of an episode's page."""
    return episode.facts.link or show_url(show, episode.facts.slug, "")
