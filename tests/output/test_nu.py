"""Every page that Turncast writes, before the Nu HTML Checker."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from output.feed.imported import with_imported
from output.formats import Rendering, get_format
from output.manifests import entries
from output.show import Show
from output.site import write_site
from output.timeline import Timeline
from tests.output.show_folder import SHOW, write_episode
from tests.witnesses.programs import html_errors

IMPORTED = """<item xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><title>Old &amp; "good"</title>
<guid>old</guid><pubDate>Sat, 01 Jan 2022 00:00:00 GMT</pubDate><itunes:duration>61</itunes:duration>
<itunes:summary>It &lt;b&gt;was.</itunes:summary><enclosure url="https://cdn.example/a?b=1&amp;c=2"/></item>"""


def test_the_nu_checker_finds_nothing_on_any_page(
    rendering: Rendering, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    variants = {
        "quiet": replace(rendering, show=SHOW),
        "newspaper": replace(rendering, show=Show(theme="newspaper")),
        "text-alone": Rendering(Timeline(rendering.timeline.transcript), rendering.facts),
    }
    write_episode(tmp_path)
    (tmp_path / "on-bees" / "index.html").unlink()  # a stand-in, and no page of ours
    (tmp_path / "imported").mkdir()
    (tmp_path / "imported" / "old.xml").write_text(IMPORTED)
    monkeypatch.setattr("output.site.WHOLE", 1)
    write_site(tmp_path, SHOW, with_imported(entries(tmp_path), tmp_path))
    for name, variant in variants.items():
        (tmp_path / f"{name}.html").write_text(get_format("html").render(variant), encoding="utf-8")
    assert html_errors(tmp_path) == []
