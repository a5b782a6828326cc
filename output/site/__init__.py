"""The site of a show: index.html with every episode, sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from markupsafe import Markup

from output.atomic import replacing
from output.clock import iso
from output.feed.paging import FEED
from output.listed import Entry
from output.manifests import entries
from output.places import cover_name, show_url
from output.show import Show
from output.site.rows import Brief, brief, row
from output.template import rendered, source_hash, streamed

WHOLE = 100
"""Episodes that the index tells all about; older ones have a line each, by year, or a long show is slow to open."""
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def index(show: Show, listed: Sequence[Entry]) -> Iterator[str]:
    """The pieces of index.html; links are relative, so that the page works from ``file://`` too."""
    # Stripped: the Nu checker leaves white space at the end out of its hash, browsers do not.
    style, script = (rendered(name, show.theme).strip() for name in ("site.css", "site.js"))
    yield from streamed(
        *("site.html.j2", show.theme),
        show=show,
        rows=map(row, listed[:WHOLE]),
        years=_years(listed[WHOLE:]),
        cover=cover_name(show) or show.cover,
        feed=FEED if show.base_url else None,
        style=Markup(style),
        script=Markup(script),
        iso=iso,
        policy=_policy(style, script),
    )


def _years(listed: Iterable[Entry]) -> Iterator[tuple[str | None, Iterator[Brief]]]:
    """Each year (UTC, as they are sorted) with its episodes; None for those without a date."""
    for year, those in groupby(listed, lambda entry: entry.date[:4] or None):
        yield year, map(brief, those)


def sitemap(show: Show, listed: Sequence[Entry]) -> Iterator[str]:
    """The pieces of sitemap.xml (sitemaps.org protocol 0.9), the show's page first."""
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{SITEMAP}">\n'
    yield _place(show_url(show, ""))
    for entry in listed:
        if not entry.is_imported:
            yield _place(show_url(show, entry.slug, ""), entry.date)
    yield "</urlset>\n"


def _place(url: str, date: str | None = None) -> str:
    changed = f"<lastmod>{escape(date)}</lastmod>" if date else ""
    return f"<url><loc>{escape(url)}</loc>{changed}</url>\n"


def robots(show: Show, _listed: Sequence[Entry]) -> Iterator[str]:
    """The lines of robots.txt (RFC 9309): everything may be read, and where the map is."""
    yield f"User-agent: *\nAllow: /\n\nSitemap: {show_url(show, 'sitemap.xml')}\n"


Page = Callable[[Show, Sequence[Entry]], Iterator[str]]
PAGES: dict[str, Page] = {"index.html": index}
ADDRESSED: dict[str, Page] = {"sitemap.xml": sitemap, "robots.txt": robots}
"""What can be written only where the show says its own address."""


def write_site(public: Path, show: Show, listed: Sequence[Entry] | None = None) -> list[Path]:
    """Write the site's files into ``public`` and give their paths; ``listed`` are the episodes, newest first."""
    listed = entries(public) if listed is None else listed
    pages = PAGES | (ADDRESSED if show.base_url else {})
    for name, render in pages.items():
        with replacing(public / name) as target:
            target.writelines(render(show, listed))
    return [public / name for name in pages]


def _policy(style: str, script: str) -> str:
    """W3C Content Security Policy 3: nothing but this page's own style and script, by their hashes."""
    sources = "img-src 'self' https: data:; media-src 'self' file: https:"
    return f"default-src 'none'; {sources}; style-src {source_hash(style)}; script-src {source_hash(script)}"
