"""``turncast cache``: any store, named behind the command as for ``build``, or before it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from turncast.cli import main
from voices.store import Store, key_of

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The exit status of ``turncast cache`` and what it prints."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["cache", *arguments])
        assert isinstance(ended.value.code, int)
        return ended.value.code, *capsys.readouterr()

    return run


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with three objects of a kilobyte or so."""
    store = Store(tmp_path / "store")
    for number in range(3):
        store.put("segments", key_of(number), {"frames": 1}, bytes(1000))
    return store


@pytest.mark.parametrize("behind", [True, False])
def test_the_store_may_be_named_behind_the_command_or_before_it(run: Run, store: Store, behind: bool) -> None:
    named = ["--store", store.address]
    status, told, _ = run(*(["info", *named] if behind else [*named, "info"]))
    assert (status, told.split()[:3]) == (0, [store.address, "segments", "3"])


def test_pruning_leaves_as_much_as_is_asked_for(run: Run, store: Store) -> None:
    assert run("prune", "--store", store.address, "--max-size", "2.2kB")[0] == 0
    assert len(list(store.entries())) == 2


def test_a_size_that_is_none_is_wrong_usage_and_deletes_nothing(run: Run, store: Store) -> None:
    status, _, told = run("prune", "--store", store.address, "--max-size", "much")
    assert (status, len(list(store.entries()))) == (2, 3)
    assert "2GB" in told


def test_clearing_leaves_nothing(run: Run, store: Store) -> None:
    assert run("clear", "--store", store.address) == (0, "", "deleted 3 objects, 0.0 MB\n")
    assert list(store.entries()) == []
