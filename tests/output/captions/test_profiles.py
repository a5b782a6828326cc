"""The table of caption profiles."""

from __future__ import annotations

import pytest

from output.captions import PROFILES, Profile


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_of_the_table_is_one_that_would_be_taken_from_a_show(name: str) -> None:
    assert Profile.model_validate(PROFILES[name].model_dump()) == PROFILES[name]
