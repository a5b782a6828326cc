"""A worker that starts while the build is still read and planned.

A worker takes as long to start as the front door takes to import what it needs, and there are two cores or more.
Whether there will be work is guessed from the times of files; a wrong guess costs a process that was not needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor

NEEDED = "output.audio.segment"
"""What a worker imports first."""


@contextmanager
def standby(sources: Iterable[Path], output: Path, jobs: int | None) -> Iterator[Callable[[], Executor] | None]:
    """What makes executors for builds, the first of them running already; None where no source seems to be newer."""
    if not changed(sources, output):
        yield None
        return
    from output.audio.workers import default_jobs, process_pool  # slow to import

    workers = jobs or default_jobs()
    ready = [process_pool(workers)]
    ready[0].submit(import_module, NEEDED)
    try:
        yield lambda: ready.pop() if ready else process_pool(workers)
    finally:
        for pool in ready:
            pool.shutdown(wait=False, cancel_futures=True)


def changed(sources: Iterable[Path], output: Path) -> bool:
    """Whether a source was written after the newest episode below ``output``."""
    built = max((path.stat().st_mtime for path in output.glob("*/episode.json")), default=0.0)
    return any(path.is_file() and path.stat().st_mtime > built for path in sources)
