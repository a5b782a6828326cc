"""Files from strangers: a finding for each, never a traceback, and no more memory than a file deserves."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from output.checks import check
from output.checks.captions.podcast import read_podcast_transcript
from output.checks.captions.srt import read_srt
from output.checks.captions.vtt import read_vtt
from output.checks.public import LARGEST_TEXT
from tests.output.checks.good_show import SHOW, SLUG
from tests.output.checks.planting import feed, written

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "'
    + b"ha" * 5000
    + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(8))
    + b"]><rss version='2.0'><channel><title>&i;</title></channel></rss>"
)
FILE = (
    b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<rss version="2.0"><channel><title>&x;</title></channel></rss>'
)
TEXTS = ("captions.vtt", "captions.srt", "podcast-transcript.json", "chapters.json", "index.html", "transcript.json")
QUICK = ("manifest", "captions", "subtitles", "chapters", "pages", "feed-file", "feed", "channel", "items", "site")


def rules(public: Path) -> set[str]:
    return {each.rule for each in check(public, SHOW, QUICK)}


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (BOMB, "feed-doctype"),
        (FILE, "feed-doctype"),
        (b"", "feed-well-formed"),
        (b"\0" * 1000, "feed-well-formed"),
        (b"<html>", "feed-well-formed"),
        (b"<html/>", "feed-rss"),
        (b"<rss version='2.0'/>", "feed-rss"),
        (b"<rss version='2.0'>" + b"<a>" * 100_000, "feed-well-formed"),
        (b"<rss version='2.0'><channel><title>" + b"x" * 20_000_000, "feed-well-formed"),
        (b"<?xml version='1.0' encoding='utf-16'?><rss/>", "feed-well-formed"),
    ],
    ids=["bomb", "file", "empty", "zeros", "html", "no rss", "no channel", "deep", "huge text", "wrong encoding"],
)
def test_a_hostile_feed_is_a_finding(public: Path, data: bytes, rule: str) -> None:
    written("feed.xml", data)(public)
    assert rule in rules(public)


def test_nothing_of_this_machine_comes_into_a_finding(public: Path) -> None:
    written("feed.xml", FILE)(public)
    assert "root:" not in str(list(check(public, SHOW, QUICK)))


@pytest.mark.parametrize(
    "name", ["feed.xml", "sitemap.xml", "index.html", f"{SLUG}/index.html", f"{SLUG}/episode.json"]
)
@pytest.mark.parametrize(
    "data", [b"\xff\xfe\0", b"<![CDATA[", b"{" * 100_000, b"[" * 100_000, b"\0" * 9, b"<a " * 9999]
)
def test_no_file_of_a_show_makes_the_check_fail(public: Path, name: str, data: bytes) -> None:
    written(name, data)(public)
    assert rules(public)


@pytest.mark.parametrize(
    "value", [None, 1, "x", [], [1], {"a": 1}, 1e400, -1, [[[]]], {"blocks": [1, {"kind": "turn"}]}]
)
@pytest.mark.parametrize("name", ["chapters.json", "podcast-transcript.json", "transcript.json", "episode.json"])
def test_json_of_any_shape_is_read(public: Path, name: str, value: object) -> None:
    for document in (
        value,
        {"chapters": value, "segments": value, "speakers": value, "blocks": value, "version": "1.2"},
    ):
        written(f"{SLUG}/{name}", json.dumps(document).encode())(public)
        rules(public)


def test_a_huge_text_is_not_read(public: Path) -> None:
    with (public / SLUG / "captions.vtt").open("r+b") as file:
        file.truncate(LARGEST_TEXT + 1)
    assert "file-text" in rules(public)


@pytest.mark.skipif(sys.platform == "win32", reason="no such measure")
def test_a_long_feed_takes_no_more_memory_than_a_short_one(public: Path) -> None:
    rules(public)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    feed("<content:encoded>", f"<content:encoded>{'word ' * 2000}")(public)
    text = (public / "feed.xml").read_text(encoding="utf-8")
    start, item, end = (
        text[: text.index("<item>")],
        text[text.index("<item>") : text.index("</channel>")],
        "</channel></rss>",
    )
    with (public / "feed.xml").open("w", encoding="utf-8") as file:
        file.write(start)
        named = (item.replace('isPermaLink="false">', f'isPermaLink="false">{n}') for n in range(3000))
        file.writelines(each.replace("/audio.mp3", f"/audio.mp3?{n}") for n, each in enumerate(named))
        file.write(end)
    size = (public / "feed.xml").stat().st_size
    assert sum(1 for _ in check(public, SHOW, ["feed", "channel"])) == 0
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < size / 3


READERS: list[Callable[[str], object]] = [read_vtt, read_srt, read_podcast_transcript]


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=200) | st.text("WEBVT0123456789:.,-> \n<v/>&;ai", max_size=200))
def test_any_text_is_read_as_captions(text: str) -> None:
    for read in READERS:
        read(text)
        read(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{text}")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_with_any_bytes_changed_is_checked(public: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(TEXTS))
    path = public / SLUG / name
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    path.write_bytes(whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + data.draw(st.integers(0, 40)) :])
    try:
        assert "file-size" in rules(public) or "file-hash" in rules(public) or path.read_bytes() == whole
    finally:
        path.write_bytes(whole)
