from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from output.feed import write_feeds
from output.feed.paging import pages
from output.listed import Entry
from output.manifests import entries
from tests.output.show_folder import SHOW, write_episode

LIMITED = SHOW.model_copy(update={"feed_limit": 2})


def listed(count: int) -> list[Entry]:
    """Episodes, newest first."""
    return [Entry(f"{day:05}", 0, 0, f"e{day}", "", "", "") for day in range(count, 0, -1)]


@given(count=st.integers(0, 60), limit=st.none() | st.integers(1, 20))
def test_every_episode_is_on_a_page_and_no_page_is_longer_than_the_limit(count: int, limit: int | None) -> None:
    made = pages(listed(count), limit)
    assert {entry for page in made for entry in page.entries} == set(listed(count))
    assert all(len(page.entries) <= (limit or count) for page in made)
    assert list(made[0].entries) == listed(count)[: limit or count]


@given(count=st.integers(0, 60), limit=st.integers(1, 20))
def test_from_feed_xml_every_page_is_found_by_its_link(count: int, limit: int) -> None:
    made = {page.name: page for page in pages(listed(count), limit)}
    name: str | None = "feed.xml"
    while name:
        page = made.pop(name)
        name = page.older
        assert name is None or made[name].newer == page.name
    assert made == {}


@given(count=st.integers(0, 60), limit=st.integers(1, 20))
def test_another_episode_changes_the_episodes_of_no_older_page(count: int, limit: int) -> None:
    before = {page.name: page.entries for page in pages(listed(count), limit)[1:]}
    after = {page.name: page.entries for page in pages(listed(count + 1), limit)[1:]}
    assert before.items() <= after.items()


def test_the_pages_are_files_with_links_and_an_old_page_goes(tmp_path: Path) -> None:
    for day in range(1, 6):
        write_episode(tmp_path, slug=f"e{day}", guid=f"guid-{day}", date=f"2022-01-0{day}")
    (tmp_path / "feed-9.xml").write_text("of a time when the limit was lower")
    written = write_feeds(tmp_path, LIMITED, entries(tmp_path))
    assert [path.name for path in written] == ["feed.xml", "feed-2.xml", "feed-1.xml"]
    assert sorted(path.name for path in tmp_path.glob("*.xml")) == ["feed-1.xml", "feed-2.xml", "feed.xml"]
    links = {
        link.get("rel"): link.get("href")
        for link in etree.parse(tmp_path / "feed-2.xml").iter("{http://www.w3.org/2005/Atom}link")
    }
    base = "https://example.com/podcast"
    assert links["self"] == f"{base}/feed-2.xml"
    assert links["next"] == links["prev-archive"] == f"{base}/feed-1.xml"
    assert (links["previous"], links["current"]) == (f"{base}/feed.xml", f"{base}/feed.xml")
