from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from voices.errors import StoreError
from voices.slots import slot

HOLD = """
import sys, time
from pathlib import Path
from voices.slots import slot
with slot(Path(sys.argv[1]), "engine", 1):
    print("held", flush=True)
    time.sleep(60)
"""


def most_at_once(folder: Path, count: int | None, names: tuple[str, ...] = ("engine",)) -> int:
    """How many of six threads are inside at once, at the most."""
    guard, inside, most = threading.Lock(), [0], [0]

    def work(i: int) -> None:
        with slot(folder, names[i % len(names)], count):
            with guard:
                inside[0] += 1
                most[0] = max(most[0], inside[0])
            time.sleep(0.05)
            with guard:
                inside[0] -= 1

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(work, range(6)))
    return most[0]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_no_more_than_the_count_are_inside_at_once(tmp_path: Path, count: int) -> None:
    assert most_at_once(tmp_path / "locks", count) == count


def test_without_a_count_nobody_waits_and_nothing_is_written(tmp_path: Path) -> None:
    assert most_at_once(tmp_path / "locks", None) > 3
    assert not (tmp_path / "locks").exists()


def test_names_are_apart_whatever_stands_in_them(tmp_path: Path) -> None:
    assert most_at_once(tmp_path / "locks", 1, ("a/../b", "a")) == 2
    assert {path.parent for path in tmp_path.rglob("*.lock")} <= {tmp_path / "locks"}


def test_a_place_is_free_again_after_an_error(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="inside"), slot(tmp_path, "engine", 1):
            raise ValueError("inside")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_holder_that_is_killed_keeps_nobody_waiting(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(most_at_once, tmp_path, 1)
        time.sleep(0.2)
        assert not waiting.done()
        os.kill(process.pid, signal.SIGKILL)
        assert waiting.result(30) == 1
    process.communicate()


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="--store"), slot(tmp_path / "file", "engine", 1):
        pass
