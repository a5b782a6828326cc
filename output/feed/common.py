"""Tags that a channel and an item share (podcast namespace 1.0)."""

from __future__ import annotations

from collections.abc import Iterator

from output.episode import Facts, Person
from output.feed.tag import Tags, tag
from output.show import Show

ROLES = {"host": "host", "moderator": "host", "guest": "guest", "audience": "guest", None: "guest"}
"""Our role to the taxonomy of ``podcast:person``; a tag without a role would mean a host."""


def persons(people: tuple[Person, ...]) -> Iterator[str]:
    """``podcast:person`` for each."""
    for person in people:
        yield from tag("podcast:person", person.name, role=ROLES[person.role], img=person.image, href=person.href)


def location(of: Show | Facts) -> Tags:
    """``podcast:location``; the tag needs a name."""
    return tag("podcast:location", of.location, rel="subject", geo=of.geo, osm=of.osm) if of.location else ()


def license_(of: Show | Facts) -> Tags:
    """``podcast:license``: an SPDX identifier, or a name with its address."""
    return tag("podcast:license", of.license, url=of.license_url) if of.license else ()


def image(url: str | None, alt: str | None) -> Iterator[str]:
    """The two tags of a square picture."""
    if url:
        yield from tag("itunes:image", href=url)
        yield from tag("podcast:image", href=url, alt=alt, **{"aspect-ratio": "1/1"}, purpose="artwork")
