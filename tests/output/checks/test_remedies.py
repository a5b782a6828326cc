"""A finding says what can be done about it: not the same for an episode built here, recorded elsewhere, or imported."""

from __future__ import annotations

import json
from pathlib import Path

from output.checks import check
from output.checks.feed.document import Feed
from output.checks.feed.remedies import AGAIN, FRONT, IMPORTED, OF_IMPORTED, RECORDED
from output.checks.public import Public
from tests.output.checks.feed_faults import OLD
from tests.output.checks.good_show import SHOW, SLUG
from tests.output.checks.planting import feed

UNDATED = OLD.replace("<pubDate>Sat, 28 Feb 2026 00:00:00 +0000</pubDate>", "")
BELOW = "https://example.com/bells/old/o.mp3"


def remedies(public: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in check(public, SHOW):
        found.setdefault(each.rule, []).append(each.remedy)
    return found


def test_an_item_without_a_date_is_mended_where_it_was_written(public: Path) -> None:
    feed("<pubDate>.*?</pubDate>", "")(public)
    feed("(<item>.*</item>)", r"\1" + UNDATED)(public)
    assert remedies(public) == {"item-date": [FRONT, IMPORTED]}
    manifest = public / SLUG / "episode.json"
    told = json.loads(manifest.read_text())
    del told["inputs"]["settings"]
    manifest.write_text(json.dumps(told))
    assert remedies(public)["item-date"] == [RECORDED, IMPORTED]


def test_an_imported_item_s_sound_below_base_url_is_to_be_put_there(public: Path) -> None:
    feed("(<item>.*</item>)", r"\1" + OLD.replace("https://example.org/o.mp3", BELOW))(public)
    assert remedies(public) == {"item-file": [OF_IMPORTED[AGAIN]]}
    (public / "old").mkdir()
    (public / "old" / "o.mp3").write_bytes(b"sound")
    assert remedies(public) == {}


def test_the_sound_of_an_imported_episode_may_come_from_where_it_was(public: Path) -> None:
    feed("(<item>.*</item>)", r"\1" + OLD)(public)
    page = public / "index.html"
    page.write_text(page.read_text().replace("</main>", '<audio src="https://example.org/o.mp3"></audio></main>'))
    assert remedies(public) == {}
    page.write_text(page.read_text().replace("https://example.org/o.mp3", "https://example.org/other.mp3"))
    assert list(remedies(public)) == ["page-remote"]


def test_a_place_within_a_file_is_found_as_the_file(public: Path) -> None:
    found = Feed(Public(public, SHOW), public / "feed.xml").find(f"https://example.com/bells/{SLUG}/index.html#t=5")
    assert found == public / SLUG / "index.html"
