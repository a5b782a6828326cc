"""What is to be published: the files of ``public/``, those that changed, and in which order they go."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from output.feed.paging import FEED, is_page
from output.manifests import MANIFEST
from output.media import media_type
from output.package import load
from voices.digest import digest


class File(NamedTuple):
    """A file below ``public/``: its name with ``/`` between the parts, its bytes, its sha256 in hex."""

    name: str
    bytes: int
    sha256: str

    @property
    def state(self) -> tuple[int, str]:
        """What is remembered of it once it is published."""
        return self.bytes, self.sha256


def local(public: Path) -> list[File]:
    """Every file of the show by name; what hides behind a dot and what is a link is none.

    The hash of an episode's file is the one in its manifest where the size is that too: feed.xml says the same, and a
    hundred hours of audio need not be read.
    """
    return sorted(file for folder, _, names in os.walk(public) for file in _files(Path(folder), names, public))


def _files(folder: Path, names: list[str], public: Path) -> Iterator[File]:
    made = load(folder) if MANIFEST in names else None
    known = {(each.name, each.bytes): each.sha256 for each in (made.files if made else ())}
    for name in names:
        path = folder / name
        place = path.relative_to(public)
        if path.is_symlink() or any(part.startswith(".") for part in place.parts):
            continue
        size = path.stat().st_size
        yield File(place.as_posix(), size, known.get((name, size)) or digest(path))


def changed(
    files: list[File], state: Mapping[str, tuple[int, str]], there: Mapping[str, int]
) -> Iterator[tuple[File, ...]]:
    """The files that the target lacks or has otherwise, in stages; the files of one stage may go at once.

    Audio and pictures first, then data, pages, what belongs to the show, older pages of the feed, and feed.xml
    last: whoever reads it finds all that it names.
    """
    new = [file for file in files if state.get(file.name) != file.state or there.get(file.name) != file.bytes]
    for _, stage in groupby(sorted(new, key=_rank), key=_rank):
        yield tuple(stage)


def _rank(file: File) -> tuple[bool, ...]:
    name = file.name
    kind = media_type(name)
    media = kind.startswith(("audio/", "image/"))
    return name == FEED, is_page(name), "/" not in name and not media, kind == "text/html", not media


def gone(files: list[File], state: Mapping[str, tuple[int, str]], there: Mapping[str, int]) -> list[str]:
    """What an earlier run published, is still there, and is no file of the show any more."""
    here = {file.name for file in files}
    return sorted(name for name in state if name in there and name not in here)
