from __future__ import annotations

import base64
import re
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree, html

from output.show import Show
from output.site import write_site
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


def test_the_policy_allows_exactly_the_style_and_the_script_that_are_there(public: Path) -> None:
    text = (public / "index.html").read_text()
    (policy,) = html.fromstring(text).xpath("//meta[@http-equiv]/@content")
    for name in ("style", "script"):
        found = re.search(f"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert found is not None
        assert f"{name}-src 'sha256-{base64.b64encode(sha256(found[1].encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy


def test_the_map_names_every_page(public: Path) -> None:
    places = etree.parse(public / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert places == [f"https://example.com/podcast/{slug}" for slug in ("", "newer/", "on-bees/")]
    assert "Sitemap: https://example.com/podcast/sitemap.xml" in (public / "robots.txt").read_text()


def test_without_an_address_there_is_only_the_index(tmp_path: Path) -> None:
    assert write_site(tmp_path, Show(title="Talks")) == [tmp_path / "index.html"]
    assert "No episode yet." in (tmp_path / "index.html").read_text()
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
