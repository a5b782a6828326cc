"""How Python is kept from searching what leaves nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from output.memory import unsearched


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """What was frozen is searched again, for other tests go on here."""
    yield
    gc.unfreeze()


def test_nothing_is_searched_meanwhile_and_what_is_there_not_afterwards() -> None:
    frozen = gc.get_freeze_count()
    with unsearched():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > frozen


def _fail() -> None:
    with unsearched():
        raise ZeroDivisionError


def test_garbage_is_searched_again_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError):
        _fail()
    assert gc.isenabled()
