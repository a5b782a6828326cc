"""Every fault that is planted in the good show is found by its rule, and by no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from output.checks import GROUPS, check, server
from tests.output.checks.faults import CODECS, FAULTS
from tests.output.checks.good_show import SHOW
from tests.output.checks.planting import Fault, feed


def test_nothing_is_found_in_the_good_show(good: Path) -> None:
    assert list(check(good, SHOW)) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}: {fault.what}")
def test_a_fault_is_found_by_its_rule_alone(public: Path, fault: Fault) -> None:
    fault.plant(public)
    found = list(check(public, SHOW))
    assert {each.rule for each in found} == {fault.rule}, found
    assert all(each.place and each.message and each.remedy and each.source for each in found)


def test_nothing_is_found_in_the_good_show_in_every_codec(rich: Path) -> None:
    assert list(check(rich, SHOW)) == []


@pytest.mark.parametrize("fault", CODECS, ids=lambda fault: f"{fault.rule}: {fault.what}")
def test_a_fault_of_a_codec_is_found_by_its_rule_alone(rich: Path, tmp_path: Path, fault: Fault) -> None:
    fault.plant(Path(shutil.copytree(rich, tmp_path / "public")))
    assert {each.rule for each in check(tmp_path / "public", SHOW)} == {fault.rule}


def test_a_feed_that_is_no_xml_is_told_of_with_its_line(public: Path) -> None:
    feed("<title>Bells", "<title>Bells &nbsp;")(public)
    (found,) = check(public, SHOW)
    assert ("nbsp" in found.message, found.line) == (True, 3)


def test_every_rule_has_a_fault_that_it_finds() -> None:
    served = {rule.id for rule in server.GROUP.rules}  # planted in answers of a server: test_fetching.py
    rules = {rule.id for group in GROUPS for rule in group.rules}
    assert sorted(rules - {fault.rule for fault in (*FAULTS, *CODECS)} - served) == []


def test_every_rule_has_an_id_of_its_own() -> None:
    rules = {id(rule): rule.id for group in GROUPS for rule in group.rules}
    shared = [rule for rule in set(rules.values()) if list(rules.values()).count(rule) > 1]
    assert sorted(shared) == ["location-geo", "location-osm", "person-role"]
