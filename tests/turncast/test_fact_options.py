"""Facts of an episode as options of build."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from turncast.cli import cli

TALK = "---\ntitle: Written\nnumber: 3\n---\nAnn Berg: What is new?\n\nBo Lind: Little.\n\nAnn Berg: And then?\n"


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.txt").write_text(TALK)
    return tmp_path / "talk.txt"


def build(store: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["build", "talk.txt", "--to", "txt", "--store", str(store), *options])


def facts(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    (manifest,) = Path("public").glob("*/episode.json")
    told: dict[str, Any] = json.loads(manifest.read_text())["facts"]
    return told


GIVEN: dict[str, tuple[list[str], object]] = {
    "title": (["--title", "Given"], "Given"),
    "date": (["--date", "2026-03-01"], "2026-03-01"),
    "number": (["--number", "7"], 7),
    "season": (["--season", "2"], 2),
    "summary": (["--summary", "S"], "S"),
    "image": (["--image", "https://example.com/a.jpg"], "https://example.com/a.jpg"),
    "explicit": (["--clean"], False),
    "location": (["--location", "Graz"], "Graz"),
    "license": (["--license", "cc-by-4.0"], "cc-by-4.0"),
    "guid": (["--guid", "old-guid"], "old-guid"),
    "slug": (["--slug", "mine"], "mine"),
}


def test_every_option_is_believed_before_the_front_matter(talk: Path, shared_store: Path) -> None:
    told = facts(build(shared_store, *(part for options, _ in GIVEN.values() for part in options)))
    assert {fact: told.get(fact) for fact in GIVEN} == {fact: value for fact, (_, value) in GIVEN.items()}
    assert told["derived"] == ["opening"]


def test_persons_have_names_with_commas_links_and_pictures(talk: Path, shared_store: Path) -> None:
    told = facts(
        build(
            *(shared_store, "--person", "Bo Lind, href=https://bo.example/a,b"),
            *("--person", "Cy Orr, MD,role=guest,image=https://example.com/cy.jpg"),
        )
    )
    assert told["persons"] == [
        {"name": "Ann Berg", "role": "host"},
        {"name": "Bo Lind", "role": "guest", "href": "https://bo.example/a,b"},
        {"name": "Cy Orr, MD", "role": "guest", "image": "https://example.com/cy.jpg"},
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--number", "many"], "number = 'many' is not allowed: must be a whole number"),
        (["--date", "soon"], "date = 'soon' is not allowed: must be a date"),
        (["--person", "Ann Berg,role=boss"], "persons.0.role = 'boss' is not allowed: must be 'host'"),
        (["--image", "none.jpg"], "image: no such file"),
    ],
)
def test_a_wrong_option_is_one_clear_error(talk: Path, shared_store: Path, options: list[str], told: str) -> None:
    assert told in str(build(shared_store, *options).exception)


def test_options_that_are_facts_need_one_source(talk: Path) -> None:
    Path("other.txt").write_text(TALK)
    for sources in ([], ["talk.txt", "other.txt"]):
        result = CliRunner().invoke(cli, ["build", *sources, "--title", "x"])
        assert (result.exit_code, "--title is for one SOURCE" in result.output) == (2, True)


def test_what_nobody_wrote_is_said_unless_quiet(talk: Path, shared_store: Path) -> None:
    said = build(shared_store).output
    assert "found     guid from the slug, slug from the title, summary from the first words" in said
    assert "title from" not in said
    assert build(shared_store, "--force", "--quiet").output == ""
