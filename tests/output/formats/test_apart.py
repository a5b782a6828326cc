"""Captions that workers render are those that are rendered here, whatever happens to a worker or to the store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from output.audio.workers import Workers
from output.formats import Rendering, apart, get_format
from output.formats.apart import Share, shares
from voices.errors import StoreError
from voices.store import Store

FORMATS = [get_format(name) for name in ("html", "srt", "vtt", "ttml", "podcast-transcript", "json")]
LED, NAMED = ["srt", "ttml"], ["vtt", "podcast-transcript"]


def nothing(_task: str) -> None:
    """What workers have done before."""


class Crashing(ThreadPoolExecutor):
    """Workers that crash after their first task."""

    calls = 0

    def submit(self, *args, **named):  # type: ignore[no-untyped-def]
        self.calls += 1
        if self.calls > 1:
            raise BrokenExecutor("a worker has crashed")
        return super().submit(*args, **named)


@contextmanager
def idle(jobs: int, make: Callable[[], Executor] | None = None) -> Iterator[Workers[str]]:
    """Workers that had a task each."""
    workers: Workers[str] = Workers(nothing, make or partial(ThreadPoolExecutor, jobs), jobs)
    list(workers.run((str(task), task) for task in range(jobs)))
    yield workers
    workers.close()


def made(begun: list[Share], rendering: Rendering) -> dict[str, str]:
    return {
        each.name: text for share in begun for each, text in zip(share.formats, share.texts(rendering), strict=True)
    }


def here(rendering: Rendering) -> dict[str, str]:
    return {each.name: each.render(rendering) for each in FORMATS if each.cues}


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_workers_render_what_is_rendered_here_and_leave_nothing_in_the_store(
    jobs: int, rendering: Rendering, tmp_path: Path
) -> None:
    store = Store(tmp_path)
    with idle(jobs) as workers:
        begun = shares(rendering, FORMATS, workers, store)
        assert len(begun) == len({share.coming.result() for share in begun if share.coming}) == min(jobs, 2)
        assert made(begun, rendering) == here(rendering)
    assert list(store.entries()) == []


def test_formats_with_the_same_cues_go_to_one_worker(rendering: Rendering, tmp_path: Path) -> None:
    with idle(2) as workers:
        begun = shares(rendering, FORMATS, workers, Store(tmp_path))
    assert [[each.name for each in share.formats] for share in begun] == [LED, NAMED]


def test_the_notes_that_a_worker_used_are_used_here(rendering: Rendering, tmp_path: Path) -> None:
    with idle(1) as workers:
        made(shares(rendering, FORMATS, workers, Store(tmp_path)), rendering)
    used = dict(rendering.notes.used)  # as JSON has them, for notes are kept so
    rendering.notes.used.clear()
    here(rendering)
    assert used == json.loads(json.dumps(rendering.notes.used)) != {}


def test_where_no_worker_has_started_none_is_started_for_captions(rendering: Rendering, tmp_path: Path) -> None:
    workers: Workers[str] = Workers(nothing, lambda: pytest.fail("a worker was started"), 2)
    begun = shares(rendering, FORMATS, workers, Store(tmp_path))
    assert [share.coming for share in begun] == [None, None]
    assert made(begun, rendering) == here(rendering)


def test_captions_of_a_long_episode_are_left_to_whoever_ends_the_workers(
    rendering: Rendering, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "MOST_WORDS", 20)
    with idle(2) as workers:
        begun = shares(rendering, FORMATS, workers, Store(tmp_path))
    assert [share.coming for share in begun] == [None, None]
    assert made(begun, rendering) == here(rendering)


def test_what_a_crashed_worker_was_to_render_is_rendered_here(rendering: Rendering, tmp_path: Path) -> None:
    with idle(1, partial(Crashing, 1)) as workers:
        begun = shares(rendering, FORMATS, workers, Store(tmp_path))
        assert begun[0].coming
        assert isinstance(begun[0].coming.exception(), BrokenExecutor)
        assert made(begun, rendering) == here(rendering)


def test_with_a_store_that_keeps_nothing_all_is_rendered_here(
    rendering: Rendering, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("the store is full", value="store")

    store = Store(tmp_path)
    monkeypatch.setattr(store, "put", full)
    with idle(1, partial(ThreadPoolExecutor, 1)) as workers:
        assert made(shares(rendering, FORMATS, workers, store), rendering) == here(rendering)
