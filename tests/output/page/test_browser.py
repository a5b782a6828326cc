"""The player in a real Chromium, with real audio, from file://."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from output.episode import Chapter
from output.estimate import estimate
from output.formats import Rendering
from tests.output.page.opening import until, write


def test_play_marks_the_spoken_word_and_turn(page: Any) -> None:
    page.click("#play")
    until(page, "audio.currentTime > 0.5")
    assert page.evaluate("CSS.highlights.get('word').size") == 1
    assert page.get_attribute("#turn-1", "aria-current") == "true"
    page.click("#play")
    assert page.evaluate("audio.paused")


def test_a_click_on_a_word_is_heard_from_that_word(page: Any, rendering: Rendering) -> None:
    place = rendering.timeline.by_block[5]
    box = page.evaluate(
        "(() => { document.getElementById('turn-4').scrollIntoView();"
        " const n = document.getElementById('turn-4-0').firstChild;"
        " const r = document.createRange(); r.setStart(n, 4); r.setEnd(n, 9); const b = r.getBoundingClientRect();"
        " return [b.x + b.width / 2, b.y + b.height / 2]; })()"
    )
    page.mouse.click(*box)
    until(page, "!audio.paused")
    assert abs(page.evaluate("audio.currentTime") * 1000 - place.words[1].start_ms) < 900


@pytest.mark.parametrize(("link", "seconds"), [("#t=12", 12.0), ("#t=9.5,11", 9.5), ("#turn-3", None)])
def test_a_link_opens_at_its_moment(page: Any, rendering: Rendering, link: str, seconds: float | None) -> None:
    wanted = rendering.timeline.by_block[4].start_ms / 1000 if seconds is None else seconds
    page.evaluate("link => { location.hash = link; }", link)
    until(page, f"Math.abs(audio.currentTime - {wanted}) < 0.1")


def test_a_link_to_a_selection_plays_that_and_stops(page: Any, rendering: Rendering) -> None:
    page.evaluate(
        "(() => { const n = document.getElementById('turn-4-0').firstChild;"
        " getSelection().setBaseAndExtent(n, 4, n, 14); })()"
    )
    page.click("#share")
    words = rendering.timeline.by_block[5].words
    first, last = words[1].start_ms / 1000, words[2].end_ms / 1000
    assert page.evaluate("location.hash") == f"#t={first:.1f},{last:.1f}"
    page.evaluate("location.hash = ''")
    page.evaluate(f"location.hash = '#t={first:.1f},{last:.1f}'")
    page.evaluate("audio.play()")
    until(page, f"audio.paused && audio.currentTime >= {last:.1f}")


def test_the_text_can_be_copied(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#copy")
    until(page, "document.getElementById('said').textContent !== ''")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "\n\nRasmus Olsen: She rowed out with a lantern" in copied
    assert "\n\nTonight we ask" in copied
    assert "0:0" not in copied
    assert "Leave a comment" not in copied


def test_search_counts_and_walks(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("the")
    total = page.inner_text("#hits").split(" of ")[1]
    page.keyboard.press("Enter")
    assert page.inner_text("#hits") == f"2 of {total}"
    assert page.evaluate("CSS.highlights.get('hits').size") == int(total)
    page.keyboard.press("Escape")
    assert page.is_hidden("#finder")


def test_following_stops_when_the_reader_scrolls_and_offers_to_come_back(page: Any) -> None:
    page.keyboard.press("k")
    until(page, "!audio.paused")
    page.mouse.move(500, 300)
    page.mouse.wheel(0, 400)
    page.wait_for_selector("#follow:not([hidden])")
    page.click("#follow")
    assert page.is_hidden("#follow")


def test_following_stops_however_the_page_is_scrolled(page: Any) -> None:
    page.keyboard.press("k")
    until(page, "!audio.paused && CSS.highlights.get('word').size === 1")
    page.wait_for_timeout(1100)  # a scroll so soon after the page's own one counts as its own
    page.evaluate("scrollTo(0, document.body.scrollHeight)")  # as the bar at the side does: no wheel, no key
    until(page, "!document.getElementById('follow').hidden")


def test_the_hit_that_is_walked_to_is_in_sight_in_a_long_paragraph_too(
    browser: Any, rendering: Rendering, tmp_path: Path
) -> None:
    transcript = rendering.timeline.transcript
    turn = next(transcript.turns())
    words = " ".join(["word"] * 600)
    long = turn.model_copy(update={"text": f"{words} lantern {words}", "paragraphs": (), "inlines": ()})
    timeline = estimate(transcript.model_copy(update={"blocks": (long,)}))
    opened = browser.new_page(viewport={"width": 320, "height": 640})
    opened.goto(write(replace(rendering, timeline=timeline), tmp_path))
    opened.click("#find")
    opened.fill("#query", "lantern")
    hit = "[...CSS.highlights.get('hit')][0].getBoundingClientRect()"
    assert opened.evaluate(f"{hit}.top") > 0
    assert opened.evaluate(f"{hit}.bottom < document.getElementById('player').getBoundingClientRect().top")
    opened.close()


def test_the_offer_to_come_back_covers_neither_the_search_nor_the_bar(
    browser: Any, rendering: Rendering, tmp_path: Path
) -> None:
    opened = browser.new_page(viewport={"width": 320, "height": 640})
    opened.goto(write(rendering, tmp_path))
    opened.click("#find")
    opened.evaluate("document.getElementById('follow').hidden = false")
    bottom = opened.evaluate("document.getElementById('follow').getBoundingClientRect().bottom")
    assert bottom <= opened.evaluate("document.getElementById('finder').getBoundingClientRect().top")
    opened.close()


def test_the_chapter_that_is_heard_is_marked_in_the_list(browser: Any, rendering: Rendering, tmp_path: Path) -> None:
    chapters = tuple(Chapter(start_ms=ms, title=f"From {ms}") for ms in (0, 5000, 9000))
    opened = browser.new_page()
    opened.goto(write(replace(rendering, chapters=chapters), tmp_path))
    until(opened, "audio.readyState > 0")
    opened.evaluate("audio.currentTime = 6")
    until(opened, "document.querySelector('.chapters li:nth-child(2) a').hasAttribute('aria-current')")
    assert opened.evaluate("document.querySelectorAll('.chapters [aria-current]').length") == 1
    assert opened.inner_text("#chapter") == "From 5000"
    opened.close()


def test_a_date_is_written_as_the_language_does_and_what_is_none_stays(
    browser: Any, rendering: Rendering, tmp_path: Path
) -> None:
    opened = browser.new_page()
    opened.goto(write(rendering, tmp_path))
    assert opened.inner_text("#date") == "October 4, 2025"
    facts = rendering.facts.model_copy(update={"date": "some day"})
    opened.goto(write(replace(rendering, facts=facts), tmp_path))
    assert opened.inner_text("#date") == "some day"
    assert opened.is_visible("#player")
    opened.close()


def test_keys_work_and_can_be_turned_off(page: Any) -> None:
    page.keyboard.press("l")
    until(page, "Math.abs(audio.currentTime - 15) < 0.2")
    page.keyboard.press(".")
    assert page.evaluate("audio.playbackRate") == 1.25
    page.keyboard.press("?")
    page.uncheck("#keys")
    page.click("#done")
    page.keyboard.press("j")
    assert page.evaluate("audio.currentTime") > 14


def test_speed_and_position_are_remembered(page: Any) -> None:
    page.select_option("#speed", "1.5")
    page.keyboard.press("Escape")
    page.click("#forward")
    until(page, "audio.currentTime > 14")
    page.reload()
    until(page, "audio.readyState > 0 && audio.currentTime > 14")
    assert page.input_value("#speed") == "1.5"


def test_without_javascript_it_is_an_article_with_an_audio_element(
    browser: Any, rendering: Rendering, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(write(rendering, tmp_path))
    assert opened.is_visible("audio")
    assert opened.is_hidden("#player")
    assert "That was my grandmother" in opened.inner_text("main")
    context.close()
