"""What is watched while serving: sources, which are built again, and ``public/``, which is shown again."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import Change, awatch

from output.feed.imported import FOLDER as IMPORTED
from output.show import Show
from output.theme import folders
from transcript.errors import TurncastError
from turncast.config import FILE_NAME, load_show
from turncast.folders import INTERVIEWS
from turncast.serving.reload import Changes

LATEST_MS = 5000
"""How late a change may be noticed that came between two ways of watching."""


class Sources:
    """The files that a build reads: those named, else what podcast.toml lists or ``interviews/`` holds."""

    def __init__(self, public: Path, config: Path | None, named: Sequence[str]) -> None:
        self.public, self.config, self.named = public, config, named

    def paths(self) -> set[Path]:
        """Files and folders that are there now; podcast.toml may just have changed what they are."""
        config = self.config or Path(FILE_NAME)
        try:
            found = list(self._named_by(*load_show(self.config)))
        except TurncastError:  # the build says what is wrong with podcast.toml; its author will change it
            found = []
        return {path.resolve() for path in (config, *found) if path.exists()}

    def seen(self) -> dict[Path, int]:
        """Every file that a build reads and when it was changed (ns); where it differs there is something to build."""
        files = (file for path in self.paths() for file in (path.iterdir() if path.is_dir() else [path]))
        return {file: _changed_ns(file) for file in files if not file.name.startswith(".")}

    @property
    def folders(self) -> set[Path]:
        """What is watched: folders and not files, for editors put a new file into the place of the old one."""
        home = (self.config or Path(FILE_NAME)).resolve().parent
        return {home, *(path if path.is_dir() else path.parent for path in self.paths())}

    def _named_by(self, show: Show, file: Path | None) -> Iterator[Path]:
        home = file.parent if file else Path()
        yield from map(Path, self.named)
        if not self.named:
            yield from (home / name for name in show.episodes or [INTERVIEWS])
        yield from (home / name for name in (IMPORTED, show.cover) if name)
        yield from folders(show.theme)[:-1]

    async def build(self) -> None:
        """Build in a process of its own: a template that changed is read afresh, a crash ends only the build."""
        options = ["--config", str(self.config)] if self.config else []
        command = [sys.executable, "-m", "turncast", "build", *self.named, "-o", str(self.public), *options]
        process = await asyncio.create_subprocess_exec(*command)
        try:
            await process.wait()
        finally:
            if process.returncode is None:
                process.terminate()


def _changed_ns(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:  # an editor has just taken it away, to put a new one there
        return 0


async def build_on_change(sources: Sources) -> None:
    """Build whenever a source changes, for ever; what changes while a build runs is built after it."""
    built = sources.seen()
    while True:
        watched = sources.folders
        async for _ in awatch(*watched, recursive=False, rust_timeout=LATEST_MS, yield_on_timeout=True):
            built = await _up_to_date(sources, built)
            if sources.folders != watched:
                break


async def _up_to_date(sources: Sources, built: dict[Path, int]) -> dict[Path, int]:
    """Build until no source is newer than the build that read it; what was read last."""
    while (now := sources.seen()) != built:
        built = now
        await sources.build()
    return built


async def tell_on_change(public: Path, changes: Changes) -> None:
    """Tell all open pages whenever a file of the show has changed, for ever."""
    root = public.resolve()

    def shown(_change: Change, name: str) -> bool:
        return not any(part.startswith(".") for part in Path(name).relative_to(root).parts)

    async for _ in awatch(root, watch_filter=shown):
        changes.tell()
