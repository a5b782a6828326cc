"""Tasks run in order on processes, and a process that crashes costs one worker and not the build."""

from __future__ import annotations

import atexit
import ctypes
import gc
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event, Timer

import pytest

from output.audio.pools import process_pool
from output.audio.workers import Workers
from output.errors import BuildError
from transcript.errors import SourceError
from turncast.standby import standby


def work(task: str, folder: Path) -> None:
    """Leave a file named after the task; what the name says may happen before."""
    crashed = folder / f"{task}.crashed"
    if task.startswith("always") or (task.startswith("once") and not crashed.exists()):
        crashed.touch()
        os._exit(11)
    if task.startswith("wrong"):
        raise SourceError("is wrong", value=task, file="a.txt", line=3, remedy="mend it")
    (folder / task).touch()


def run(tasks: list[str | None], folder: Path) -> list[int]:
    workers: Workers[str] = Workers(partial(work, folder=folder), partial(process_pool, 2), 2)
    try:
        return list(workers.run((task, i) for i, task in enumerate(tasks)))
    finally:
        workers.close()


def faults(rounds: int) -> int:
    """Pages that the system hands over while arrays as large as those of a segment come and go."""
    import numpy as np

    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(rounds):
        arrays = [np.ones(1 << 20, np.float32) for _ in range(4)]
        del arrays
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallopt"), reason="another C library than glibc")
def test_a_worker_gives_the_memory_of_one_segment_to_the_next() -> None:
    with process_pool(1) as pool:
        once, often = (pool.submit(faults, rounds).result() for rounds in (1, 20))
    assert often < once


NICENESS = """
import os
from multiprocessing import active_children
from output.audio.pools import process_pool
if __name__ == "__main__":
    with process_pool(1) as pool:
        worker = pool.submit(os.getpriority, os.PRIO_PROCESS, 0).result()
        children = open(f"/proc/self/task/{os.getpid()}/children").read().split()
        workers = {child.pid for child in active_children()}
        trackers = [os.getpriority(os.PRIO_PROCESS, int(child)) for child in children if int(child) not in workers]
        print(os.getpriority(os.PRIO_PROCESS, 0), worker, trackers)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all threads are equally nice")
def test_what_only_waits_for_the_end_stands_back_and_nobody_else_does(tmp_path: Path) -> None:
    """In a process of its own: here other tests may have started multiprocessing's resource tracker."""
    (program := tmp_path / "program.py").write_text(NICENESS)
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=True, timeout=120)
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert done.stdout.split(maxsplit=2) == [str(own), str(own), "[19]\n"]


