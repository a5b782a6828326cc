"""The commented podcast.toml that a show starts with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import tomlkit

from output.guid import feed_url, guid_of
from output.show import Show


class Question(NamedTuple):
    """A key of podcast.toml: what ``init`` asks, what stands where nobody answers, the comment in the file."""

    key: str
    ask: str
    example: str
    comment: str
    default: str | None = None


QUESTIONS = (
    Question("title", "Title of the show", "Conversations", "The show's name in every directory."),
    Question("author", "Author", "Jane Doe", "Who makes it; shown below the title."),
    Question("email", "E-mail", "jane@example.com", "Directories write here to see that the show is yours."),
    Question("link", "Web site", "https://example.com", "The site that the show belongs to."),
    Question(
        *("base_url", "Address of the uploaded folder", "https://example.com/podcast"),
        "Where the folder public/ will be found; feed.xml and all files lie below it.",
    ),
    Question("description", "What it is about, in a sentence", "People and their work.", "At most 4000 characters."),
    Question("language", "Language", "en", "A BCP 47 tag such as en, de or pt-BR.", "en"),
    Question(
        "category", "Category", "News", 'One of Apple\'s: "News", or with a subcategory "News > Politics".', "News"
    ),
    Question("cover", "Cover (file)", "cover.jpg", "JPEG or PNG, square, 1400 to 3000 pixels, RGB."),
)

GUID = ("guid", "The show's own name for ever, even when it moves. Never change it.")
EXPLICIT = ("explicit", "true where children should not listen.")
OTHERS = {
    "copyright": "Whose it is.",
    "kind": "episodic, or serial: heard from the first episode on.",
    "medium": "podcast, audiobook, newsletter, blog or mixed.",
    "license": "What others may do with it: an SPDX identifier, or the name of a licence.",
    "license_url": "Where that licence is told.",
    "location": "The place that the show is about.",
    "geo": "Where that is (RFC 5870).",
    "osm": "The same as an OpenStreetMap identifier.",
}
"""Keys that an imported show may bring; elsewhere their lines are among those to uncomment."""

LATER = """
# More that can be set; take away the # in front of a line.
# copyright = "© 2026 Jane Doe"
# license = "cc-by-4.0"
# kind = "serial"        # heard from the first episode on; the usual kind is "episodic"
# engine = "piper"       # who speaks: espeak, gtts, piper, kokoro, openai, command; docs/engines.md
# narrate = "intro"      # speak the article around the interview: none, intro or all
# to = ["mp3", "html", "srt", "vtt", "md", "json", "txt"]  # audio also as m4a, opus, flac, wav
# subscribe = { "Apple Podcasts" = "https://podcasts.apple.com/..." }
# publish = "sftp://me@example.com/var/www/podcast"
# hub = "https://hub.example.com/"         # WebSub: told by turncast publish
# podping = "https://podping.cloud/"       # its key: environment variable TURNCAST_PODPING_KEY
# feed_limit = 300       # older episodes go to pages of their own

# profile = "netflix"    # limits of captions: podcast, netflix, bbc or one of [captions.profiles]
# captions = { word_times = true, sides = true, colours = true }
# recordings = "recordings"  # AK-03.wav in it is AK's third turn

# [voices]               # by speaker name or id, by role, or default
# default = "en-us"

# [lexicon]              # how words are said: a respelling, or IPA between slashes
# Siobhan = "Shi-vawn"
# Khodadadi = "/xodɒːdɒːˈdiː/"

# [prices.openai]        # what turncast build --dry-run reckons with
# per_million_characters = 15
# currency = "USD"

# [sound]                # loudness in LUFS, true peak in dBTP, silences between words in ms
# sample_rate = 48000    # or 44100; Opus has always 48000
# channels = 2           # speakers a little to the left and to the right; 1 is mono
# bit_rate = { mp3 = 96, m4a = 96, opus = 32 }  # kbit/s
# loudness = -16
# true_peak = -1
# sentence_pause_ms = 300
# paragraph_pause_ms = 600
# speaker_pause_ms = 700

# [music]                # files beside podcast.toml, in any format
# intro = { file = "music/intro.mp3", length_ms = 15000, bed_ms = 8000 }  # its last 8 s lie under the first words
# sting = "music/sting.wav"  # before each chapter but the first
# outro = "music/outro.mp3"

# [[persons]]            # who is heard in every episode
# name = "Jane Doe"
# role = "host"
"""


def podcast_toml(answers: Mapping[str, Any]) -> str:
    """The commented text of podcast.toml; a key without a value stands there as a comment with an example."""
    document = tomlkit.document()
    for question in QUESTIONS:
        document.add(tomlkit.comment(question.comment))
        value = answers.get(question.key)
        document.add(*((question.key, tomlkit.item(value)) if value else (_example(question),)))
    url = feed_url(Show(base_url=answers.get("base_url")))
    guid = answers.get("guid") or (url and guid_of(url))
    for key, comment, value in ((*GUID, guid), (*EXPLICIT, bool(answers.get("explicit"))), *_others(answers)):
        if value is not None:
            document.add(tomlkit.comment(comment))
            document.add(key, tomlkit.item(value))
    return tomlkit.dumps(document) + "".join(
        line for line in LATER.splitlines(keepends=True) if not _said(line, document)
    )


def _said(line: str, document: Mapping[str, Any]) -> bool:
    """Whether the commented line is of a key that the file has: uncommented it would be there twice."""
    return line.removeprefix("# ").split(" = ")[0] in document


def _others(answers: Mapping[str, Any]) -> list[tuple[str, str, Any]]:
    return [(key, comment, answers.get(key)) for key, comment in OTHERS.items()]


def _example(question: Question) -> Any:
    return tomlkit.comment(f"{question.key} = {tomlkit.item(question.example).as_string()}")
