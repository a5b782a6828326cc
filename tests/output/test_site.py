from __future__ import annotations

import base64
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from output.errors import FormatError
from output.show import Show
from output.site import write_site
from output.template import environment
from tests.output.show_folder import SHOW, write_episode


@pytest.fixture
def public(tmp_path: Path) -> Path:
    write_episode(tmp_path)
    write_episode(tmp_path, slug="newer", date="2022-01-01", title='<script>alert("x")</script>')
    write_site(tmp_path, SHOW)
    return tmp_path


def test_the_index_links_every_episode_newest_first(public: Path) -> None:
    page = html.fromstring((public / "index.html").read_text())
    assert page.xpath("//h2/a/@href") == ["newer/index.html", "on-bees/index.html"]
    assert page.xpath("//h2/a/text()") == ['<script>alert("x")</script>', "On bees & people"]


@pytest.fixture
def long(public: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The index of a show with more episodes than it tells all about."""
    write_episode(public, slug="undated", guid="undated", date=None, title="Córdoba")
    monkeypatch.setattr("output.site.WHOLE", 1)
    index, *_ = write_site(public, SHOW)
    return index


def test_older_episodes_have_a_line_each_by_year(long: Path) -> None:
    page = html.fromstring(long.read_text())
    assert page.xpath("//main/ol/li/@id") == ["newer"]
    told = {each.find("h2").text: each.xpath(".//a/@href") for each in page.xpath("//section")}
    assert told == {"2021": ["on-bees/index.html"], "Without a date": ["undated/index.html"]}
    assert page.xpath("//section//time/text()") == ["2021-05-06", "1:35", "1:35"]


def test_the_search_looks_among_all_episodes_and_leaves_out_years_without_any(browser: Any, long: Path) -> None:
    page = browser.new_page()
    page.goto(long.as_uri())
    for asked, seen, years in (
        ("CORDOBA", ["undated"], ["Without a date"]),
        ("bees 2021", ["on-bees"], ["2021"]),
        ("script", ["newer"], []),
        ("", ["newer", "on-bees", "undated"], ["2021", "Without a date"]),
    ):
        page.fill("#find", asked)
        assert [each.get_attribute("id") for each in page.query_selector_all("li[id]:visible")] == seen
        assert page.locator("section:visible h2").all_inner_texts() == years
        assert page.inner_text("#found") == (f"{len(seen)} of 3" if asked else "")
    page.close()


def test_the_policy_allows_exactly_the_style_and_the_script_that_are_there(public: Path) -> None:
    text = (public / "index.html").read_text()
    (policy,) = html.fromstring(text).xpath("//meta[@http-equiv]/@content")
    for name in ("style", "script"):
        found = re.search(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert found is not None
        assert f"{name}-src 'sha256-{base64.b64encode(sha256(found[1].encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy


def test_a_theme_changes_the_shows_page_too_and_its_mistakes_are_told(public: Path, tmp_path: Path) -> None:
    theme = tmp_path / "mine"
    theme.mkdir()
    show = SHOW.model_copy(update={"theme": str(theme)})
    (theme / "site.css").write_text('{% include "quiet-site.css" %}\n:root { --link: teal; }\n')
    write_site(public, show)
    assert "--link: teal" in (public / "index.html").read_text()
    before = (public / "index.html").read_bytes()
    (theme / "site.html.j2").write_text("{{ nothing }}")
    environment.cache_clear()
    with pytest.raises(FormatError, match="nothing"):
        write_site(public, show)
    assert (public / "index.html").read_bytes() == before


def test_the_map_names_every_page(public: Path) -> None:
    places = etree.parse(public / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert places == [f"https://example.com/podcast/{slug}" for slug in ("", "newer/", "on-bees/")]
    assert "Sitemap: https://example.com/podcast/sitemap.xml" in (public / "robots.txt").read_text()


def test_without_an_address_there_is_only_the_index(tmp_path: Path) -> None:
    assert write_site(tmp_path, Show(title="Talks")) == [tmp_path / "index.html"]
    assert "No episode yet." in (tmp_path / "index.html").read_text()
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
