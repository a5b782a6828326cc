"""What is watched while serving: sources, which are built again, and ``public/``, which is shown again."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import Change, awatch

from output.feed.imported import FOLDER as IMPORTED
from output.show import Show
from output.template import folders
from transcript.errors import TurncastError
from turncast.config import FILE_NAME, load_show
from turncast.folders import INTERVIEWS
from turncast.serving.reload import Changes


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


async def build_on_change(sources: Sources) -> None:
    """Build whenever a source changes, for ever."""
    while True:
        paths = sources.paths()
        folders = {path if path.is_dir() else path.parent for path in paths}

        def wanted(_change: Change, name: str, paths: set[Path] = paths) -> bool:
            path = Path(name)
            return (path in paths or path.parent in paths) and not path.name.startswith(".")

        # Folders and not files are watched, for editors put a new file into the place of the old one.
        async for _ in awatch(*folders, watch_filter=wanted, recursive=False):
            await sources.build()
            break


async def tell_on_change(public: Path, changes: Changes) -> None:
    """Tell all open pages whenever a file of the show has changed, for ever."""
    root = public.resolve()

    def shown(_change: Change, name: str) -> bool:
        return not any(part.startswith(".") for part in Path(name).relative_to(root).parts)

    async for _ in awatch(root, watch_filter=shown):
        changes.tell()
