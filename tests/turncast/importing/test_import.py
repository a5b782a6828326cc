"""A running show moves here: every item as it was, and the facts of the show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from output.feed import write_feeds
from output.feed.imported import with_imported
from output.guid import guid_of
from output.manifests import entries
from tests.output.show_folder import SHOW, write_episode
from turncast.cli import cli
from turncast.config import load_show
from turncast.importing.reading import LARGEST, ImportingError, channels

OTHERS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:host="https://host.example/ns">
<channel><title>Old &amp; good</title><link>https://old.example</link><language>pt-BR</language>
<itunes:explicit>yes</itunes:explicit><itunes:category text="News"><itunes:category text="Politics"/></itunes:category>
<itunes:category text="No such category"/><itunes:type>Serial</itunes:type>
<item><title>Talk</title><guid isPermaLink="true">https://old.example/?p=2</guid>
<pubDate>Thu, 06 May 2021 07:00:00 GMT</pubDate><link>javascript:alert(1)</link>
<description><![CDATA[<p>Second & last]]></description><itunes:duration>1:02:03</itunes:duration>
<host:secret level="3"/><enclosure url="https://cdn.example/2.mp3" length="20" type="audio/mpeg"/></item>
<item><title>Talk</title><guid>one</guid><pubDate>Wed, 05 May 2021 07:00:00 GMT</pubDate>
<enclosure url="https://cdn.example/1.mp3" length="10" type="audio/mpeg"/></item>
</channel></rss>
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.xml").write_text(OTHERS)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def items(feed: str | Path) -> list[bytes]:
    """Each item in canonical form (exclusive XML canonicalization 1.0), white space between the tags apart."""
    parser = etree.XMLParser(remove_blank_text=True)
    root = etree.parse(feed, parser).getroot() if isinstance(feed, Path) else etree.fromstring(feed.encode(), parser)
    for item in root.iter("item"):
        item.tail = None
    return [etree.tostring(item, method="c14n", exclusive=True) for item in root.iter("item")]


def test_our_own_feed_comes_back_item_by_item(tmp_path: Path) -> None:
    write_episode(tmp_path / "old")
    write_episode(tmp_path / "old", slug="newer", guid="newer", date="2022-01-01", title="“]]>” & 🎙")
    write_feeds(tmp_path / "old", SHOW, entries(tmp_path / "old"))
    assert run("import", "old").exit_code == 0
    assert run("feed").exit_code == 0
    assert len(items(Path("public/feed.xml"))) == 2
    assert items(Path("public/feed.xml")) == items(tmp_path / "old" / "feed.xml")
    show, _ = load_show()
    assert (show.base_url, show.title, show.guid) == (SHOW.base_url, SHOW.title, guid_of(f"{SHOW.base_url}/feed.xml"))


def test_another_program_s_items_keep_tags_that_nobody_here_knows() -> None:
    run("import", "old.xml")
    Path("podcast.toml").write_text(Path("podcast.toml").read_text() + '\nbase_url = "https://new.example"\n')
    assert run("feed").exit_code == 0
    assert items(Path("public/feed.xml")) == items(Path("old.xml"))
    assert "<![CDATA[<p>Second & last]]>" in Path("public/feed.xml").read_text()


def test_what_the_feed_says_of_the_show_becomes_podcast_toml() -> None:
    run("import", "old.xml")
    show, _ = load_show()
    assert show.model_dump(exclude_unset=True) == {
        "title": "Old & good",
        "link": "https://old.example",
        "language": "pt-BR",
        "explicit": True,
        "kind": "serial",
        "category": "News > Politics",
    }


def test_all_that_podcast_toml_can_say_too_is_taken_over(tmp_path: Path) -> None:
    write_episode(tmp_path / "old")
    write_feeds(tmp_path / "old", SHOW.model_copy(update={"medium": "newsletter"}), entries(tmp_path / "old"))
    run("import", "old/feed.xml")
    show, _ = load_show()
    texts = ("title", "author", "email", "link", "base_url", "description", "language", "category", "copyright")
    others = ("kind", "license", "license_url", "location", "geo", "osm")
    assert {key: getattr(show, key) for key in texts + others} == {key: getattr(SHOW, key) for key in texts + others}
    assert show.medium == "newsletter"


def test_a_podcast_toml_that_is_there_stays_and_another_guid_is_told() -> None:
    Path("podcast.toml").write_text('base_url = "https://example.com"\n')
    text = OTHERS.replace("<link>", '<podcast:guid xmlns:podcast="https://podcastindex.org/namespace/1.0">'
                          "9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid><link>", 1)  # fmt: skip
    Path("old.xml").write_text(text)
    assert 'guid = "9b024349-ccf0-5f69-a609-6b82873eab3c"' in run("import", "old.xml").output
    assert Path("podcast.toml").read_text() == 'base_url = "https://example.com"\n'


def test_importing_twice_changes_nothing_and_equal_titles_have_files_of_their_own() -> None:
    run("import", "old.xml")
    before = {path.name: path.read_text() for path in Path("imported").iterdir()}
    run("import", "old.xml")
    assert {path.name: path.read_text() for path in Path("imported").iterdir()} == before
    assert sorted(before) == ["talk-2.xml", "talk.xml"]
    assert "<guid>one</guid>" in before["talk.xml"]


def test_the_site_lists_imported_episodes_and_links_only_to_the_web() -> None:
    run("import", "old.xml")
    run("feed")
    page = Path("public/index.html").read_text()
    assert 'href="https://cdn.example/2.mp3"' in page
    assert "1:02:03" in page
    assert "javascript:alert" not in page


def test_a_show_of_imported_episodes_alone_is_built() -> None:
    run("import", "old.xml")
    result = run("build")
    lacks = "no feed.xml: podcast.toml has no base_url, the address where public will be found\n"
    assert (result.exit_code, result.output) == (0, f"show: public/index.html\n{lacks}")
    assert 'href="https://cdn.example/2.mp3"' in Path("public/index.html").read_text()


def test_no_key_of_an_imported_show_stands_in_podcast_toml_twice() -> None:
    run("import", "old.xml")
    lines = Path("podcast.toml").read_text().splitlines()
    assert [line for line in lines if line.removeprefix("# ").startswith("kind =")] == ['kind = "serial"']


def test_an_episode_that_is_built_here_takes_the_place_of_the_imported_one(tmp_path: Path) -> None:
    run("import", "old.xml")
    write_episode(tmp_path / "public", guid="one")
    listed = with_imported(entries(tmp_path / "public"), tmp_path)
    assert [(each.slug, each.guid) for each in listed] == [("talk-2", "https://old.example/?p=2"), ("on-bees", "one")]


REFUSED = {
    "no XML": "<rss",
    "Atom": '<feed xmlns="http://www.w3.org/2005/Atom"/>',
    "entities": '<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>&a;</title></channel></rss>',
    "bomb": '<!DOCTYPE rss [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><rss><channel/></rss>',
    "file": '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel>&a;</channel></rss>',
    "date": "<rss><channel><item><guid>x</guid><pubDate>soon</pubDate></item></channel></rss>",
    "nameless": "<rss><channel><item><title>x</title></item></channel></rss>",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_no_feed_is_one_clear_error(text: str) -> None:
    Path("bad.xml").write_text(text)
    assert isinstance(run("import", "bad.xml").exception, ImportingError)
    assert not Path("podcast.toml").exists()


def test_a_feed_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("huge.xml").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ImportingError, match="larger"):
        next(channels("huge.xml"))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a show whose feed has three pages."""
    show = SHOW.model_copy(update={"feed_limit": 1})
    folder = tmp_path / "served"
    for day in range(1, 4):
        write_episode(folder, slug=f"e{day}", guid=f"guid-{day}", title=f"E{day}", date=f"2022-01-0{day}")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        url = f"http://127.0.0.1:{server.server_port}"
        write_feeds(folder, show.model_copy(update={"base_url": url}), entries(folder))
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield url
        server.shutdown()
        thread.join()


def test_older_pages_of_a_feed_are_followed(site: str) -> None:
    assert run("import", f"{site}/feed.xml").exit_code == 0
    assert sorted(path.name for path in Path("imported").iterdir()) == ["e1.xml", "e2.xml", "e3.xml"]


def test_an_address_where_nothing_is_gives_one_clear_error(site: str) -> None:
    with pytest.raises(ImportingError, match="404"):
        next(channels(f"{site}/nothing.xml"))