def settled() -> bool:
    """Whether the worker is soon where it searches for garbage, but not in what it has imported."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if gc.isenabled() and gc.get_freeze_count() > 10_000:
            return True
        time.sleep(0.01)
    return False


def test_a_worker_searches_for_garbage_but_not_in_what_it_has_imported() -> None:
    with process_pool(1) as pool:
        assert pool.submit(settled).result()


def test_items_come_back_in_order_each_after_its_task(tmp_path: Path) -> None:
    tasks = [f"task-{i}" if i % 3 else None for i in range(20)]
    assert run(tasks, tmp_path) == list(range(20))
    assert {path.name for path in tmp_path.iterdir()} == {task for task in tasks if task}


def test_a_crash_is_survived_and_its_task_done_again(tmp_path: Path) -> None:
    assert run(["a", "once", "b", "c", "d"], tmp_path) == [0, 1, 2, 3, 4]
    assert {"a", "once", "b", "c", "d"} <= {path.name for path in tmp_path.iterdir()}


def test_what_crashes_twice_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="always") as caught:
        run(["a", "b", "always", "c"], tmp_path)
    assert caught.value.value == "always"
    assert {"a", "b"} <= {path.name for path in tmp_path.iterdir()}


def test_an_error_keeps_its_place_and_remedy_on_its_way_from_the_worker(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        run(["a", "wrong", "b"], tmp_path)
    assert str(caught.value) == "a.txt:3: is wrong - mend it"
    assert (caught.value.value, caught.value.line) == ("wrong", 3)


def test_without_a_task_no_process_is_started(tmp_path: Path) -> None:
    def never() -> None:
        raise AssertionError

    workers: Workers[str] = Workers(partial(work, folder=tmp_path), never, 2)  # type: ignore[arg-type]
    assert list(workers.run([(None, "a"), (None, "b")])) == ["a", "b"]


def test_what_needs_no_task_is_taken_while_a_task_runs() -> None:
    reached = Event()

    def wait(task: str) -> None:
        if not reached.wait(timeout=30):
            raise AssertionError(f"{task} ended before the items behind it were taken")

    def items() -> Iterator[tuple[str | None, int]]:
        yield "slow", 0
        yield from ((None, i) for i in range(1, 100))
        reached.set()
        yield None, 100

    workers: Workers[str] = Workers(wait, partial(ThreadPoolExecutor, 1), 1)
    try:
        assert list(workers.run(items())) == list(range(101))
    finally:
        workers.close()


def test_the_time_until_a_task_is_done_is_used_once() -> None:
    used, done = Event(), []

    def wait(task: str) -> None:
        assert used.wait(timeout=30)

    def meanwhile() -> None:
        done.append(True)
        used.set()

    workers: Workers[str] = Workers(wait, partial(ThreadPoolExecutor, 1), 1, meanwhile=meanwhile)
    try:
        assert list(workers.run([("one", 1), ("two", 2)])) == [1, 2]
        used.clear()
        Timer(0.2, used.set).start()  # the third is waited for too
        assert list(workers.run([("three", 3)])) == [3]
    finally:
        workers.close()
    assert done == [True]


def test_where_nothing_is_waited_for_nothing_is_done_meanwhile() -> None:
    workers: Workers[str] = Workers(str, partial(ThreadPoolExecutor, 1), 1, meanwhile=lambda: pytest.fail("no time"))  # type: ignore[arg-type]
    assert list(workers.run([(None, 1), (None, 2)])) == [1, 2]


def number() -> int:
    return os.getpid()


@pytest.mark.parametrize(("built", "workers"), [(False, 2), (True, 1)])
def test_a_first_build_starts_all_workers_and_an_edit_one(built: bool, workers: int, tmp_path: Path) -> None:
    source = tmp_path / "one.txt"
    if built:
        (tmp_path / "public" / "one").mkdir(parents=True)
        (tmp_path / "public" / "one" / "episode.json").touch()
        os.utime(tmp_path / "public" / "one" / "episode.json", (0, 0))
    source.touch()
    before = {child.pid for child in multiprocessing.active_children()}
    with standby([source], tmp_path / "public", 2):
        assert len({child.pid for child in multiprocessing.active_children()} - before) == workers


def test_where_nothing_is_newer_than_what_was_built_no_worker_starts(tmp_path: Path) -> None:
    source = tmp_path / "one.txt"
    source.touch()
    os.utime(source, (0, 0))
    (tmp_path / "public" / "one").mkdir(parents=True)
    (tmp_path / "public" / "one" / "episode.json").touch()
    before = multiprocessing.active_children()
    with standby([source], tmp_path / "public", 2):
        assert multiprocessing.active_children() == before


class Cluster(ThreadPoolExecutor):
    """An executor that is shut down as Dask's is: it can wait and no more."""

    def shutdown(self, wait: bool = True) -> None:  # type: ignore[override]
        super().shutdown(wait)


def test_the_workers_of_a_cluster_are_closed_and_what_waits_is_not_done() -> None:
    begun, done = Event(), []

    def work(task: str) -> None:
        begun.set()
        time.sleep(0.1)
        done.append(task)

    workers: Workers[str] = Workers(work, partial(Cluster, 1), 1)
    list(workers.run([("one", 0)]))
    begun.clear()
    coming = [workers.call(work, task) for task in ("two", "three", "four")]
    assert begun.wait(timeout=30)
    workers.close()
    assert done == ["one", "two"]
    assert [each.cancelled() for each in coming] == [False, True, True]


def register(path: str) -> None:
    atexit.register(Path(path).touch)


def test_what_a_worker_was_asked_to_do_at_its_end_is_done(tmp_path: Path) -> None:
    with process_pool(1) as pool:
        pool.submit(register, str(tmp_path / "ended")).result()
    assert (tmp_path / "ended").exists()


def blocked() -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])


@pytest.mark.skipif(sys.platform == "win32", reason="no signals are kept from anybody")
def test_a_worker_never_hears_ctrl_c_and_who_starts_it_does() -> None:
    with process_pool(1) as pool:
        assert pool.submit(blocked).result()
    assert not blocked()


def test_builds_of_one_command_share_their_workers(tmp_path: Path) -> None:
    sources = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for source in sources:
        source.touch()
    with standby(sources, tmp_path / "public", 1) as lend:
        first = lend()
        worker = first.submit(number).result()
        first.shutdown()
        assert lend().submit(number).result() == worker


def test_after_a_crash_there_are_new_workers(tmp_path: Path) -> None:
    with standby([tmp_path / "one.txt", tmp_path / "two.txt"], tmp_path / "public", 1) as lend:
        with pytest.raises(BrokenExecutor):
            lend().submit(os._exit, 11).result()
        assert lend().submit(number).result() != os.getpid()


def test_the_only_build_of_a_command_may_end_its_workers(tmp_path: Path) -> None:
    with standby([tmp_path / "one.txt"], tmp_path / "public", 1) as give:
        pool = give()
        pool.shutdown()
        with pytest.raises(RuntimeError, match="shutdown"):
            pool.submit(number)
        assert give().submit(number).result() != os.getpid()
