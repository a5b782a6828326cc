from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from output.feed.imported import with_imported
from output.manifests import entries, episode
from output.package import whole
from output.site.neighbours import link_neighbours
from tests.output.show_folder import TEXTS, write_episode

MARKED = TEXTS["index.html"][1].replace("</html>", "<!--neighbours--><!--/neighbours--></html>")


@pytest.fixture(autouse=True)
def _marked_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TEXTS, "index.html", ("text/html", MARKED))


def add(public: Path, day: int, title: str | None = None) -> Path:
    slug = f"e{day}"
    write_episode(public, slug=slug, guid=slug, title=title or f"Talk {day}", date=f"2022-01-0{day}")
    return public / slug / "index.html"


def links(page: Path) -> dict[str, tuple[str, str]]:
    """Relation to address and text of each link between the marks."""
    found = html.fromstring(page.read_text()).xpath("//nav[@class='neighbours']/a")
    return {link.get("rel", "all"): (link.get("href"), link.text_content()) for link in found}


def test_each_page_leads_to_its_neighbours_and_to_all(tmp_path: Path) -> None:
    pages = [add(tmp_path, day) for day in (1, 2, 3)]
    link_neighbours(entries(tmp_path))
    everything = ("../index.html", "All episodes")
    assert links(pages[0]) == {"all": everything, "next": ("../e2/index.html", "Talk 2")}
    assert links(pages[1]) == {
        "prev": ("../e1/index.html", "Talk 1"),
        "all": everything,
        "next": ("../e3/index.html", "Talk 3"),
    }


def test_another_episode_changes_the_page_before_it_and_no_other(tmp_path: Path) -> None:
    pages = [add(tmp_path, day) for day in (1, 2)]
    assert link_neighbours(entries(tmp_path)) == pages[::-1]
    assert link_neighbours(entries(tmp_path)) == []
    third = add(tmp_path, 3)
    assert link_neighbours(entries(tmp_path)) == [third, pages[1]]


def test_the_manifests_stay_true(tmp_path: Path) -> None:
    pages = [add(tmp_path, day) for day in (1, 2)]
    link_neighbours(entries(tmp_path))
    assert all(whole(page.parent, episode(page.parent / "episode.json")) for page in pages)


def test_the_way_to_a_page_changes_no_other_byte_of_it(tmp_path: Path) -> None:
    page = add(tmp_path, 1)
    link_neighbours(entries(tmp_path))
    start, end = page.read_text().split("<nav", 1)[0], page.read_text().rsplit("</nav>", 1)[1]
    assert start + end == MARKED


def test_a_hostile_title_is_text(tmp_path: Path) -> None:
    page = add(tmp_path, 1)
    title = '"><script>alert(1)</script><!--/neighbours-->'
    add(tmp_path, 2, title)
    for _ in range(2):
        link_neighbours(entries(tmp_path))
    assert links(page)["next"] == ("../e2/index.html", title)


def test_a_page_without_marks_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TEXTS, "index.html", ("text/html", "<p>A theme of somebody's own"))
    page = add(tmp_path, 1)
    assert link_neighbours(entries(tmp_path)) == []
    assert page.read_text() == "<p>A theme of somebody's own"


def test_an_imported_neighbour_is_found_at_its_old_address(tmp_path: Path) -> None:
    page = add(tmp_path / "public", 2)
    (tmp_path / "imported").mkdir()
    (tmp_path / "imported" / "old.xml").write_text(
        "<item><title>Old</title><guid>old</guid><link>https://old.example/1</link>"
        "<pubDate>Sat, 01 Jan 2022 00:00:00 GMT</pubDate></item>"
    )
    link_neighbours(with_imported(entries(tmp_path / "public"), tmp_path))
    assert links(page)["prev"] == ("https://old.example/1", "Old")
