"""Where chapters begin and what they are called."""

from __future__ import annotations

from itertools import pairwise

import pytest

from output.chapters import chapters
from output.estimate import estimate
from transcript.model import Heading, Inline, Span, Speaker, Transcript, Turn

SPEAKERS = (Speaker(id="H", name="Host", role="host"), Speaker(id="G", name="Guest", role="guest"))


def talk(turns: int) -> Transcript:
    texts = [f"What is question {n}?" if n % 2 == 0 else "A long answer. " * 30 for n in range(turns)]
    blocks = tuple(
        Turn(text=text.strip(), span=Span(n, n + 1), speaker="HG"[n % 2], paragraphs=(text.strip(),))
        for n, text in enumerate(texts)
    )
    return Transcript(speakers=SPEAKERS, blocks=blocks)


@pytest.mark.parametrize("turns", [6, 20, 80])
def test_chapters_begin_at_0_and_lie_30_seconds_apart(turns: int) -> None:
    found = chapters(estimate(talk(turns)))
    assert found[0].start_ms == 0
    assert len(found) >= 3
    assert all(after.start_ms - before.start_ms >= 30_000 for before, after in pairwise(found))


def spoken(*said: tuple[str, str]) -> Transcript:
    """Turns by their speaker, and headings by ``#``."""
    blocks: list[Turn | Heading] = []
    for n, (who, text) in enumerate(said):
        span = Span(n, n + 1)
        blocks.append(
            Heading(text=text, span=span) if who == "#" else Turn(text=text, span=span, speaker=who, paragraphs=(text,))
        )
    return Transcript(speakers=SPEAKERS, blocks=tuple(blocks))


LONG = "A long answer. " * 40


def test_an_answer_begins_no_chapter_where_there_are_questions_enough() -> None:
    asked = [("H", f"What is question {n}?") for n in range(6)]
    said = [each for one in asked for each in (one, ("G", "Wait."), ("H", "Why?"), ("G", LONG))]
    found = chapters(estimate(spoken(*said)))
    assert len(found) >= 3
    assert {spoken(*said).blocks[each.block or 0].speaker for each in found} == {"H"}  # type: ignore[union-attr]


def test_an_answer_begins_a_chapter_where_hosts_say_too_little() -> None:
    found = chapters(estimate(spoken(("H", "What is it?"), ("G", LONG), ("G", LONG), ("G", LONG), ("G", LONG))))
    assert len(found) >= 3


def test_headings_begin_chapters_however_near_as_long_as_they_lie_30_seconds_apart() -> None:
    parts = [each for n in range(12) for each in (("#", f"Part {n}"), ("G", LONG))]
    found = chapters(estimate(spoken(*parts)))
    assert [each.title for each in found] == [f"Part {n}" for n in range(12)]


def test_chapters_are_called_as_the_host_asks() -> None:
    assert all(chapter.title.startswith("What is question") for chapter in chapters(estimate(talk(20))))


def test_a_chapter_that_no_question_opens_is_called_by_a_sentence_that_tells() -> None:
    said = "Yeah. Right. The lamp went out at nine in the evening."
    turn = Turn(text=said, span=Span(0, 1), speaker="G", paragraphs=(said,))
    found = chapters(estimate(Transcript(speakers=SPEAKERS, blocks=(turn,))))
    assert found[0].title.startswith("The lamp went out")


def test_a_text_that_is_not_heard_has_no_chapters() -> None:
    assert chapters(estimate(Transcript())) == ()


def test_what_a_title_was_made_from_is_kept_where_it_had_to_be_shortened() -> None:
    asked = "How does the government plan to respond to it?"
    turns = (asked, "Right. It does not.", "Why?")
    blocks = tuple(
        Turn(text=text, span=Span(n, n + 1), speaker="H", paragraphs=(text,)) for n, text in enumerate(turns)
    )
    first = chapters(estimate(Transcript(speakers=SPEAKERS, blocks=blocks)))[0]
    assert (first.title, first.full_title) == ("How does the government plan to…", asked)
    assert all(each.full_title is None for each in chapters(estimate(talk(6))) if not each.title.endswith("…"))


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://example.com/storm", "https://example.com/storm"),
        ("https://ja.wikipedia.org/wiki/海?a=%20", "https://ja.wikipedia.org/wiki/%E6%B5%B7?a=%20"),
        ("https://例.jp/", "https://xn--fsq.jp/"),
        (f"https://{'ü' * 70}.de/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_heading_that_is_a_link_gives_the_chapter_its_address(href: str, url: str | None) -> None:
    heading = Heading(text="The storm", span=Span(0, 1), inlines=(Inline(kind="link", start=0, end=9, href=href),))
    said = Turn(text="It came at night.", span=Span(1, 2), speaker="G", paragraphs=("It came at night.",))
    found = chapters(estimate(Transcript(speakers=SPEAKERS, blocks=(heading, said))))
    assert [(each.title, each.url) for each in found] == [("The storm", url)]


def test_a_heading_that_has_a_picture_gives_it_to_the_chapter() -> None:
    heading = Heading(text="The storm", span=Span(0, 1), image="storm.jpg")
    said = Turn(text="It came at night.", span=Span(1, 2), speaker="G", paragraphs=("It came at night.",))
    found = chapters(estimate(Transcript(speakers=SPEAKERS, blocks=(heading, said))))
    assert [(each.title, each.image) for each in found] == [("The storm", "storm.jpg")]
