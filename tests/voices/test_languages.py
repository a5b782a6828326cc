"""The nearest of many accents, by CLDR's likely subtags and distances."""

from __future__ import annotations

import sys

import langcodes
import pytest

from voices.languages import ACCENT, LIKELY, UNRELATED, accents, distance, is_language, speaks

ESPEAK = ["cmn", "cmn-Latn-pinyin", "de", "en-029", "en-GB", "en-US", "en-US-x-nyc", "es", "es-419", "fr-BE", "fr-FR"]
ESPEAK += ["nb", "pt-BR", "pt-PT", "uz", "yue"]


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("fr", "fr-FR"), ("pt", "pt-BR"), ("en", "en-US"), ("es", "es"), ("es-ES", "es"), ("zh", "cmn"),
        ("de-AT", "de"), ("fr-CA", "fr-FR"), ("en-AU", "en-GB"), ("es-AR", "es-419"), ("pt-AO", "pt-PT"),
        ("EN-us-X-nyc", "en-US-x-nyc"), ("no", "nb"), ("gsw", "de"), ("zh-TW", "cmn"), ("uz-Cyrl", "uz"),
    ],
)  # fmt: skip
def test_the_nearest_accent_comes_first(language: str, first: str) -> None:
    assert next(iter(accents(language, ESPEAK))) == first


def test_a_dialect_comes_after_the_plain_accent_and_before_those_of_other_regions() -> None:
    assert list(accents("en", ESPEAK))[:2] == ["en-US", "en-US-x-nyc"]


@pytest.mark.parametrize(("language", "steps"), [("pt", [0, 2]), ("pt-PT", [0, 2]), ("pt-AO", [14, 16])])
def test_how_far_an_accent_is_is_told(language: str, steps: list[int]) -> None:
    assert list(accents(language, ESPEAK).values()) == steps


def test_the_likely_regions_are_cldr_s() -> None:
    assert {tag: langcodes.get(tag).maximize().territory for tag in LIKELY} == {
        tag: region.partition("-")[2].upper() for tag, region in LIKELY.items()
    }


@pytest.mark.parametrize("language", ["en", "en-GB", "de-AT", "fr", "pt", "es", "uz-Cyrl"])
def test_what_is_plain_needs_no_library(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    distance.cache_clear()
    monkeypatch.setitem(sys.modules, "langcodes", None)
    assert accents(language, ESPEAK)


@pytest.mark.parametrize("language", ["fi", "qaa", "xx-YY", "", "no language at all"])
def test_a_language_that_nobody_speaks_has_no_accents(language: str) -> None:
    assert accents(language, ESPEAK) == {}


def test_a_language_that_is_merely_understood_is_another() -> None:
    assert accents("ca", ["es"]) == {}
    assert distance("ca", "es") > ACCENT


def test_what_is_no_tag_is_far_from_everything() -> None:
    assert distance("no language at all", "en") == UNRELATED


@pytest.mark.parametrize(
    ("text", "right"),
    [("fr", True), ("pt-br", True), ("zh-TW", True), ("en-gbb", False), ("en-gb+f3", False), ("alan", False)],
)
def test_a_language_is_told_from_a_misspelt_voice(text: str, right: bool) -> None:
    assert is_language(text) is right


@pytest.mark.parametrize(
    ("language", "tags"),
    [
        ("zh", ["cmn"]), ("EN", ["en-029", "en-GB", "en-US", "en-US-x-nyc"]), ("es-ES", ["es"]),
        ("en-GB", ["en-GB"]), ("pt-PT", ["pt-PT"]), ("no", ["nb"]), ("qaa", []), ("english", []),
    ],
)  # fmt: skip
def test_a_language_has_all_its_accents_and_one_with_a_region_that_alone(language: str, tags: list[str]) -> None:
    assert [tag for tag in ESPEAK if speaks(tag, language)] == tags
