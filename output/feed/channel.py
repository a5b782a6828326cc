"""The channel's tags: what the feed says of the show."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import format_datetime

from output.feed.common import image, license_, location, persons
from output.feed.places import cover_url, show_url
from output.feed.tag import Tag, tag
from output.guid import feed_url, podcast_guid
from output.manifests import moment
from output.show import Show


def channel(show: Show, updated: str | None = None) -> Iterator[Tag]:
    """Every tag of the channel but its items; ``updated`` is the newest episode's date (ISO 8601)."""
    for part in PARTS:
        yield from part(show)
    when = moment(updated)
    if when:
        yield from tag("lastBuildDate", format_datetime(when))


def _rss(show: Show) -> Iterator[Tag]:
    """RSS 2.0, required and optional channel elements."""
    link = show.link or show_url(show, "")
    yield from tag("title", show.title)
    yield from tag("link", link)
    yield from tag("description", show.description or show.title)
    yield from tag("language", show.language or "en")
    yield from tag("copyright", show.copyright)
    yield from tag("generator", "Turncast")
    if cover_url(show):
        parts = (*tag("url", cover_url(show)), *tag("title", show.title), *tag("link", link))
        yield from tag("image", None, *parts)


def _atom(show: Show) -> Iterator[Tag]:
    """RFC 4287 links: where the feed lies, and the WebSub hub (W3C WebSub section 4)."""
    yield from tag("atom:link", href=feed_url(show), rel="self", type="application/rss+xml")
    if show.hub:
        yield from tag("atom:link", href=show.hub, rel="hub")


def _itunes(show: Show) -> Iterator[Tag]:
    """Apple, "A Podcaster's Guide to RSS"."""
    yield from tag("itunes:author", show.author)
    yield from tag("itunes:explicit", show.explicit)
    yield from tag("itunes:type", show.kind)
    yield from image(cover_url(show), show.title)
    for name in show.categories:
        main, _, sub = name.partition(" > ")
        yield from tag("itunes:category", None, *tag("itunes:category", text=sub or None), text=main)
    if show.email:
        owner = (*tag("itunes:name", show.author), *tag("itunes:email", show.email))
        yield from tag("itunes:owner", None, *owner)
    yield from tag("itunes:complete", "Yes" if show.complete else None)
    yield from tag("itunes:new-feed-url", show.new_feed_url)


def _podcast(show: Show) -> Iterator[Tag]:
    """The podcast namespace's channel tags."""
    yield from tag("podcast:guid", podcast_guid(show))
    yield from tag("podcast:locked", "yes" if show.locked else "no", owner=show.email)
    yield from tag("podcast:medium", show.medium)
    yield from license_(show)
    yield from location(show)
    yield from persons(show.persons)
    for row in show.funding:
        yield from tag("podcast:funding", row.text, url=row.url)
    for purpose, text in show.txt.items():
        yield from tag("podcast:txt", text, purpose=purpose)
    frequency = show.update_frequency
    if frequency:
        told = {"rrule": frequency.rrule, "dtstart": frequency.dtstart, "complete": frequency.complete or None}
        yield from tag("podcast:updateFrequency", frequency.text, **told)
    friends = (friend for guid in show.podroll for friend in tag("podcast:remoteItem", feedGuid=guid))
    yield from tag("podcast:podroll", None, *friends)


PARTS = (_rss, _atom, _itunes, _podcast)
