"""What Chromium shows, prints and runs of the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from output.captions import CaptionSettings
from output.estimate import estimate
from output.formats import Rendering, get_format
from output.show import Show
from tests.output.page.opening import until, write
from tests.output.page.test_html import ATTACKS, attacked
from tests.witnesses.programs import served


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
