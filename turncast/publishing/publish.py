"""One run of ``turncast publish``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from time import monotonic

from turncast.publishing.changes import File, changed, gone, local
from turncast.publishing.target import STATE, PublishError, Target

TOGETHER = 8
"""Files that are sent at once; servers for SFTP allow ten sessions (OpenSSH, ``MaxSessions``)."""
REMEMBER_S = 10
"""How often what was published is written down: so much is sent again at most after a kill."""


class Run:
    """Publishes ``public`` to ``target``; each file that went is told to ``tell``."""

    def __init__(self, public: Path, target: Target, tell: Callable[[str, str], None], force: bool = False) -> None:
        self.public, self.target, self.tell = public, target, tell
        self.files = local(public)
        self.there = target.sizes()
        self.state = {} if force else target.state()
        self.remembered = monotonic()

    def stages(self) -> Iterator[tuple[File, ...]]:
        """What is to be sent, stage by stage."""
        return changed(self.files, self.state, self.there)

    def gone(self) -> list[str]:
        """What was published and is no more; only ``delete`` takes it away."""
        return gone(self.files, self.state, self.there)

    def send(self) -> list[File]:
        """Send what changed and give it. Where it fails, what went is remembered; PublishError."""
        try:
            sent = [file for stage in list(self.stages()) for file in self._send(stage)]
        except BaseException:
            with suppress(PublishError):  # the failure that led here says more
                self._remember()
            raise
        if sent:
            self._remember()
        return sent

    def _send(self, stage: tuple[File, ...]) -> Iterator[File]:
        with ThreadPoolExecutor(TOGETHER) as pool:
            for file, _ in zip(stage, pool.map(self._put, stage), strict=True):
                self.state[file.name] = file.state
                self.tell("sent", file.name)
                if monotonic() - self.remembered > REMEMBER_S:
                    self._remember()
                yield file

    def _put(self, file: File) -> None:
        self.target.put(self.public / file.name, file.name)

    def delete(self) -> None:
        """Take away what was published and is no more, and the folders that are empty then."""
        names = self.gone()
        for name in names:
            self.target.delete(name)
            del self.state[name]
            self.tell("deleted", name)
        folders = {str(parent) for name in names for parent in PurePosixPath(name).parents} - {"."}
        for folder in sorted(folders, reverse=True):  # what lies within a folder comes before it
            self.target.drop_empty(folder)
        self._remember()

    def _remember(self) -> None:
        text = json.dumps({"files": dict(sorted(self.state.items()))}, indent=0) + "\n"
        with TemporaryDirectory() as folder:
            path = Path(folder) / STATE
            path.write_text(text, encoding="utf-8")
            self.target.put(path, STATE)
        self.remembered = monotonic()
