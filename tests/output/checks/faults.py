"""The faults, one a row: the rule that must find it, what it is, how it is planted."""

from __future__ import annotations

import numpy as np

from tests.output.checks.good_show import SLUG
from tests.output.checks.planting import (
    Fault,
    chapters,
    copied,
    cover,
    cut,
    feed,
    in_episode,
    manifest,
    removed,
    replaced,
    sealed,
    sound,
    tagged,
    written,
)

PAGE, VTT, SRT, APP = "index.html", "captions.vtt", "captions.srt", "podcast-transcript.json"
ITEM = "<item>.*?"
OLD = (
    "<item><title>Old</title><link>https://example.com/o</link><guid>o</guid><description>o</description>"
    "<pubDate>Sat, 28 Feb 2026 00:00:00 +0000</pubDate><itunes:duration>5</itunes:duration>"
    '<enclosure url="https://example.org/o.mp3" length="5" type="audio/mpeg"/><itunes:explicit>false</itunes:explicit>'
    '<podcast:transcript url="https://example.org/o" type="text/html"/></item>'
)
"""An item of a show that was made by another program."""

FILES = [
    Fault("file-foreign", "a file of nobody beside the episodes", written("notes.pdf")),
    Fault("file-foreign", "a file of nobody in an episode", written(f"{SLUG}/raw.bin")),
    Fault("file-temporary", "what a killed upload left", written(f"{SLUG}/audio.mp3.part")),
    Fault("file-temporary", "a hidden file of an operating system", written(".DS_Store")),
    Fault("file-link", "a link in place of a page", lambda public: (public / "favicon.ico").symlink_to("cover.png")),
    Fault(
        "file-path",
        "the author's own folder in a text",
        sealed(lambda public: (public / SLUG / "transcript.txt").write_text(f"{public.resolve().parent}/a.txt")),
    ),
    Fault("manifest-readable", "a manifest cut off", written(f"{SLUG}/episode.json", b'{"turncast": "0.1.0"')),
    Fault("manifest-slug", "a slug that is not the folder", manifest(lambda held: held["facts"].update(slug="other"))),
    Fault(
        "manifest-outside",
        "a file outside of the folder",
        manifest(lambda held: held["files"].append(held["files"][1] | {"name": "../x"})),
    ),
    Fault("file-missing", "a transcript that is gone", removed(f"{SLUG}/transcript.md")),
    Fault("file-size", "a transcript cut off", replaced(f"{SLUG}/transcript.md", "tower", "")),
    Fault("file-hash", "a word changed behind the manifest's back", replaced(f"{SLUG}/transcript.md", "Ben", "Bob")),
    Fault(
        "file-type",
        "a type that is not the file's",
        manifest(lambda held: next(row for row in held["files"] if row["name"].endswith(".md")).update(type="text/x")),
    ),
    Fault(
        "file-text",
        "a text in Latin-1",
        sealed(lambda public: (public / SLUG / "transcript.md").write_bytes("é".encode("latin-1"))),
    ),
    Fault(
        "manifest-complete",
        "no chapters for apps",
        sealed(removed(f"{SLUG}/chapters.json")),
    ),
]

SOUND = [
    Fault("audio-decodes", "noise called MP3", sealed(written(f"{SLUG}/audio.mp3", bytes(range(256)) * 900))),
    Fault("audio-loudness", "6 dB too quiet", sound(lambda samples: samples / 2)),
    Fault("audio-true-peak", "a click at full scale", sound(lambda samples: _with(samples, 200_000, 3, 0.99))),
    Fault("audio-silence", "three seconds of nothing", sound(lambda samples: _with(samples, 300_000, 3 * 44_100, 0))),
    Fault(
        "audio-silence",
        "three seconds of nothing at the end",
        sound(lambda samples: _with(samples, -132_300, 132_300, 0)),
    ),
    Fault("audio-duration", "the last second cut off", sound(lambda samples: samples[:-44_100])),
    Fault(
        "audio-title",
        "the title of another episode",
        tagged(lambda tag: tag.getall("TIT2")[0].text.__setitem__(0, "X")),
    ),
    Fault("audio-chapters", "a chapter lost in the tags", tagged(lambda tag: tag.delall("CHAP:chp1"))),
    Fault(
        "audio-chapters",
        "a chapter later in the tags",
        tagged(lambda tag: setattr(tag["CHAP:chp1"], "start_time", 33_000)),
    ),
    Fault(
        "audio-row-duration",
        "a row that lasts longer than the episode",
        manifest(lambda held: held["files"][0].update(duration_ms=held["duration_ms"] + 500)),
    ),
]

