"""The page as a file: safe, whole and self-contained."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from output.episode import Chapter, Facts, Person
from output.errors import FormatError
from output.formats import Rendering, get_format
from output.page.text import paragraphs
from output.show import Show
from output.timeline import Timeline
from transcript.model import Direction, Heading, Inline, InlineKind, Narration, Span, Speaker, Timed, Transcript, Turn

ATTACKS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "<!--<script>",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    # OWASP, XSS Filter Evasion Cheat Sheet: one of each kind.
    '<IMG SRC=`javascript:alert("1")`>',
    '<IMG """><SCRIPT>alert(1)</SCRIPT>"\\>',
    '<IMG SRC=# onmouseover="alert(1)">',
    '<a href="jav&#x09;ascript:alert(1);">x</a>',
    "java\tscript:alert(1)",
    " &#14; javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    '<SCRIPT/XSS SRC="http://xss.rocks/xss.js"></SCRIPT>',
    "<<SCRIPT>alert(1);//\\<</SCRIPT>",
    '\\";alert(1);//',
    "</TITLE><SCRIPT>alert(1);</SCRIPT>",
    "<BODY ONLOAD=alert(1)>",
    "<STYLE>@import'http://xss.rocks/xss.css';</STYLE>",
    '<META HTTP-EQUIV="refresh" CONTENT="0;url=javascript:alert(1);">',
    '<BASE HREF="javascript:alert(1);//">',
    "<!--[if gte IE 4]><SCRIPT>alert(1);</SCRIPT><![endif]-->",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<details open ontoggle=alert(1)>",
    "\u2028alert(1)\u2029",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    'https://example.com/"onmouseover="alert(1)',
    "https://example.com/' onclick='alert(1)",
)


def attacked(text: str, theme: str = "quiet") -> Rendering:
    """``text`` in every field that a stranger can fill."""
    link = Inline(kind="link", start=0, end=len(text), href=text)
    foreign = Inline(kind="language", start=0, end=len(text), language=text)
    turns = [
        Turn(text=text, span=Span(at, at + 1), speaker=text, paragraphs=(text,), inlines=(inline,))
        for at, inline in enumerate((link, foreign))
    ]
    articles = (Heading(text=text, span=Span(2, 3)), Narration(text=text, span=Span(3, 4)))
    blocks = (*turns, *articles, Direction(text=text, span=Span(4, 5)))
    transcript = Transcript(title=text, speakers=(Speaker(id=text, name=text, role="host"),), blocks=blocks)
    # model_copy checks nothing: the page must hold where a check before it does not.
    facts = Facts(title="T", slug="x", persons=(Person(name=text).model_copy(update={"href": text, "image": text}),))
    hostile = {"title": f"{text}!", "summary": text, "date": text, "link": text, "image": text}
    show = Show().model_copy(update={"title": text, "link": text})
    chapters = tuple(Chapter(start_ms=ms, title="x").model_copy(update={"title": text}) for ms in (0, 1000))
    told = facts.model_copy(update=hostile)
    return Rendering(
        Timeline(transcript), told, show.model_copy(update={"theme": theme}), chapters, {"mp3": "audio.mp3"}
    )


