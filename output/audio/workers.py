"""Runs tasks on any executor, in order, a few ahead; a worker that crashes costs one worker and not the build."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field
from typing import Any, Generic, ParamSpec, Protocol, TypeVar

from output.errors import BuildError
from voices.store import Store

T = TypeVar("T")
Item = TypeVar("Item")
P = ParamSpec("P")
R = TypeVar("R")

AHEAD = 4
"""Tasks a worker that are handed out before the first is awaited: enough to keep all busy, few to remember."""

WINDOW = 512
"""Items that may wait behind a task: while a worker starts, the caller goes on with what needs none."""


HANDED_OUT_S = 0.001
"""Seconds of rest behind each task: the executor's own threads, which bring it to a worker, get the core at once. Else
they were seen to wait for it for 0.07 s, while the worker had nothing to do."""


class Task(Protocol):
    """Work for a worker: small, and fit to be sent to another process or machine."""

    @property
    def name(self) -> str:
        """What it is, for people."""
        ...

    def make(self, store: Store) -> None:
        """Do it, and keep in the store what comes of it."""
        ...


def make(task: Task, store: Store) -> None:
    """Have a task put what it makes into the store; here, and not where tasks come from, so that workers start fast."""
    task.make(store)


@dataclass
class _Entry(Generic[T, Item]):
    task: T | None
    item: Item
    future: Future[None] | None

    @property
    def ready(self) -> bool:
        return self.future is None or self.future.done()


@dataclass
class Workers(Generic[T]):
    """Calls ``function`` for tasks on executors that ``make_executor`` makes, first when a task comes.

    ``name`` says what a task is, for the error when it crashes its worker a second time, alone. ``meanwhile`` is called
    once, when there is a task to wait for.
    """

    function: Callable[[T], None]
    make_executor: Callable[[], Executor]
    jobs: int
    name: Callable[[T], str] = str
    meanwhile: Callable[[], None] | None = None
    _executor: Executor | None = None
    _handed_out: int = 0
    _under_way: set[Future[Any]] = field(default_factory=set)

    def run(self, items: Iterable[tuple[T | None, Item]]) -> Iterator[Item]:
        """Give back the second of each pair, in order, once its task is done (None: nothing to do).

        What the function raises is raised; a task that crashes its worker twice is a BuildError.
        """
        window: deque[_Entry[T, Item]] = deque()
        tasks = 0
        for task, item in items:
            window.append(_Entry(task, item, None if task is None else self._submit(task)))
            tasks += task is not None
            while window and (window[0].ready or tasks >= AHEAD * self.jobs or len(window) >= WINDOW):
                tasks -= window[0].task is not None
                yield self._next(window)
        while window:
            yield self._next(window)

    @property
    def started(self) -> int:
        """How many workers there are at most: as many as have had a task."""
        return 0 if self._executor is None else min(self.jobs, self._handed_out)

    def call(self, function: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> Future[R]:
        """Have a function called by a worker that is there; where all have crashed the future says so."""
        try:
            if self._executor is None:
                raise BrokenExecutor("no worker has started")
            future = self._executor.submit(function, *arguments, **named)
            self._under_way.add(future)
            future.add_done_callback(self._under_way.discard)
            time.sleep(HANDED_OUT_S)
            return future
        except BrokenExecutor as error:
            broken: Future[R] = Future()
            broken.set_exception(error)
            return broken

    def close(self) -> None:
        """Let running tasks end, forget the others, and wait until the workers have ended.

        Python would wait too, and fails where a pool comes to its end just as it does (3.11, ``_python_exit``).
        """
        if self._executor is not None:
            for future in tuple(self._under_way):
                future.cancel()  # one by one: an executor of a cluster (Dask's) cannot when it is shut down
            self._executor.shutdown()
            self._executor = None

    def _submit(self, task: T) -> Future[None]:
        if self._executor is None:
            self._executor = self.make_executor()
        self._handed_out += 1
        return self.call(self.function, task)

    def _next(self, window: deque[_Entry[T, Item]]) -> Item:
        future = window[0].future
        if future is not None:
            self._use_the_time(future)
            try:
                future.result()
            except BrokenExecutor:
                self._recover(window)
        return window.popleft().item

    def _use_the_time(self, future: Future[None]) -> None:
        if self.meanwhile is not None and not future.done():
            self.meanwhile()
            self.meanwhile = None

    def _recover(self, window: deque[_Entry[T, Item]]) -> None:
        """After a crash do what was under way one by one: whatever crashes alone is to blame."""
        self.close()
        for entry in window:
            if entry.task is not None and entry.future is not None and not _succeeded(entry.future):
                entry.future = self._submit(entry.task)
                self._alone(entry.task, entry.future)

    def _alone(self, task: T, future: Future[None]) -> None:
        try:
            future.result()
        except BrokenExecutor as error:
            self.close()
            raise BuildError(
                f"a worker crashed twice on {self.name(task)}",
                value=self.name(task),
                remedy="change this text or choose another voice; what is finished is kept",
            ) from error


def _succeeded(future: Future[None]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None