CODECS = [
    Fault("audio-codec", "MP3 called FLAC", sealed(copied("audio.mp3", "audio.flac"))),
    Fault("audio-codec", "Opus called M4A", sealed(copied("audio.opus", "audio.m4a"))),
    Fault("audio-duration", "Opus cut off", sealed(cut("audio.opus", 0.8))),
    Fault("audio-decodes", "FLAC cut off", sealed(cut("audio.flac", 0.8))),
    Fault("audio-decodes", "AAC cut off", sealed(cut("audio.m4a", 0.8))),
    Fault("audio-decodes", "noise called WAV", sealed(written(f"{SLUG}/audio.wav", bytes(range(256)) * 900))),
    Fault("item-integrity", "another hash of an alternative", feed("(OPUS.*?sha256-)....", r"\1AAAA")),
    Fault("item-length", "another length of an alternative", feed(r'(audio/x-m4a" length=")\d+', r"\g<1>77")),
]
"""Faults of a show in every codec."""

CAPTIONS = [
    Fault("captions-syntax", "no WEBVTT", in_episode(VTT, "WEBVTT", "WEBVT")),
    Fault("captions-syntax", "a comma in a time of VTT", in_episode(VTT, r"00:00:03\.395", "00:00:03,395")),
    Fault("captions-syntax", "a bare ampersand in VTT", in_episode(VTT, r"\nWho", "\n& Who")),
    Fault("captions-syntax", "a tag that never ends in VTT", in_episode(VTT, r"\nWho", "\n<i>Who")),
    Fault(
        "captions-syntax",
        "an unknown setting in VTT",
        in_episode(VTT, r"--> 00:00:03\.395", r"--> 00:00:03.395 colour:red"),
    ),
    Fault("captions-syntax", "a number left out in SRT", in_episode(SRT, r"\n2\n", "\n7\n")),
    Fault("captions-syntax", "a point in a time of SRT", in_episode(SRT, "00:00:03,395", "00:00:03.395")),
    Fault("captions-syntax", "a transcript for apps of another version", in_episode(APP, "1.0.0", "9.0")),
    Fault("captions-voice", "a cue of nobody", in_episode(VTT, "<v Ada Lund>How old", "How old")),
    Fault(
        "captions-two-speakers",
        "two voices in a cue",
        in_episode(VTT, "<v Ada Lund>How old", "<v Ada Lund>How</v> <v Ben Roe>old"),
    ),
    Fault(
        "captions-stranger",
        "somebody whom nobody knows",
        in_episode(VTT, "<v Ben Roe>It was cast", "<v Bob>It was cast"),
    ),
    Fault("captions-lead", "a name left out in SRT", in_episode(SRT, "Ada Lund:\nHow old", "How old")),
    Fault("captions-lost", "a word lost in VTT", in_episode(VTT, "grown ", "")),
    Fault("captions-lost", "a word lost in the transcript for apps", in_episode(APP, "grown ", "")),
    Fault("captions-lost", "a word lost in SRT", in_episode(SRT, "heavy", "havy")),
    Fault(
        "captions-backwards",
        "a cue that ends before it starts",
        in_episode(VTT, r"--> 00:00:16\.699", "--> 00:00:15.000"),
    ),
    Fault(
        "captions-overlap", "a cue that lasts into the next", in_episode(VTT, r"--> 00:00:08\.374", "--> 00:00:08.900")
    ),
    Fault(
        "captions-end",
        "a cue after the sound",
        in_episode(APP, r'("endTime": )[\d.]+(, "body": "[^"]*"\}\n\])', r"\g<1>99.5\2"),
    ),
    Fault(
        "captions-width",
        "a line of 38 in SRT",
        in_episode(SRT, "Good evening,\nand welcome.", "Good evening, and welcome.\n"),
    ),
    Fault("captions-lines", "three lines", in_episode(VTT, "It is heavy. It", "It is heavy.\nIt")),
    Fault("captions-gap", "a gap that flickers", in_episode(VTT, r"--> 00:00:08\.374", "--> 00:00:08.650")),
    Fault("captions-short", "a cue of half a second", in_episode(VTT, r"--> 00:00:16\.699", "--> 00:00:15.930")),
    Fault(
        "captions-long",
        "a cue of nine seconds",
        in_episode(VTT, r"00:00:08\.683 --> 00:00:14\.802", "00:00:08.374 --> 00:00:15.430"),
    ),
]