class _Elements(HTMLParser):
    """Every element's name and attributes, as a browser would find them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("text", ATTACKS)
def test_no_text_becomes_markup_or_script(text: str) -> None:
    hostile, harmless = _Elements(), _Elements()
    hostile.feed(get_format("html").render(attacked(text)))
    # A name of a file beside the page has no colon; whatever has one is taken for an address.
    harmless.feed(get_format("html").render(attacked("plain:" if ":" in text else "plain")))
    assert [tag for tag, _ in hostile.found] == [tag for tag, _ in harmless.found]
    assert [list(attributes) for _, attributes in hostile.found] == [list(each) for _, each in harmless.found]
    assert not any("javascript:" in (each.get("href") or "") for _, each in hostile.found)


def test_the_policy_names_the_very_style_and_script(rendering: Rendering) -> None:
    page = get_format("html").render(rendering)
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found
    policy = html.unescape(found[1])
    assert "unsafe" not in policy
    for element in ("<style>(.*?)</style>", "<script>(.*?)</script>"):
        text = re.findall(element, page, re.DOTALL)
        assert len(text) == 1
        assert base64.b64encode(hashlib.sha256(text[0].encode()).digest()).decode() in policy


def test_nothing_is_fetched_from_elsewhere(rendering: Rendering) -> None:
    page = get_format("html").render(rendering)
    assert re.findall(r'(?:src|<link[^>]*href)="([^"]*)"', page) == ["audio.mp3"]
    assert "@import" not in page
    assert "url(" not in page


def test_furniture_is_not_on_the_page_and_narration_is(rendering: Rendering) -> None:
    page = get_format("html").render(rendering)
    assert "Leave a comment" not in page
    assert "The lighthouse opens in May." in page


def test_metadata_is_a_podcast_episode_with_synthetic_speech(rendering: Rendering) -> None:
    page = get_format("html").render(rendering)
    found = re.search(r'ld\+json">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert data["@type"] == "PodcastEpisode"
    assert data["associatedMedia"]["digitalSourceType"].endswith("TrainedAlgorithmicMediaDigitalSource")


def test_a_link_over_two_paragraphs_is_one_in_both() -> None:
    text = "Read this.\n\nAnd that, too."
    link = Inline(kind="link", start=5, end=20, href="https://example.com/")
    inside = Inline(kind="emphasis", start=12, end=15)
    first, second = paragraphs("turn-1", text, (link, inside), ())
    assert first.html == 'Read <a href="https://example.com/" rel="noopener">this.</a>'
    assert second.html == '<a href="https://example.com/" rel="noopener"><em>And</em> that</a>, too.'


def test_a_link_within_emphasis_is_kept_and_a_link_within_a_link_is_text() -> None:
    inlines = (
        Inline(kind="strong", start=0, end=13),
        Inline(kind="link", start=4, end=13, href="https://example.com/a"),
        Inline(kind="link", start=9, end=13, href="https://example.com/b"),
        Inline(kind="emphasis", start=9, end=20),
    )
    (only,) = paragraphs("turn-1", "see this page or not", inlines, ())
    link = '<a href="https://example.com/a" rel="noopener">'
    assert only.html == f"<strong>see {link}this <em>page</em></a></strong> or not"


@given(
    st.lists(st.tuples(st.sampled_from(["strong", "link", "code"]), st.integers(0, 12), st.integers(1, 12)), max_size=6)
)
def test_no_word_is_lost_and_every_element_ends_whatever_lies_over_what(
    rows: list[tuple[InlineKind, int, int]],
) -> None:
    text = 'a <b> & "c" d e f g'
    inlines = [Inline(kind=kind, start=at, end=at + size, href="https://e.org/") for kind, at, size in rows]
    (only,) = paragraphs("x", text, inlines, ())
    element = etree.fromstring(f"<p>{only.html}</p>")
    assert "".join(element.itertext()) == text
    assert not element.xpath("//a//a")


def test_times_count_as_a_browser_counts() -> None:
    text = "Go 🛶 on.\n\nThen stop."
    words = (Timed(0, 2, 0, 100), Timed(5, 8, 300, 400), Timed(10, 14, 900, 1000))
    first, second = paragraphs("turn-1", text, (), words)
    assert (first.start_ms, first.times) == (0, ",2,,100,3,3,200,100")
    assert (second.id, second.start_ms, second.times) == ("turn-1-1", 900, ",4,,100")


def test_a_page_with_an_address_can_be_embedded(rendering: Rendering) -> None:
    show = Show(title="Talks", base_url="https://example.com/podcast")
    files = {**rendering.files, "oembed": "oembed.json"}
    page = get_format("html").render(replace(rendering, show=show, files=files))
    found = re.search(r'application/json\+oembed" href="([^"]*)"', page)
    assert found
    assert found[1] == "https://example.com/podcast/the-keepers-log/oembed.json"
    assert '<link rel="canonical" href="https://example.com/podcast/the-keepers-log/">' in page
    document = json.loads(get_format("oembed").render(replace(rendering, show=show)))
    assert (document["version"], document["type"]) == ("1.0", "rich")
    assert 'src="https://example.com/podcast/the-keepers-log/index.html"' in document["html"]


def test_a_page_without_an_address_cannot_be_embedded(rendering: Rendering) -> None:
    assert "oembed" not in get_format("html").render(rendering)
    with pytest.raises(FormatError, match="base_url"):
        get_format("oembed").render(rendering)


def test_right_to_left_languages_are_said_to_be(rendering: Rendering) -> None:
    timeline = rendering.timeline
    arabic = replace(timeline, transcript=timeline.transcript.model_copy(update={"language": "ar"}))
    assert '<html lang="ar" dir="rtl">' in get_format("html").render(replace(rendering, timeline=arabic))


@pytest.mark.parametrize(("language", "told"), [("en-GB", 0), ("de", 8)])
def test_our_own_words_are_said_to_be_english_on_a_page_in_another_language(
    rendering: Rendering, language: str, told: int
) -> None:
    timeline = rendering.timeline
    other = replace(timeline, transcript=timeline.transcript.model_copy(update={"language": language}))
    page = _Elements()
    page.feed(get_format("html").render(replace(rendering, timeline=other)))
    assert sum(attributes.get("lang") == "en" for _, attributes in page.found) >= told
    assert {attributes.get("lang") for _, attributes in page.found} <= {None, language, *["en"] * bool(told)}


def test_links_to_chapters_and_turns_lead_somewhere_without_a_script_too(rendering: Rendering) -> None:
    page = _Elements()
    page.feed(get_format("html").render(rendering))
    ids = {attributes.get("id") for _, attributes in page.found}
    timed = [
        attributes["href"] or "" for _, attributes in page.found if "data-ms" in attributes and "href" in attributes
    ]
    assert len(timed) > len(rendering.chapters)
    assert {link.removeprefix("#") for link in timed} <= ids


def test_a_theme_folder_overrides_one_file(rendering: Rendering, tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text('{% include "quiet.css" %} h1 { color: teal; }')
    page = get_format("html").render(replace(rendering, show=Show(theme=str(tmp_path))))
    assert "h1 { color: teal; }" in page
    assert 'id="player"' in page


@pytest.mark.parametrize(
    "template", ["{{ ''.__class__.__mro__ }}", "{{ facts.nothing }}", "{% if %}", "{% include 'x' %}"]
)
def test_a_faulty_or_forbidden_template_is_one_clear_error(rendering: Rendering, tmp_path: Path, template: str) -> None:
    (tmp_path / "page.css").write_text(template)
    with pytest.raises(FormatError, match=r"page\.css"):
        get_format("html").render(replace(rendering, show=Show(theme=str(tmp_path))))


def test_an_unknown_theme_names_those_that_ship(rendering: Rendering) -> None:
    with pytest.raises(FormatError, match="newspaper"):
        get_format("html").render(replace(rendering, show=Show(theme="nothing-such")))


def test_a_chapter_whose_title_was_cut_is_shown_whole(rendering: Rendering) -> None:
    asked = "What did the keeper of the light do in the winter when the oil ran out?"
    cut = Chapter(start_ms=0, title="What did the keeper of the light do in…", full_title=asked)
    page = get_format("html").render(replace(rendering, chapters=(cut, Chapter(start_ms=9000, title="Of else"))))
    assert f"</span> {asked}</a>" in page
    assert "Of else" in page


def test_one_chapter_alone_is_not_listed(rendering: Rendering) -> None:
    chapters = tuple(Chapter(start_ms=ms, title=f"At {ms}") for ms in (0, 30_000))
    pages = [get_format("html").render(replace(rendering, chapters=chapters[:count])) for count in (1, 2)]
    assert ['<nav class="chapters"' in page for page in pages] == [False, True]
