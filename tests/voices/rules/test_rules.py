"""What holds for the tables themselves."""

from __future__ import annotations

import pytest

from voices.rules import LANGUAGES, rules_of
from voices.spoken import spoken


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "fr", "es"])
def test_every_rule_of_a_language_has_an_example_that_it_applies_to(language: str) -> None:
    silent = {rule.name for rule in rules_of(language) if rule.name not in spoken(rule.example, language).rules}
    assert silent == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_a_languages_rules_are_different(language: str) -> None:
    names = [rule.name for rule in rules_of(language)]
    assert len(names) == len(set(names))


def test_a_region_without_a_table_is_said_by_the_table_of_its_language() -> None:
    assert rules_of("de-AT") == rules_of("de") != ()
    assert rules_of("en-gb") == rules_of("en-AU") != rules_of("en")