CHAPTERS = [
    Fault("chapters-json", "no JSON", sealed(written(f"{SLUG}/chapters.json", b"{"))),
    Fault("chapters-json", "a time that is a word", in_episode("chapters.json", '"startTime": 0', '"startTime": "0"')),
    Fault("chapters-zero", "a first chapter after two seconds", chapters(lambda rows: rows[0].update(startTime=1.784))),
    Fault("chapters-order", "chapters backwards", chapters(lambda rows: rows.insert(1, rows.pop()))),
    Fault("chapters-apart", "chapters 12 s apart", chapters(lambda rows: rows[1].update(startTime=12))),
    Fault("chapters-end", "a chapter after the sound", chapters(lambda rows: rows[2].update(startTime=1000))),
    Fault("chapters-title-length", "a title of 60 characters", chapters(lambda rows: rows[1].update(title="x" * 60))),
    Fault(
        "chapters-manifest",
        "another title than the manifest's",
        in_episode("chapters.json", "What it says", "What it said"),
    ),
    Fault(
        "chapters-address",
        "a link that is none",
        in_episode("chapters.json", '"title": "What', '"url": "/x", "title": "What'),
    ),
]

PAGES = [
    Fault("page-doctype", "no doctype", in_episode(PAGE, "<!doctype html>\n", "")),
    Fault("page-language", "no language", in_episode(PAGE, '<html lang="en"', "<html")),
    Fault("page-title", "no title", in_episode(PAGE, "<title>.*?</title>", "")),
    Fault("page-charset", "no charset", in_episode(PAGE, '<meta charset="utf-8">', "")),
    Fault("page-viewport", "no viewport", in_episode(PAGE, '<meta name="viewport"[^>]*>', "")),
    Fault("page-heading", "a second main heading", in_episode(PAGE, "(<main [^>]*>)", r"\1<h1>Two</h1>")),
    Fault("page-policy", "no policy", in_episode(PAGE, '<meta http-equiv="Content-Security-Policy"[^>]*>', "")),
    Fault("page-policy-hash", "a style that the policy forbids", in_episode(PAGE, "<style>", "<style>b{}")),
    Fault("page-handler", "a handler", in_episode(PAGE, "<h1>", '<h1 onclick="x()">')),
    Fault("page-handler", "a link that is script", in_episode(PAGE, "<h1>", '<h1><a href="javascript:x()">a</a>')),
    Fault(
        "page-foreign",
        "a script from elsewhere",
        in_episode(PAGE, "<h1>", '<h1><script src="https://evil.example/x.js"></script>'),
    ),
    Fault(
        "page-remote",
        "a pixel from elsewhere",
        in_episode(PAGE, "<h1>", '<h1><img alt="" src="https://count.example/1.gif">'),
    ),
    Fault("page-link", "a link to nothing", in_episode(PAGE, "<h1>", '<h1><a href="gone.html">a</a>')),
    Fault("page-link", "a link out of the folder", in_episode(PAGE, "<h1>", '<h1><a href="../../../etc/passwd">a</a>')),
    Fault(
        "page-link",
        "a link to nothing on the show's page",
        replaced(PAGE, '<a href="feed.xml">', '<a href="feeds.xml">'),
    ),
    Fault("page-anchor", "an anchor that is not there", in_episode(PAGE, "<h1>", '<h1><a href="#nowhere">a</a>')),
    Fault("page-id", "an id twice", in_episode(PAGE, "<h1>", '<h1 id="interview">')),
    Fault("page-alt", "a picture without words", in_episode(PAGE, "<h1>", '<h1><img src="../cover.png">')),
    Fault("page-player", "no player", in_episode(PAGE, "<audio.*?</audio>", "")),
    Fault("page-lost", "a turn lost", in_episode(PAGE, "Was it hard to stop", "Was it easy", 0)),
]

