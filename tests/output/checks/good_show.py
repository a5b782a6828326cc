"""A show in which nothing is wrong: an interview of two minutes, built as a user builds it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from output.show import Show
from turncast.building import build
from turncast.commands.feed import publish_show

SLUG = "the-bell"

SHOW = Show.model_validate(
    {
        "title": "Bells",
        "author": "Ada Lund",
        "email": "ada@example.com",
        "link": "https://example.com",
        "base_url": "https://example.com/bells",
        "description": "People and their bells.",
        "language": "en",
        "category": "News > Politics",
        "cover": "cover.png",
        "copyright": "Ada Lund",
        "license": "cc-by-4.0",
        "location": "Vienna",
        "geo": "geo:48.2082,16.3738",
        "osm": "R109166",
        "funding": [{"url": "https://example.com/give", "text": "Support the show"}],
        "podroll": ["9b024349-ccf0-5f69-a609-6b82873eab3c"],
        "txt": {"verify": "S6lpp-7ZCn8"},
        "update_frequency": {"text": "Weekly", "rrule": "FREQ=WEEKLY"},
        "voices": {"default": {"rate": 0.85}},
        "sound": {"sentence_pause_ms": 350},
    }
)

INTERVIEW = """---
title: The Bell
date: 2026-03-01
number: 1
season: 1
season_name: Towers
summary: A bell, and who rings it.
location: Graz
soundbites: [{start_ms: 5000, duration_ms: 20000, title: The rope}]
---

# The Bell

A short visit to the tower.

## How it began

Ada Lund (Ada): Good evening, and welcome. Who rings the bell?

Ben Roe (Ben): I do. My father rang it before me, and his mother before him. It is old. It is heavy. It is loud. \
Nobody sleeps past seven in this town.

Ada: How old is the bell?

Ben: It was cast in winter. The founder came with two horses. He stayed for a month. Then he went home, and the bell \
stayed here. It has rung on every day since then. [laughs] On some days it rang twice.

## What it says

Ada: What does a bell say?

Ben: It says that it is time. It says that there is fire. Once it said that the war was over. That day I rang it for \
an hour. My hands were sore. Nobody minded, and nobody slept.

Ada: Was it hard to stop?

Ben: It was. The rope goes up, and you go with it. You are light, for a moment. Then you come down again. I have seen \
a grown man cry up there. He was a tax collector. The bell does not care who you are.

## Who comes next

Ada: Who will ring it after you?

Ben: My daughter. She is small, but she knows how. You do not pull. You wait, and then you help. That is the \
whole art. It took me ten years to learn it. It took her one summer. She counts aloud. I never did.

Ada: Thank you, Ben. May it ring for long.

Ben: Thank you. Come by at seven. You will hear it from your bed. Bring warm shoes. \
The stairs are cold, and there are ninety of them.
"""


CODECS = ("m4a", "opus", "flac", "wav")


def make(home: Path, store: Path, *codecs: str) -> Path:
    """Build the show into ``home/public``; ``codecs`` beside MP3."""
    (home / "2026-03-01.md").write_text(INTERVIEW, encoding="utf-8")
    Image.new("RGB", (1400, 1400), "navy").save(home / "cover.png")
    show = SHOW.model_copy(update={"to": (*SHOW.to, *codecs)})
    build(home / "2026-03-01.md", home / "public", show, store=store, jobs=1)
    publish_show(home / "public", show, home / "podcast.toml")
    return home / "public"
