"""The page in a real Chromium, with real audio, from file://."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import lameenc
import numpy as np
import pytest

from output.captions import CaptionSettings
from output.episode import Chapter
from output.estimate import estimate
from output.formats import Rendering, get_format
from output.show import Show
from tests.output.page.test_html import ATTACKS, attacked
from tests.witnesses.programs import served


def until(page: Any, condition: str) -> None:
    """Wait until a JavaScript condition holds (the page's policy forbids Playwright's own way to wait)."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {condition}")


def write(rendering: Rendering, folder: Path) -> str:
    """The episode's page and as much quiet sound as its timeline lasts; its address."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(24000)
    encoder.set_channels(1)
    encoder.silence()
    samples = np.sin(np.arange(24 * rendering.timeline.duration_ms) / 20) * 300
    sound = encoder.encode(samples.astype("<i2").tobytes()) + encoder.flush()
    (folder / "audio.mp3").write_bytes(bytes(sound))
    (folder / "index.html").write_text(get_format("html").render(rendering), encoding="utf-8")
    return (folder / "index.html").as_uri()


@pytest.fixture
def page(browser: Any, rendering: Rendering, tmp_path: Path) -> Iterator[Any]:
    """The page, opened; any error in its console fails the test."""
    context = browser.new_context(viewport={"width": 1000, "height": 700}, reduced_motion="reduce")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.goto(write(rendering, tmp_path))
    until(opened, "audio.readyState > 0")
    yield opened
    context.close()
    assert faults == []


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


@pytest.mark.parametrize("theme", ["quiet", "newspaper"])
@pytest.mark.parametrize("width", [320, 1200])
def test_no_theme_scrolls_sideways(browser: Any, rendering: Rendering, tmp_path: Path, theme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 640})
    opened = context.new_page()
    opened.goto(write(replace(rendering, show=Show(theme=theme)), tmp_path))
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("theme", ["quiet", "newspaper"])
def test_no_theme_scrolls_sideways_from_right_to_left(
    browser: Any, rendering: Rendering, tmp_path: Path, theme: str
) -> None:
    timeline = rendering.timeline
    hebrew = replace(timeline, transcript=timeline.transcript.model_copy(update={"language": "he"}))
    context = browser.new_context(viewport={"width": 320, "height": 640})
    opened = context.new_page()
    opened.goto(write(replace(rendering, timeline=hebrew, show=Show(theme=theme)), tmp_path))
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320
    name = opened.evaluate("document.querySelector('.name').getBoundingClientRect().right")
    assert name > 250
    context.close()


def test_chromium_shows_the_cues_of_our_captions_as_a_track(browser: Any, rendering: Rendering, tmp_path: Path) -> None:
    write(rendering, tmp_path)
    shown = replace(rendering, show=Show(captions=CaptionSettings(word_times=True, sides=True, colours=True)))
    (tmp_path / "captions.vtt").write_text(get_format("vtt").render(shown), encoding="utf-8")
    (tmp_path / "video.html").write_text(
        '<!doctype html><video src="audio.mp3"><track id="track" src="captions.vtt" default></video>'
    )
    with served(tmp_path) as address:
        opened = browser.new_page()
        opened.goto(f"{address}/video.html")
        until(opened, "track.readyState == 2 && document.querySelector('video').readyState > 0")
        found = opened.evaluate(
            "[...track.track.cues].map(each => [each.startTime, each.endTime, each.getCueAsHTML().textContent])"
        )
        opened.evaluate("document.querySelector('video').play()")
        until(opened, "track.track.activeCues.length === 1")
        opened.close()
    assert found == [[cue.start_ms / 1000, cue.end_ms / 1000, "\n".join(cue.lines)] for cue in rendering.cues]


@pytest.mark.parametrize("theme", ["quiet", "newspaper"])
def test_no_attack_in_any_field_runs(browser: Any, tmp_path: Path, theme: str) -> None:
    opened = browser.new_page()
    ran: list[str] = []

    def note(dialog: Any) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    opened.on("dialog", note)
    opened.on("console", lambda message: ran.append(message.text) if "Content Security" in message.text else None)
    opened.on("request", lambda request: None if request.url.startswith("file:") else ran.append(request.url))
    for number, text in enumerate(ATTACKS):
        path = tmp_path / f"{number}.html"
        path.write_text(get_format("html").render(attacked(text, theme)), encoding="utf-8")
        opened.goto(path.as_uri())
        assert opened.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
        assert opened.is_visible("#player"), "our own script ran"
        opened.evaluate("document.querySelectorAll('main a, .chapters a').forEach(each => each.click())")
    opened.close()
    assert ran == []


def test_it_prints_every_word_and_no_player(page: Any) -> None:
    page.emulate_media(media="print")
    assert page.is_hidden("#player")
    assert page.pdf().startswith(b"%PDF")
    assert "forty years" in page.inner_text("main")


def test_a_page_that_is_read_in_the_dark_is_printed_dark_on_white(page: Any) -> None:
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    ink = "getComputedStyle(document.body).color"
    shown = page.evaluate(ink)
    page.emulate_media(media="print")
    assert (shown, page.evaluate(ink)) == ("rgb(222, 218, 210)", "rgb(31, 29, 26)")


@pytest.mark.parametrize("theme", ["quiet", "newspaper"])
def test_whatever_has_the_focus_is_seen_beside_the_player_and_its_search(
    browser: Any, rendering: Rendering, tmp_path: Path, theme: str
) -> None:
    opened = browser.new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    opened.goto(write(replace(rendering, show=Show(theme=theme, title="Talks", link="https://e.org")), tmp_path))
    opened.click("#find")
    opened.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(60):
        opened.keyboard.press("Tab")
        name, seen = opened.evaluate(
            "(() => { const it = document.activeElement, box = it.getBoundingClientRect();"
            " const player = document.getElementById('player');"
            " const free = box.bottom > 0 && box.top < player.getBoundingClientRect().top;"
            " return [it.id || it.textContent, player.contains(it) || it === document.body || free]; })()"
        )
        assert seen, name
        reached.add(name)
    assert {"play", "seek", "speed", "query", "more", "copy", "0:00"} <= reached
    opened.close()


def test_no_element_stands_for_a_word(browser: Any, rendering: Rendering, tmp_path: Path) -> None:
    transcript = rendering.timeline.transcript
    turns = tuple(transcript.turns()) * 100
    long = replace(rendering, timeline=estimate(transcript.model_copy(update={"blocks": turns})))
    context = browser.new_context()
    opened = context.new_page()
    (tmp_path / "index.html").write_text(get_format("html").render(long), encoding="utf-8")
    opened.goto((tmp_path / "index.html").as_uri())
    elements = opened.evaluate("document.getElementsByTagName('*').length")
    assert elements < 6 * len(turns) + 200
    context.close()
