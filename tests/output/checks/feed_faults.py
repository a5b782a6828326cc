"""The faults of the feed, its items and the show's site, one a row."""

from __future__ import annotations

from pathlib import Path

from tests.output.checks.good_show import SLUG
from tests.output.checks.planting import Fault, both, feed, gone, removed, replaced, written

PAGE = "index.html"
ITEM = "<item>.*?"
OLD = (
    "<item><title>Old</title><link>https://example.com/o</link><guid>o</guid><description>o</description>"
    "<pubDate>Sat, 28 Feb 2026 00:00:00 +0000</pubDate><itunes:duration>5</itunes:duration>"
    '<enclosure url="https://example.org/o.mp3" length="5" type="audio/mpeg"/><itunes:explicit>false</itunes:explicit>'
    '<podcast:transcript url="https://example.org/o" type="text/html"/></item>'
)
"""An item of a show that was made by another program."""
TWIN = OLD.replace(">o</guid>", ">p</guid>")
ADDRESSED = (
    *(("podcast:person", "href"), ("podcast:person", "img"), ("podcast:image", "href")),
    *(("podcast:funding", "url"), ("podcast:trailer", "url")),
    *(("podcast:remoteItem", "feedUrl"), ("atom:link", "href"), ("podcast:contentLink", "href")),
    *(("podcast:socialInteract", "uri"), ("podcast:publisher", "feedUrl"), ("psc:chapter", "image")),
)
"""Tags that hold an address, and the attribute that it stands in."""


def page_as_enclosure(public: Path) -> None:
    """The episode's transcript in the place of its sound."""
    size = (public / SLUG / "transcript.md").stat().st_size
    new = rf'url="\1transcript.md" length="{size}" type="text/markdown"'
    feed(r'url="([^"]*)audio.mp3" length="\d+" type="audio/mpeg"', new)(public)


FEED = [
    Fault("feed-missing", "no feed", removed("feed.xml")),
    Fault("feed-well-formed", "a tag that never ends", feed("</channel>", "")),
    Fault("feed-well-formed", "an entity of nobody", feed("<title>Bells", "<title>Bells &nbsp;")),
    Fault("feed-doctype", "an entity declared", feed("<rss ", '<!DOCTYPE rss [<!ENTITY a "b">]><rss ')),
    Fault("feed-rss", "another version", feed('version="2.0"', 'version="0.92"')),
    Fault("feed-namespace", "a namespace with a slash", feed("podcast-1.0.dtd", "podcast-1.0.dtd/")),
    Fault("feed-guid-unique", "an item twice", feed("(<item>.*</item>)", r"\1\1")),
    Fault("feed-enclosure-unique", "one sound for two", feed("(<item>.*</item>)", rf"\1{OLD}{TWIN}")),
    Fault("feed-empty", "a show without an episode", both(gone, feed("<item>.*</item>", ""))),
    Fault("feed-all", "an episode left out", feed("<item>.*</item>", OLD)),
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
    Fault(
        "feed-complete-value",
        "a show that is complete: maybe",
        feed("<itunes:type>", "<itunes:complete>maybe</itunes:complete><itunes:type>"),
    ),
    Fault("feed-self", "a self link to elsewhere", feed("bells/feed.xml", "bells/rss.xml")),
    Fault("feed-self", "no self link", feed('<atom:link [^>]*rel="self"[^>]*>', "")),
    Fault("feed-once", "two titles", feed("<title>Bells</title>", "<title>Bells</title><title>Bells</title>")),
    Fault("feed-text-length", "a title of 300 characters", feed("<title>Bells", f"<title>{'x' * 300}")),
    Fault("feed-absolute", "a relative link", feed("<link>https://example.com<", "<link>/show<")),
    Fault(
        "feed-https", "a picture by http", feed('(<podcast:person role="host")', r'\1 img="http://example.com/a.png"')
    ),
    *(
        Fault(
            "feed-absolute",
            f"{name} with a relative {attribute}",
            feed("</itunes:owner>", f'</itunes:owner><{name} {attribute}="a/b"/>'),
        )
        for name, attribute in ADDRESSED
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
    Fault("item-weekday", "no weekday", feed("<pubDate>Sun, ", "<pubDate>")),
    Fault("item-enclosure-complete", "no length", feed("(<item>.*</item>)", r"\1" + OLD.replace('length="5" ', ""))),
    Fault(
        "item-enclosure-complete", "no type", feed("(<item>.*</item>)", r"\1" + OLD.replace(' type="audio/mpeg"', ""))
    ),
    Fault(
        "item-title-number",
        "a title that begins with the number",
        feed(
            "(<item>.*</item>)",
            r"\1" + OLD.replace("<title>Old", "<itunes:episode>7</itunes:episode><title>Ep. 07: Old"),
        ),
    ),
    Fault("feed-ascii", "a name with an umlaut", feed("(<item>.*</item>)", r"\1" + OLD.replace("/o.mp3", "/ö.mp3"))),
    Fault(
        "feed-text-length",
        "3000 letters of two bytes",
        feed("(<item>.*</item>)", r"\1" + OLD.replace(">o</desc", f">{'ö' * 3000}</desc")),
    ),
    Fault("item-explicit-value", "explicit: no", feed(f"({ITEM}<itunes:explicit>)false", r"\1no")),
    Fault("item-type-value", "a kind of nobody", feed("<itunes:episodeType>full", "<itunes:episodeType>long")),
    Fault("item-number", "an episode 0", feed("<itunes:episode>1", "<itunes:episode>0")),
    Fault("item-season", "a season by name", feed("<itunes:season>1", "<itunes:season>Spring")),
    Fault("item-podcast-number", "a number in letters", feed("<podcast:episode>1", "<podcast:episode>one")),
    Fault("item-podcast-season", "half a season", feed('<podcast:season name="Towers">1', "<podcast:season>1.5")),
    Fault("item-duration-form", "a duration in words", feed(r"<itunes:duration>\d+", "<itunes:duration>two minutes")),
    Fault("item-duration-right", "another duration", feed(r"<itunes:duration>\d+", "<itunes:duration>195")),
    Fault("item-permalink", "a permalink: maybe", feed('isPermaLink="false"', 'isPermaLink="maybe"')),
    Fault("item-enclosure-length-form", "a length of 0", feed(r'(<enclosure [^>]*length=)"\d+"', r'\1"0"')),
    Fault("item-length", "another length", feed(r'(<enclosure [^>]*length=)"\d+"', r'\1"77"')),
    Fault("item-enclosure-type", "a type that is not the file's", feed("(<enclosure [^>]*)audio/mpeg", r"\1audio/mp3")),
    Fault("item-file", "an enclosure where nothing lies", feed("(<enclosure [^>]*)audio.mp3", r"\1audio-2.mp3")),
    Fault(
        "item-file",
        "a picture where nothing lies",
        feed(f"({ITEM})<guid", r'\1<podcast:image href="https://example.com/bells/the-bell/none.png"/><guid'),
    ),
    Fault("item-file", "a page where nothing lies", feed(f"({ITEM}<link>[^<]*)/</link>", r"\1-2/</link>")),
    Fault("item-file", "a transcript where nothing lies", feed("bell/captions.srt", "bell/caption.srt")),
    Fault("item-playable", "a page as enclosure", page_as_enclosure),
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
    Fault("item-stamps", "a time stamp left out", feed(r"\n\d+:\d\d What it says", "")),
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
