"""The channel's tags: what the feed says of the show."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import format_datetime
from itertools import chain

from output.feed.common import image, license_, location, persons
from output.feed.paging import Page
from output.feed.tag import tag
from output.guid import feed_url, podcast_guid
from output.manifests import moment
from output.places import cover_url, show_url
from output.show import Show

HISTORY = "http://purl.org/syndication/history/1.0"
"""The namespace of RFC 5005 section 4."""


def channel(show: Show, page: Page) -> Iterator[str]:
    """Every tag of the channel but its items; the channel is as old as its newest episode."""
    return chain(*(part(show) for part in PARTS), _atom(show, page), _updated(page))


def _atom(show: Show, page: Page) -> Iterator[str]:
    """RFC 4287 links: where this page lies, the WebSub hub (W3C WebSub section 4), and the pages beside it.

    RFC 5005 has two ways to older pages, ``next`` (section 3) and ``prev-archive`` (section 4); readers follow either.
    """
    yield from tag("atom:link", href=show_url(show, page.name), rel="self", type="application/rss+xml")
    if show.hub:
        yield from tag("atom:link", href=show.hub, rel="hub")
    if page.older:
        for rel in ("next", "prev-archive"):
            yield from tag("atom:link", href=show_url(show, page.older), rel=rel)
    if page.newer:
        yield from tag("atom:link", href=show_url(show, page.newer), rel="previous")
        yield from tag("atom:link", href=feed_url(show), rel="current")
        yield from tag("fh:archive", **{"xmlns:fh": HISTORY})


def _updated(page: Page) -> Iterator[str]:
    when = moment(page.entries[0].date) if page.entries else None
    yield from tag("lastBuildDate", format_datetime(when) if when else None)


def _rss(show: Show) -> Iterator[str]:
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


def _itunes(show: Show) -> Iterator[str]:
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


def _podcast(show: Show) -> Iterator[str]:
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


PARTS = (_rss, _itunes, _podcast)
