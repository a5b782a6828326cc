"""The folder that is checked, read with care: any file in it may be missing, damaged, huge or hostile."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from output.episode import Episode, EpisodeFile
from output.feed.paging import FEED
from output.manifests import MANIFEST
from output.show import Show

if TYPE_CHECKING:
    from output.checks.feed.document import Feed
    from output.checks.fetching import Served

LARGEST_TEXT = 64 << 20
"""Bytes of a text file that are read: ten hours of speech make a transcript.json of 6 MB."""


@dataclass(frozen=True)
class Public:
    """The folder of a show; ``served`` is how a server gave each file, where the folder was fetched from one."""

    path: Path
    show: Show = field(default_factory=Show)
    served: Mapping[str, Served] = field(default_factory=dict)

    @cached_property
    def folders(self) -> list[Folder]:
        """The folders that hold a manifest, by name."""
        return [Folder(path.parent, self) for path in sorted(self.path.glob(f"*/{MANIFEST}"))]

    @cached_property
    def episodes(self) -> dict[str, Episode]:
        """Folder name to manifest, of those that can be read."""
        return {folder.name: folder.episode for folder in self.folders if folder.episode}

    @cached_property
    def promised(self) -> set[Path]:
        """The files that must be there; a link to one that is missing is no mistake of the link."""
        named = {folder.path / row.name for folder in self.folders for row in folder.named}
        return named | ({self.path / FEED} if self.show.base_url else set())

    @cached_property
    def feeds(self) -> list[Feed]:
        """The documents of the feed, read once for all rules."""
        from output.checks.feed.document import feeds

        return feeds(self)

    @cached_property
    def sounds(self) -> set[str | None]:
        """Where the feed says that the sound of its episodes lies."""
        return {brief.enclosure for feed in self.feeds for brief in feed.briefs}

    def files(self) -> Iterator[Path]:
        """Every file below the folder, in order; links count as files and are not followed."""
        for folder, inside, names in os.walk(self.path):
            inside.sort()
            links = [name for name in inside if Path(folder, name).is_symlink()]
            yield from (Path(folder, name) for name in sorted([*names, *links]))

    def text(self, name: str) -> str | None:
        """The text of the file ``name`` below the folder; None where there is none that can be read."""
        return read_text(self.path / name)


@dataclass(frozen=True)
class Folder:
    """The folder of an episode; ``episode`` is None where its manifest is none, and ``problem`` says why."""

    path: Path
    public: Public

    @property
    def name(self) -> str:
        return self.path.name

    def file(self, name: str) -> str:
        """A file of this folder as findings name it."""
        return f"{self.name}/{name}"

    @cached_property
    def _read(self) -> Episode | str:
        try:
            return Episode.model_validate_json(read_text(self.path / MANIFEST) or "")
        except ValidationError as error:
            first = error.errors()[0]
            return f"{'.'.join(map(str, first['loc'])) or 'the file'}: {first['msg']}"

    @property
    def episode(self) -> Episode | None:
        return None if isinstance(self._read, str) else self._read

    @property
    def problem(self) -> str | None:
        return self._read if isinstance(self._read, str) else None

    @property
    def named(self) -> tuple[EpisodeFile, ...]:
        """The rows of the manifest whose name stays in this folder."""
        files = self.episode.files if self.episode else ()
        return tuple(row for row in files if PurePosixPath(row.name).name == row.name and "\\" not in row.name)

    def text(self, name: str) -> str | None:
        """The text of the file ``name``; None where there is none that can be read."""
        return read_text(self.path / name)

    @cached_property
    def _transcript(self) -> Any:
        return read_json(self.text("transcript.json"))

    def rows(self, key: str) -> list[dict[str, Any]]:
        """The objects of a list in transcript.json; none where there is no such list that can be read."""
        found = self._transcript.get(key) if isinstance(self._transcript, dict) else None
        return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []

    @property
    def turns(self) -> list[dict[str, Any]]:
        """The turns of the transcript, in order."""
        return [row for row in self.rows("blocks") if row.get("kind") == "turn"]


def read_text(path: Path) -> str | None:
    """A UTF-8 file of at most ``LARGEST_TEXT`` bytes, without its byte order mark; None where it is no such file."""
    try:
        small = path.is_file() and path.stat().st_size <= LARGEST_TEXT
        return path.read_bytes().decode("utf-8-sig") if small else None
    except (OSError, UnicodeDecodeError):
        return None


def read_json(text: str | None) -> Any:
    """What a JSON text holds; None where it is none."""
    try:
        return json.loads(text or "")
    except (ValueError, RecursionError):
        return None
