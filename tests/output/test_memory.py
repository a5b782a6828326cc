"""How Python is kept from searching what leaves nothing."""

from __future__ import annotations

import gc

import pytest

from output.memory import unsearched


def test_nothing_is_searched_meanwhile_and_nothing_stays_frozen() -> None:
    frozen = gc.get_freeze_count()
    with unsearched():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen


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