COVER = [
    Fault("cover-readable", "no picture", written("cover.png", b"no picture")),
    Fault("cover-format", "a GIF called PNG", cover("L", (1400, 1400), "GIF")),
    Fault("cover-format", "a JPEG called PNG", cover("RGB", (1400, 1400), "JPEG")),
    Fault("cover-square", "an oblong", cover("RGB", (1400, 1500))),
    Fault("cover-size", "too small", cover("RGB", (1399, 1399))),
    Fault("cover-size", "too large", cover("RGB", (3001, 3001))),
    Fault("cover-colour", "shades of grey", cover("L", (1400, 1400))),
    Fault("cover-alpha", "transparent", cover("RGBA", (1400, 1400))),
]

FEED = [
    Fault("feed-missing", "no feed", removed("feed.xml")),
    Fault("feed-well-formed", "a tag that never ends", feed("</channel>", "")),
    Fault("feed-well-formed", "an entity of nobody", feed("<title>Bells", "<title>Bells &nbsp;")),
    Fault("feed-doctype", "an entity declared", feed("<rss ", '<!DOCTYPE rss [<!ENTITY a "b">]><rss ')),
    Fault("feed-rss", "another version", feed('version="2.0"', 'version="0.92"')),
    Fault("feed-namespace", "a namespace with a slash", feed("podcast-1.0.dtd", "podcast-1.0.dtd/")),
    Fault("feed-guid-unique", "an item twice", feed("(<item>.*</item>)", r"\1\1")),
    Fault("feed-all", "an episode left out", feed("<item>.*</item>", "")),
    Fault(
        "feed-order",
        "the older one first",
        feed(
            "(<item>.*</item>)",
            OLD + r"\1",
        ),
    ),
    Fault("feed-title", "no title", feed("<title>Bells</title>\n<link>", "<link>")),
    Fault("feed-link", "no link", feed("<link>https://example.com</link>\n<desc", "<desc")),
    Fault("feed-description", "no description", feed("<description>.*?</description>", "")),
    Fault("feed-language", "no language", feed("<language>.*?</language>", "")),
    Fault("feed-image", "no cover", feed("<itunes:image [^>]*>", "")),
    Fault("feed-category", "no category", feed('<itunes:category text="News">.*?</itunes:category>', "")),
    Fault("feed-explicit", "no word on explicit content", feed("<itunes:explicit>false</itunes:explicit>", "")),
    Fault("feed-author", "no author", feed("<itunes:author>.*?</itunes:author>", "")),
    Fault("feed-guid", "no GUID", feed("<podcast:guid>.*?</podcast:guid>", "")),
    Fault("feed-locked", "no word on locks", feed("<podcast:locked .*?</podcast:locked>", "")),
    Fault("feed-type", "no type", feed("<itunes:type>.*?</itunes:type>", "")),
    Fault("feed-medium", "no medium", feed("<podcast:medium>.*?</podcast:medium>", "")),
    Fault("feed-copyright", "no copyright", feed("<copyright>.*?</copyright>", "")),
    Fault("feed-language-tag", "a language by name", feed("<language>en<", "<language>English!<")),
    Fault("feed-category-known", "a category that Apple has not", feed('text="News"', 'text="Bells"')),
    Fault("feed-subcategory", "a subcategory of another", feed('text="Politics"', 'text="Astronomy"')),
    Fault("feed-explicit-value", "explicit: clean", feed("<itunes:explicit>false", "<itunes:explicit>clean")),
    Fault("feed-type-value", "a type of nobody", feed("episodic", "weekly")),
    Fault("feed-locked-value", "locked: true", feed(">yes</podcast:locked>", ">true</podcast:locked>")),
    Fault("feed-locked-owner", "an owner without an address", feed('owner="ada@example.com"', 'owner="Ada"')),
    Fault("feed-guid-form", "a GUID that is none", feed("<podcast:guid>73afb105", "<podcast:guid>73afb1")),
    Fault("feed-guid-right", "another show's GUID", feed("<podcast:guid>73afb105", "<podcast:guid>73afb106")),
    Fault("feed-medium-value", "a medium of nobody", feed("<podcast:medium>podcast", "<podcast:medium>radio")),
    Fault("feed-built-date", "a date in ISO 8601", feed("<lastBuildDate>.*?<", "<lastBuildDate>2026-03-01<")),
    Fault("feed-built-weekday", "a wrong weekday", feed("<lastBuildDate>Sun", "<lastBuildDate>Mon")),
    Fault("feed-self", "a self link to elsewhere", feed("bells/feed.xml", "bells/rss.xml")),
    Fault("feed-self", "no self link", feed('<atom:link [^>]*rel="self"[^>]*>', "")),
    Fault("feed-once", "two titles", feed("<title>Bells</title>", "<title>Bells</title><title>Bells</title>")),
    Fault("feed-text-length", "a title of 300 characters", feed("<title>Bells", f"<title>{'x' * 300}")),
    Fault("feed-absolute", "a relative link", feed("<link>https://example.com<", "<link>/show<")),
    Fault(
        "feed-https", "a picture by http", feed('(<podcast:person role="host")', r'\1 img="http://example.com/a.png"')
    ),
    Fault("location-geo", "a place that is none", feed("geo:48.2082,16.3738", "48.2082 N")),
    Fault("location-osm", "a map's number without its kind", feed('osm="R109166"', 'osm="109166"')),
]

