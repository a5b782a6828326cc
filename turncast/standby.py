"""The workers of a command: one pool for all of its builds, started while the first is still read and planned.

A worker takes as long to start as the front door takes to import what it needs, and there are two cores or more.
Whether there will be work is guessed from the times of files; a wrong guess costs processes that were not needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor


FEW = 4
"""Workers that start before it is known how much there is to do."""


@contextmanager
def standby(sources: Sequence[Path], output: Path, jobs: int | None) -> Iterator[Callable[[], Executor]]:
    """What makes executors for builds; their pool is starting already where a source seems newer than all episodes.

    One worker starts for an edit, which changes little; a few where no episode was built before.
    """
    pools = _Pools(jobs)
    built = _built(output)
    if any(path.is_file() and path.stat().st_mtime > max(built, default=0.0) for path in sources):
        pools.start(at_once=1 if built else FEW)
    try:
        yield pools.lend if len(sources) > 1 else pools.give
    finally:
        pools.close()


class _Pools:
    """A pool that is lent until a worker crashes, and then another."""

    def __init__(self, jobs: int | None) -> None:
        self.jobs = jobs
        self.pool: Executor | None = None

    def start(self, at_once: int = 1) -> Executor:
        """The pool that is there, else a new one, of whose workers so many start ``at_once``."""
        from output.audio.pools import default_jobs, process_pool, starting  # slow to import

        if self.pool is None or not starting(self.pool):
            jobs = self.jobs or default_jobs()
            self.pool = process_pool(jobs)
            for _ in range(min(at_once, jobs)):
                starting(self.pool)
        return self.pool

    def lend(self) -> Executor:
        """The pool for one of several builds: to start workers for each of them takes longer than a short episode."""
        from output.audio.pools import Lent

        return Lent(self.start())

    def give(self) -> Executor:
        """The pool for the only build, which ends it when it needs it no more."""
        pool, self.pool = self.pool or self.start(), None
        return pool

    def close(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)


def _built(output: Path) -> list[float]:
    """When each episode was built (seconds since the epoch)."""
    return [path.stat().st_mtime for path in output.glob("*/episode.json")]
