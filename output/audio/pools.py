"""Pools of worker processes: how they start, how they are shared, how they end."""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from importlib import import_module
from itertools import islice
from typing import ParamSpec, TypeVar

from output.memory import keep_memory, unsearched

P = ParamSpec("P")
T = TypeVar("T")


def default_jobs() -> int:
    """As many workers as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


NICEST = 19
"""As nice as a process can be (setpriority(2)): it runs where nobody else wants the core."""


def process_pool(jobs: int) -> Executor:
    """A pool of worker processes. They are spawned: engines' libraries and threads do not survive a fork."""
    if sys.platform == "linux":
        (starting := threading.Thread(target=_start_tracker)).start()
        starting.join()
    return _Pool(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_start_worker)


def _start_tracker() -> None:
    """Start multiprocessing's resource tracker, which a pool has, so that it stands back.

    It has nothing to do before the end, and to start takes it 0.05 s of the cores on which workers and the front door
    start. A thread of Linux has a niceness of its own, which what it starts inherits.
    """
    from multiprocessing import resource_tracker

    with suppress(OSError):  # a sandbox may forbid it
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICEST)
    resource_tracker.ensure_running()


class _Pool(ProcessPoolExecutor):
    """A pool whose workers never hear Ctrl-C: one that has just been started would tell of it in many lines."""

    def submit(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Hand the call on; a worker that is started for it inherits which signals are kept from it."""
        if not hasattr(signal, "pthread_sigmask"):
            return super().submit(function, *arguments, **named)
        usual = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(function, *arguments, **named)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, usual)


class Lent(Executor):
    """An executor whose borrower cannot shut it down."""

    def __init__(self, owned: Executor) -> None:
        self._owned = owned

    def submit(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Hand the call on."""
        return self._owned.submit(function, *arguments, **named)


def starting(pool: Executor) -> bool:
    """Have a worker start before the first task comes; whether the pool still takes tasks.

    It has nothing to do, so that it counts as free while it imports: the first task waits for it and starts no other.
    """
    try:
        pool.submit(_nothing)
    except BrokenExecutor:
        return False
    return True


def _nothing() -> None:
    """What a worker is started with."""


def _start_worker() -> None:
    """Leave Ctrl-C to the build, and end when the build is no more: a killed build leaves no process behind.

    It ends at once, behind all exit handlers, as the build does that waits for it: to take apart what it has imported
    takes 0.05 s.
    What tasks need is got ready meanwhile, in a thread: a task that comes earlier waits for what it imports.
    There is a worker for each core, so numpy's OpenBLAS gets one thread: others of its own would spin for 50 ms after
    each product of matrices and take the core from LAME. It reads the variable when numpy is imported.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    keep_memory()
    atexit.register(_leave)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_get_ready, daemon=True).start()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _leave() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # there is none, or nobody listens
            stream.flush()
    os._exit(0)


LATE = (
    *("voices.marks", "sentencex", "numpy.fft", "output.audio.codecs.lame"),
    *("output.formats.srt", "output.formats.vtt", "output.formats.podcast_transcript"),
)
"""What is imported when a segment first needs it, or a caption when the sound is made, and most of them do."""


def _get_ready() -> None:
    """Import what tasks need, and have what most of them use look around: the first task would wait for it.

    What is imported stays, so it is not searched for garbage, neither meanwhile nor later (0.025 s in all).
    """
    with unsearched():
        _import()
        gc.freeze()


def _import() -> None:
    import_module("output.audio.voicing")
    from output.audio import codecs
    from transcript.errors import TurncastError
    from voices import engine

    with suppress(TurncastError, OSError):  # what is wrong with it is told when it is used
        codecs.get_codec(codecs.USUAL).version()
        usual = engine.get_engine(engine.USUAL)
        usual.version()
        list(islice(usual.voices(), 2))  # the second is a variant of the first
    for name in LATE:
        import_module(name)
    import_module("output.captions.stretch").version()


def _end_after(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