ITEMS = [
    Fault("item-title", "no title", feed(f"({ITEM})<title>.*?</title>", r"\1")),
    Fault("item-enclosure", "no enclosure", feed("<enclosure [^>]*>", "")),
    Fault("item-guid", "no GUID", feed("<guid .*?</guid>", "")),
    Fault("item-date", "no date", feed("<pubDate>.*?</pubDate>", "")),
    Fault("item-description", "no description", feed(f"({ITEM})<description>.*?</description>", r"\1")),
    Fault("item-link", "no link", feed(f"({ITEM})<link>.*?</link>", r"\1")),
    Fault("item-duration", "no duration", feed("<itunes:duration>.*?</itunes:duration>", "")),
    Fault(
        "item-explicit", "no word on explicit content", feed(f"({ITEM})<itunes:explicit>.*?</itunes:explicit>", r"\1")
    ),
    Fault("item-transcript", "no transcript", feed("<podcast:transcript [^>]*>", "", 0)),
    Fault("item-date-form", "a month by its number", feed("<pubDate>Sun, 01 Mar 2026", "<pubDate>01/03/2026")),
    Fault("item-date-form", "a day that no calendar has", feed("<pubDate>Sun, 01 Mar", "<pubDate>Sun, 31 Feb")),
    Fault("item-weekday", "a wrong weekday", feed("<pubDate>Sun", "<pubDate>Tue")),
    Fault("item-explicit-value", "explicit: no", feed(f"({ITEM}<itunes:explicit>)false", r"\1no")),
    Fault("item-type-value", "a kind of nobody", feed("<itunes:episodeType>full", "<itunes:episodeType>long")),
    Fault("item-number", "an episode 0", feed("<itunes:episode>1", "<itunes:episode>0")),
    Fault("item-season", "a season by name", feed("<itunes:season>1", "<itunes:season>Spring")),
    Fault("item-podcast-number", "a number in letters", feed("<podcast:episode>1", "<podcast:episode>one")),
    Fault("item-podcast-season", "half a season", feed('<podcast:season name="Towers">1', "<podcast:season>1.5")),
    Fault("item-duration-form", "a duration in words", feed("<itunes:duration>95", "<itunes:duration>two minutes")),
    Fault("item-duration-right", "another duration", feed("<itunes:duration>95", "<itunes:duration>195")),
    Fault("item-permalink", "a permalink: maybe", feed('isPermaLink="false"', 'isPermaLink="maybe"')),
    Fault("item-enclosure-length-form", "a length of 0", feed(r'(<enclosure [^>]*length=)"\d+"', r'\1"0"')),
    Fault("item-length", "another length", feed(r'(<enclosure [^>]*length=)"\d+"', r'\1"77"')),
    Fault("item-enclosure-type", "a type that is not the file's", feed("(<enclosure [^>]*)audio/mpeg", r"\1audio/mp3")),
    Fault("item-file", "an enclosure where nothing lies", feed("(<enclosure [^>]*)audio.mp3", r"\1audio-2.mp3")),
    Fault("item-file", "a transcript where nothing lies", feed("bell/captions.srt", "bell/caption.srt")),
    Fault(
        "item-playable",
        "a page as enclosure",
        feed(r'url="([^"]*)audio.mp3" length="\d+" type="audio/mpeg"', r'url="\1transcript.md" type="text/markdown"'),
    ),
    Fault("item-integrity", "another hash", feed('value="sha256-....', 'value="sha256-AAAA')),
    Fault("item-transcript-type", "captions of another type", feed("application/x-subrip", "application/srt")),
    Fault(
        "item-transcript-type", "captions that do not say so", feed('type="text/vtt" rel="captions"', 'type="text/vtt"')
    ),
    Fault("item-chapters-type", "chapters of another type", feed("application/json.chapters", "application/json")),
    Fault("item-title-right", "another title", feed("<title>The Bell<", "<title>The Ball<")),
    Fault("item-guid-right", "a GUID that changed", feed('isPermaLink="false">', 'isPermaLink="false">new-')),
    Fault(
        "item-synthesized",
        "not a word on synthesized voices",
        feed('<podcast:txt purpose="ai-content">true</podcast:txt>', ""),
    ),
    Fault("item-soundbite-start", "a time in minutes", feed('startTime="5.0"', 'startTime="0:05"')),
    Fault("item-soundbite-length", "a soundbite of two seconds", feed('duration="20.0"', 'duration="2"')),
    Fault("item-soundbite-end", "a soundbite beyond the end", feed('startTime="5.0"', 'startTime="90.0"')),
    Fault("person-role", "a role of nobody", feed('role="guest"', 'role="visitor"')),
    Fault("item-psc", "another chapter", feed('title="What it says"', 'title="What it said"')),
    Fault("item-stamps", "a time stamp left out", feed("\n0:31 What it says", "")),
]

