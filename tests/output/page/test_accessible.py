"""The pages as the accessibility rules of axe-core see them in Chromium: WCAG 2.2 A and AA, and good practice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from output.formats import Rendering, get_format
from output.show import Show
from output.site import write_site
from tests.output.show_folder import SHOW, write_episode
from tests.witnesses.programs import package

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
VIEWS = {"wide": (1280, 800), "narrow": (320, 640)}


def findings(browser: Any, page: Path, view: str, scheme: str, clicks: tuple[str, ...] = ()) -> list[str]:
    """What axe-core finds wrong, on the page as it opens and after each click, with the elements it is wrong of."""
    width, height = VIEWS[view]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    try:
        context.add_init_script(path=package("axe-core") / "axe.min.js")
        opened = context.new_page()
        opened.goto(page.as_uri())
        found = _tried(opened)
        for selector in clicks:
            opened.click(selector)
            found += _tried(opened)
    finally:
        context.close()
    return [f"{each['id']}: {[node['html'][:200] for node in each['nodes']]}" for each in found]


def _tried(opened: Any) -> list[Any]:
    found = opened.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    assert found["passes"], "no rule was tried"
    violations: list[Any] = found["violations"]
    return violations


@pytest.mark.parametrize("theme", ["quiet", "newspaper"])
@pytest.mark.parametrize(("view", "scheme"), [("wide", "light"), ("narrow", "light"), ("wide", "dark")])
def test_axe_finds_nothing_on_an_episode_its_search_and_its_settings(
    browser: Any, rendering: Rendering, tmp_path: Path, theme: str, view: str, scheme: str
) -> None:
    page = tmp_path / "index.html"
    page.write_text(get_format("html").render(replace(rendering, show=Show(theme=theme))), encoding="utf-8")
    assert findings(browser, page, view, scheme, ("#find", "#more")) == []


@pytest.mark.parametrize("theme", ["quiet", "newspaper"])
@pytest.mark.parametrize(("view", "scheme"), [("wide", "light"), ("narrow", "dark")])
def test_axe_finds_nothing_on_the_shows_page(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str, view: str, scheme: str
) -> None:
    write_episode(tmp_path)
    write_episode(tmp_path, slug="older", guid="older", date="2020-05-06")
    monkeypatch.setattr("output.site.WHOLE", 1)
    write_site(tmp_path, SHOW.model_copy(update={"theme": theme}))
    assert findings(browser, tmp_path / "index.html", view, scheme) == []
