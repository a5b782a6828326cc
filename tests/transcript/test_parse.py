"""The seed's kind of text: a scraped news page with an interview in it, and what parse promises of it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from transcript.errors import SourceError
from transcript.model import Furniture, Heading, Narration, Transcript
from transcript.parsing import explain, parse
from transcript.source import Source, read

EXAMPLE = Path(__file__).parents[2] / "examples" / "interview.txt"
ARTICLE = """by the news desk

On Monday the ferry returned: nobody had expected it.

Why did the ferry come back?

Interview Between The Quay and a Ferryman

The Quay (TQ): Welcome. With us is Jon Vold.

Jon Vold (JV): Thank you for having me.

TQ: What happened?

JV: It was foggy. [laughs] Very foggy.

I waited.

TQ: And then?

JV: Then I came home.

You may also like

Ten harbours

Leave a Comment
"""


@pytest.fixture(scope="module")
def article() -> Transcript:
    return parse(Source(ARTICLE))


def test_labels_introduced_in_full_and_then_abbreviated_are_one_person(article: Transcript) -> None:
    assert [(s.id, s.name, s.aliases, s.role) for s in article.speakers] == [
        ("TQ", "The Quay", ("TQ",), "host"),
        ("JV", "Jon Vold", ("JV",), "guest"),
    ]


def test_turns_alternate_and_keep_their_paragraphs(article: Transcript) -> None:
    turns = list(article.turns())
    assert [turn.speaker for turn in turns] == ["TQ", "JV"] * 3
    assert turns[3].paragraphs == ("It was foggy. [laughs] Very foggy.", "I waited.")
    assert turns[3].text == "\n\n".join(turns[3].paragraphs)


def test_the_article_is_narration_and_its_questions_and_titles_are_headings(article: Transcript) -> None:
    assert [b.text for b in article.blocks if isinstance(b, Narration)] == [
        "by the news desk",
        "On Monday the ferry returned: nobody had expected it.",
    ]
    assert [b.text for b in article.blocks if isinstance(b, Heading)] == [
        "Why did the ferry come back?",
        "Interview Between The Quay and a Ferryman",
    ]
    assert article.title == "Interview Between The Quay and a Ferryman"


def test_what_follows_furniture_is_furniture(article: Transcript) -> None:
    assert [b.text for b in article.blocks if isinstance(b, Furniture)] == [
        "You may also like",
        "Ten harbours",
        "Leave a Comment",
    ]


def test_a_direction_stays_in_the_text_and_is_marked(article: Transcript) -> None:
    turn = list(article.turns())[3]
    (direction,) = turn.inlines
    assert (direction.kind, turn.text[direction.start : direction.end]) == ("direction", "[laughs]")


def test_every_span_is_true(article: Transcript) -> None:
    for block in article.blocks:
        assert ARTICLE[block.span.start : block.span.end] == block.text


def test_the_example_reads_its_unlabelled_reply_as_the_guests() -> None:
    transcript = parse(read(EXAMPLE))
    replies = [turn for turn in transcript.turns() if turn.text.startswith("Forty-one of the forty-eight")]
    assert [turn.speaker for turn in replies] == ["MS"]
    assert [d.code for d in transcript.diagnostics] == ["inferred-speaker"]
    assert len(list(transcript.turns())) == 27


def test_a_text_without_labels_gives_no_turns_and_says_so() -> None:
    transcript = parse(Source("Once upon a time.\n\nThe end: there is none.\n"))
    assert list(transcript.turns()) == []
    assert [(d.code, d.severity) for d in transcript.diagnostics] == [("no-interview", "error")]


def test_a_label_without_words_is_a_warning_with_its_line() -> None:
    transcript = parse(Source("Ada: Hello there.\n\nBen:\n\nAda: Are you there?\n\nBen: Yes.\n"))
    assert [(d.line, d.severity, d.code) for d in transcript.diagnostics] == [(3, "warning", "empty-turn")]


def test_speakers_can_be_named_by_their_number() -> None:
    text = "Speaker 1: Hello.\n\nSpeaker 2: Hi.\n\nSpeaker 1: Bye.\n"
    transcript = parse(Source(text), speakers={"1": "Ada Lovelace"})
    assert [(s.id, s.name) for s in transcript.speakers] == [("Speaker 1", "Ada Lovelace"), ("Speaker 2", "Speaker 2")]


def test_a_style_can_be_forced_and_an_unknown_one_is_an_error() -> None:
    text = "Ada: Hello.\nBen: Hi.\n"
    assert parse(Source(text), style="bracket").style is None
    with pytest.raises(SourceError, match="no label style 'nonsense'"):
        parse(Source(text), style="nonsense")


def test_explain_gives_the_ranked_styles_and_a_reason_for_every_line() -> None:
    reading = explain(Source(ARTICLE))
    assert reading.ranked[0].style == reading.transcript.style == "colon"
    assert reading.ranked[0].score > reading.ranked[1].score
    numbers = [number for number, line in enumerate(ARTICLE.split("\n"), 1) if line.strip()]
    assert [line.number for line in reading.lines] == numbers
    assert all(line.reason for line in reading.lines)


def test_front_matter_holds_a_style_so_that_a_fix_lasts() -> None:
    text = "---\nstyle: dash\n---\nAda - hello\n\nBen - hi\n\nAda - bye\n\nBen - bye\n"
    source = read(io.BytesIO(text.encode()))
    assert parse(source).style == "dash"


def test_a_speaker_goes_on_below_what_only_looks_like_a_heading() -> None:
    text = "Ada: Hello there.\n\nBen: One.\n\nThe Second Part\n\nTwo.\n\n"
    text += "# New Chapter\n\nAn aside.\n\nAda: Bye.\n\nBen: Bye.\n"
    blocks = [(block.kind, getattr(block, "speaker", None), block.text) for block in parse(Source(text)).blocks]
    assert blocks[1:6] == [
        ("turn", "Ben", "One."),
        ("heading", None, "The Second Part"),
        ("turn", "Ben", "Two."),
        ("heading", None, "New Chapter"),
        ("narration", None, "An aside."),
    ]


def test_what_follows_a_comment_of_several_lines_is_said_and_the_comment_is_not() -> None:
    text = (
        "Ann: Hello, how are you?\n\n<!-- a\nsecret --> And I go on.\n\nBen: Fine.\n\nAnn: And now?\n\nBen: I read.\n"
    )
    first = next(parse(read(io.BytesIO(text.encode()))).turns())
    assert first.text.split("\n\n") == ["Hello, how are you?", "And I go on."]
