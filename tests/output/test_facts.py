from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.episode import Facts, Person
from output.errors import FactsError
from output.facts import facts
from output.facts import told as facts_and_origins
from output.show import Show
from output.slug import slug
from transcript.model import Heading, Narration, Span, Speaker, Transcript, Turn

NOWHERE = Span(0, 0)
FILE = "the file's name"
INTERVIEW = Transcript(
    speakers=(Speaker(id="A", name="Ada", role="guest"), Speaker(id="J", name="Jane", role="host")),
    blocks=(
        Narration(text="Bees dance. They do. " + "Nobody knew. " * 40, span=NOWHERE),
        Heading(text="On bees", span=NOWHERE, level=1),
        Turn(text="Why? Tell us.", paragraphs=("Why? Tell us.",), speaker="J", span=NOWHERE),
        Turn(text="So.", paragraphs=("So.",), speaker="A", span=NOWHERE),
    ),
)


def told(name: str = "talk.txt", meta: dict[str, Any] | None = None, **changes: Any) -> Facts:
    return facts(INTERVIEW.model_copy(update={"meta": meta or {}, **changes}), Show(), name)


def test_what_nobody_wrote_is_found_and_said() -> None:
    found = told()
    assert (found.title, found.slug) == ("On bees", "on-bees")
    assert found.summary is not None
    assert found.summary.startswith("Bees dance. They do. Nobody knew.")
    assert len(found.summary) <= 300
    assert found.opening == "Jane: Why? Tell us.\nAda: So."
    assert set(found.derived) == {"title", "slug", "summary", "opening", "guid"}


@pytest.mark.parametrize(
    ("texts", "summary"),
    [
        (("By our harbour correspondent", "The light came back.", "It shines (so)."), "The light came back. It shines"),
        (("A byline", "A word below a picture"), "A byline A word below a picture"),
        (("Von unserer Korrespondentin", "„Es leuchtet.“"), "„Es leuchtet.“"),
    ],
)
def test_a_byline_is_no_summary_where_there_are_sentences(texts: tuple[str, ...], summary: str) -> None:
    narrated = tuple(Narration(text=text, span=NOWHERE) for text in texts)
    assert str(told(blocks=(*narrated, *INTERVIEW.blocks[1:])).summary).startswith(summary)


@pytest.mark.parametrize(
    ("name", "expected"),
    {
        "2021-05-06-on-bees.txt": {"date": "2021-05-06"},
        "in/2021-05-06.txt": {"date": "2021-05-06"},
        "s02e05 bees.md": {"season": 2, "number": 5},
        "ep12-bees.md": {"number": 12},
        "007_bees.md": {"number": 7},
        "bees.md": {"number": None, "season": None, "date": None},
    }.items(),
)
def test_the_name_of_a_file_tells_what_it_holds(name: str, expected: dict[str, Any]) -> None:
    assert told(name).model_dump(include=set(expected)) == expected


def test_front_matter_is_believed_before_name_and_text() -> None:
    found = told("2021-05-06-x.txt", {"slug": "mine", "description": "Short.", "episode": 4}, date="2020-01-02")
    assert (found.slug, found.summary, found.number, found.date) == ("mine", "Short.", 4, "2020-01-02")


def test_options_are_believed_before_front_matter() -> None:
    transcript = INTERVIEW.model_copy(update={"meta": {"number": 4}})
    assert facts(transcript, Show(), "x.txt", {"number": 5}).number == 5


def test_slug_and_guid_stay_when_the_title_changes() -> None:
    kept = told().model_dump(include={"slug", "guid"})
    after = facts_and_origins(INTERVIEW.model_copy(update={"title": "New"}), Show(), "talk.txt", kept=kept).facts
    assert (after.title, after.slug, after.guid) == ("New", kept["slug"], kept["guid"])


def test_a_slug_that_is_published_never_changes() -> None:
    renamed = INTERVIEW.model_copy(update={"meta": {"slug": "new"}})
    with pytest.raises(FactsError, match=r"x\.txt.*'old'.*write slug: old"):
        facts_and_origins(renamed, Show(), "x.txt", kept={"slug": "old", "guid": "g"})


ORIGINS: list[tuple[dict[str, Any], dict[str, str]]] = [
    ({}, {"title": "the heading", "summary": "the narration's first sentences", "slug": "the title"}),
    ({"blocks": INTERVIEW.blocks[2:]}, {"title": FILE, "summary": "the first words", "date": FILE}),
    ({"title": "Mine", "meta": {"summary": "Short."}}, {"guid": "the slug"}),
]


@pytest.mark.parametrize(("changes", "origins"), ORIGINS)
def test_where_each_fact_comes_from_is_known(changes: dict[str, Any], origins: dict[str, str]) -> None:
    found = facts_and_origins(INTERVIEW.model_copy(update=changes), Show(), "2026-03-01-bees.txt").origins
    assert {key: found.get(key) for key in origins} == origins
    assert ("title" in found, "summary" in found) == ("title" not in changes, "meta" not in changes)


def test_what_a_blog_calls_type_and_url_is_its_own_affair() -> None:
    assert told(meta={"type": "post", "url": "/2026/bees/"}) == told()
    assert told(meta={"type": "trailer"}).kind == "trailer"


def test_persons_are_who_is_heard_with_what_is_known_of_them() -> None:
    show = Show(persons=(Person(name="Jane", role="host", href="https://example.com/j"),))
    meta = {"persons": [{"name": "Ada", "image": "https://example.com/a.jpg"}, "Editor"]}
    found = facts(INTERVIEW.model_copy(update={"meta": meta}), show, "x.txt")
    assert found.persons == (
        Person(name="Ada", role="guest", image="https://example.com/a.jpg"),
        Person(name="Jane", role="host", href="https://example.com/j"),
        Person(name="Editor"),
    )


def test_front_matter_of_others_is_left_alone() -> None:
    assert told(meta={"layout": "post", "tags": ["a"]}) == told()


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "many"},
        {"number": True},
        {"date": "yesterday"},
        {"slug": "../x"},
        {"persons": [{"nom": "x"}]},
        {"persons": 3},
    ],
)
def test_a_wrong_fact_is_named_with_its_file(wrong: dict[str, Any]) -> None:
    with pytest.raises(FactsError, match=f"x.txt.*{next(iter(wrong))}"):
        facts(INTERVIEW.model_copy(update={"meta": wrong}), Show(), "x.txt")


def test_a_text_that_says_nothing_has_a_title_all_the_same() -> None:
    assert facts(Transcript(), Show(), "-").title == "Untitled"


@given(st.lists(st.text(), max_size=3))
def test_a_slug_is_one_safe_name_for_any_title(titles: list[str]) -> None:
    assert Facts(title="x", slug=slug(*titles)).slug not in {"", "con", "nul", ".", ".."}


def test_emoji_titles_have_slugs_that_differ() -> None:
    assert slug("🎉") != slug("🐝")
    assert slug("CON") == "episode-con"
    assert slug("..", "my file") == "my-file"
