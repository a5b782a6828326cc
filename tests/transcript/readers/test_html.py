"""Pages whose elements say who speaks, and pages whose elements only look so."""

from __future__ import annotations

import io

import pytest

from transcript.model import Heading, Transcript
from transcript.parsing import parse
from transcript.source import read

TALK = [
    ("Anna Berg", "What did you see that night on the rock?"),
    ("Tom Lind", "We saw the light go out, and we knew at once."),
    ("Anna Berg", "And then what happened to the others?"),
    ("Tom Lind", "They rowed ashore before the storm came in."),
    ("Anna Berg", "Did everyone survive the night out there?"),
    ("Tom Lind", "Everyone did, and the dog as well, I am glad to say."),
]
PAGE = (
    "<!DOCTYPE html><html><head><title>The light</title></head><body><nav><a href='/'>Home</a></nav><main><article>"
    "<h1>The light</h1><p>Anna Berg spoke with Tom Lind about the night of the storm, ten years ago this week.</p>"
    "{}</article></main><footer><p>Copyright 2024 News</p></footer></body></html>"
)
SHAPES = {
    "terms and definitions": ("<dl>{}</dl>", "<dt>{0}</dt><dd>{1}</dd>"),
    "blocks with classes": ("{}", '<div class="turn"><div class="speaker">{0}</div><div>{1}</div></div>'),
    "a span with a class": ("{}", '<p><span class="speaker-name">{0}</span> {1}</p>'),
    "a name, a time and words": (
        "{}",
        '<div><span class="name">{0}</span><span class="time">00:12</span><p>{1}</p></div>',
    ),
    "bold with a colon": ("{}", "<p><strong>{0}:</strong> {1}</p>"),
    "bold and line breaks": ("<p>{}</p>", "<b>{0}:</b> {1}<br>"),
    "headings": ("{}", "<h3>{0}</h3><p>{1}</p>"),
    "a table": ("<table>{}</table>", "<tr><td>{0}</td><td>{1}</td></tr>"),
    "a list": ("<ul>{}</ul>", "<li><b>{0}</b>: {1}</li>"),
    "cite": ("{}", "<blockquote><cite>{0}</cite><p>{1}</p></blockquote>"),
    "an attribute": ("{}", '<p data-speaker="{0}">{1}</p>'),
}


def said(transcript: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns()]


def page(body: str) -> Transcript:
    return parse(read(io.BytesIO(PAGE.format(body).encode())))


@pytest.mark.parametrize("shape", SHAPES)
def test_the_turns_of_a_page_are_found_however_its_elements_name_who_speaks(shape: str) -> None:
    around, each = SHAPES[shape]
    assert said(page(around.format("".join(each.format(*turn) for turn in TALK)))) == TALK


def test_paragraphs_classed_as_questions_and_answers_are_turns() -> None:
    kinds = {"Anna Berg": "question", "Tom Lind": "answer"}
    found = page("".join(f'<p class="{kinds[name]}">{words}</p>' for name, words in TALK))
    assert [words for _, words in said(found)] == [words for _, words in TALK]
    assert [speaker.role for speaker in found.speakers] == ["host", "guest"]


def test_a_list_of_people_and_a_glossary_hold_no_turn() -> None:
    team = "".join(f'<div class="name">Member {i}</div><p>Works here since 200{i}, and likes it.</p>' for i in range(8))
    assert said(page(f"<p>This is our team, all of it, as of this spring.</p>{team}")) == []
    terms = "".join(f"<dt>Term {i}</dt><dd>The meaning of term number {i} in this glossary.</dd>" for i in range(8))
    assert said(page(f"<dl>{terms}</dl>")) == []


def test_the_title_is_without_the_name_of_the_site() -> None:
    words = "".join(f"<p>{who}: {'It was a long day on the water, and we talked. ' * 3}</p>" for who in "ABABAB")
    page = f"<!doctype html><title>The Boat | The Post</title><article><h1>The Boat</h1>{words}</article>"
    assert parse(read(io.BytesIO(page.encode()))).title == "The Boat"


def test_questions_in_quotations_are_the_interviewers() -> None:
    shapes = {"Anna Berg": "<blockquote><p>{}</p></blockquote>", "Tom Lind": "<p>{}</p>"}
    found = page("".join(shapes[name].format(words) for name, words in TALK))
    names = {"Anna Berg": "Interviewer", "Tom Lind": "Guest"}
    assert said(found) == [(names[name], words) for name, words in TALK]


def test_quotations_that_do_not_ask_stay_in_the_words_around_them() -> None:
    found = page(
        "".join(f"<p><b>{name}:</b> {words}</p><blockquote>The rock stood.</blockquote>" for name, words in TALK)
    )
    assert [turn.speaker for turn in found.turns()] == [name for name, _ in TALK]


def test_a_page_s_heading_has_the_picture_in_it_or_in_the_figure_under_it() -> None:
    said = "<p><b>Anna Berg:</b> What did you see out there?</p><p><b>Tom Lind:</b> We saw the light, and the rock.</p>"
    found = page(
        f"""<h2><img src="sea (1).jpg">The storm</h2>{said}
        <h2>The calm</h2><figure><img src="https://example.com/lamp_1.png"><figcaption>A lamp</figcaption></figure>
        {said}
        <h2>The end</h2><p>An article's <img src="no.png"> own words.</p>{said}
        <h2>Afterwards</h2><p><img src="data:image/png;base64,AAAA"></p>{said}"""
    )
    headings = [block for block in found.blocks if isinstance(block, Heading)]
    assert [(each.text, each.image) for each in headings] == [
        ("The light", None),
        ("The storm", "sea%20%281%29.jpg"),
        ("The calm", "https://example.com/lamp_1.png"),
        ("The end", None),
        ("Afterwards", None),
    ]
