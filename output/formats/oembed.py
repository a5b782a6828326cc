"""oEmbed 1.0 (https://oembed.com, section 2.3): how another site shows the episode inside a page of its own."""

from __future__ import annotations

import json

from markupsafe import Markup

from output.errors import FormatError
from output.formats import Rendering
from output.places import show_url

WIDTH, HEIGHT = 640, 480
"""Pixels: wide enough for a line of text, high enough to read some turns above the player."""
FRAME = Markup('<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="border:0"></iframe>')


def render(rendering: Rendering) -> str:
    """The episode's page in a frame; FormatError where the show does not say its own address."""
    facts, show = rendering.facts, rendering.show
    if not show.base_url:
        raise FormatError(
            "oEmbed needs the page's address", value="oembed", remedy='set base_url = "https://..." in podcast.toml'
        )
    document = {
        "version": "1.0",
        "type": "rich",
        "title": facts.title,
        "author_name": show.author,
        "provider_name": show.title,
        "provider_url": show.link or show.base_url,
        "width": WIDTH,
        "height": HEIGHT,
        "html": FRAME.format(show_url(show, facts.slug, "index.html"), facts.title, WIDTH, HEIGHT),
    }
    return json.dumps({key: value for key, value in document.items() if value}, ensure_ascii=False, indent=1) + "\n"
