"""Names that never change: the podcast's and the episodes' GUIDs."""

from __future__ import annotations

from uuid import UUID, uuid5

from output.show import Show

PODCAST = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of every ``podcast:guid`` (podcast namespace, tag ``guid``)."""


def feed_url(show: Show) -> str | None:
    """Where feed.xml will be found; None where the show has no address."""
    return f"{show.base_url.rstrip('/')}/feed.xml" if show.base_url else None


def podcast_guid(show: Show) -> str | None:
    """The show's own GUID, else the UUIDv5 of the feed's address without scheme and trailing slashes."""
    url = feed_url(show)
    return show.guid or (url and guid_of(url))


def guid_of(url: str) -> str:
    """UUIDv5 of ``url`` (podcast namespace, tag ``guid``): ``podnews.net/rss`` gives 9b024349-....

    >>> guid_of("https://podnews.net/rss")
    '9b024349-ccf0-5f69-a609-6b82873eab3c'
    """
    return str(uuid5(PODCAST, url.partition("://")[2].rstrip("/") if "://" in url else url.rstrip("/")))


def episode_guid(show: Show, slug: str) -> str:
    """UUIDv5 of the slug in the podcast's GUID, so that equal slugs of two shows differ."""
    return str(uuid5(UUID(podcast_guid(show) or str(PODCAST)), slug))
