"""What is around the episodes: the show's page, the map for search engines, robots.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from output.checks.page import Page
from output.checks.public import Public
from output.checks.rules import PROMISE, Flaw, Group, Rule
from output.places import show_url
from output.site import SITEMAP

MAP, ROBOTS, INDEX = "sitemap.xml", "robots.txt", "index.html"
PROTOCOL = "sitemaps.org, protocol 0.9"
MOST_ADDRESSES = 50_000
FEED = "write the site again: turncast feed"


def _missing(public: Public) -> Iterator[Flaw]:
    """Only a show with an address has all of them."""
    for name in (INDEX, MAP, ROBOTS) if public.show.base_url else ():
        if not (public.path / name).is_file():
            yield Flaw("is missing", name)


def _unreadable(public: Public) -> Iterator[Flaw]:
    for name in (INDEX, MAP, ROBOTS):
        if (public.path / name).is_file() and public.text(name) is None:
            yield Flaw("is no UTF-8 text, or larger than 64 MB", name)


def _unlisted(public: Public) -> Iterator[Flaw]:
    text = public.text(INDEX)
    page = Page(public, public.path / INDEX, text or "")
    links = {value.removesuffix(INDEX).strip("/") for value in page.all("//a/@href")}
    for name in public.episodes if text is not None else ():
        if name not in links:
            yield Flaw(f"does not list the episode {name}", INDEX)


def _no_map(public: Public) -> Iterator[Flaw]:
    if isinstance(found := _addresses(public), Flaw):
        yield found


def _addresses(public: Public) -> list[str] | Flaw | None:
    """What sitemap.xml lists; a Flaw where it is no map, None where there is none."""
    text = public.text(MAP)
    if text is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        return Flaw(f"is not well-formed: {error.msg}", MAP, error.lineno)
    if root.tag not in (f"{{{SITEMAP}}}urlset", f"{{{SITEMAP}}}sitemapindex"):
        return Flaw(f"is {etree.QName(root).localname}, no urlset", MAP, root.sourceline)
    found = [str(loc.text or "").strip() for loc in root.iter(f"{{{SITEMAP}}}loc")]
    return found if len(found) <= MOST_ADDRESSES else Flaw(f"has {len(found)} addresses, more than 50000", MAP)


def _unmapped(public: Public) -> Iterator[Flaw]:
    found = _addresses(public)
    if not isinstance(found, list) or not public.show.base_url or any(each.endswith(".xml") for each in found):
        return
    for name in public.episodes:
        if not {show_url(public.show, name, ""), show_url(public.show, name, INDEX)} & set(found):
            yield Flaw(f"does not list the episode {name}", MAP)


def _elsewhere(public: Public) -> Iterator[Flaw]:
    found = _addresses(public)
    base = f"{(public.show.base_url or '').rstrip('/')}/"
    for url in found if isinstance(found, list) and public.show.base_url else ():
        if not url.startswith(base):
            yield Flaw(f"lists {url[:200]!r}, which is not below {base}", MAP)


def _unannounced(public: Public) -> Iterator[Flaw]:
    text = public.text(ROBOTS)
    if text is not None and not re.search(r"^sitemap:\s*https?://\S+", text, re.IGNORECASE | re.MULTILINE):
        yield Flaw("does not say where the sitemap lies", ROBOTS)


GROUP = Group(
    "site",
    "The show's page, its map and robots.txt",
    lambda public: [public],
    (
        Rule("site-missing", "error", "A show with an address has all of the site's files.", PROMISE, FEED, _missing),
        Rule("site-text", "error", "The site's files are UTF-8.", PROMISE, FEED, _unreadable),
        Rule("site-index", "error", "The show's page lists every episode.", PROMISE, FEED, _unlisted),
        Rule("site-map", "error", "sitemap.xml is a map.", PROTOCOL, FEED, _no_map),
        Rule("site-map-all", "error", "The map lists every episode.", PROTOCOL, FEED, _unmapped),
        Rule("site-map-place", "error", "The map lists addresses of this site alone.", PROTOCOL, FEED, _elsewhere),
        Rule(
            "site-robots",
            "warning",
            "robots.txt says where the map lies.",
            "RFC 9309; sitemaps.org",
            FEED,
            _unannounced,
        ),
    ),
)