SITE = [
    Fault("site-missing", "no sitemap", removed("sitemap.xml")),
    Fault(
        "site-index",
        "an episode that the show's page does not list",
        replaced(PAGE, f'<a href="{SLUG}/index.html">', '<a href="#top">'),
    ),
    Fault("site-text", "robots.txt in UTF-16", written("robots.txt", "Sitemap:".encode("utf-16"))),
    Fault("site-map", "a map cut off", replaced("sitemap.xml", "</urlset>", "")),
    Fault(
        "site-map-all", "a page that the map leaves out", replaced("sitemap.xml", f"<url><loc>[^<]*{SLUG}.*?</url>", "")
    ),
    Fault(
        "site-map-place",
        "a page of somebody else",
        replaced("sitemap.xml", "</urlset>", "<url><loc>https://example.org/</loc></url></urlset>"),
    ),
    Fault("site-robots", "robots without a map", written("robots.txt", b"User-agent: *\nAllow: /\n")),
]

FAULTS = [*FILES, *SOUND, *CAPTIONS, *CHAPTERS, *PAGES, *COVER, *FEED, *ITEMS, *SITE]


def _with(samples: np.ndarray, start: int, length: int, value: float) -> np.ndarray:
    changed = samples.copy()
    changed[start : start + length or None] = value
    return changed
