"""How Python is kept from searching what leaves nothing."""

from __future__ import annotations

import gc

import pytest

from output.memory import unsearched


def test_nothing_is_searched_meanwhile_nor_at_once_afterwards_and_all_of_it_later() -> None:
    frozen = gc.get_freeze_count()
    with unsearched():
        assert not gc.isenabled()
        kept: list[list[int]] = [[] for _ in range(5000)]  # as many as Python would search behind
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen
    assert len(gc.get_objects(generation=0)) < len(kept)


def test_who_searches_nothing_finds_it_so_afterwards() -> None:
    with unsearched():
        with unsearched():
            pass
        assert not gc.isenabled()


def _fail() -> None:
    with unsearched():
        raise ZeroDivisionError


def test_garbage_is_searched_again_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError):
        _fail()
    assert gc.isenabled()
