"""``turncast feed``: feed.xml and the show's site from the manifests of its episodes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from output.errors import BuildError
from output.feed import require, write_feeds
from output.feed.imported import FOLDER as IMPORTED
from output.feed.imported import with_imported
from output.guid import podcast_guid
from output.manifests import entries
from output.places import cover_name
from output.show import Show
from output.site import write_site
from output.site.favicon import write_favicon
from output.site.neighbours import link_neighbours
from turncast.config import FILE_NAME, load_show


def publish_show(public: Path, show: Show, config: Path) -> list[Path]:
    """Write all that belongs to the show and to no episode into ``public``; ``config`` is its podcast.toml.

    Without ``base_url`` there is no feed, sitemap.xml or robots.txt, for these hold addresses. Raises
    BuildError for a broken manifest or a cover that cannot be copied.
    """
    if show.base_url:
        require(show, str(config))
    listed = with_imported(entries(public), config.parent)
    covers = _cover(public, show, config.parent)
    written = [*link_neighbours(listed), *write_site(public, show, listed), *covers]
    written.append(write_favicon(public, next(iter(covers), None)))
    return written + (write_feeds(public, show, listed) if show.base_url else [])


def lacking(show: Show, file: Path, public: Path) -> Iterator[str]:
    """What ``file`` should say and does not: the feed's address, and the GUID that the show keeps when that changes."""
    if not show.base_url:
        yield f"no feed.xml: {file} has no base_url, the address where {public} will be found"
    elif not show.guid:
        yield f'note: write guid = "{podcast_guid(show)}" into {file}, and apps know the show when its address changes'


def _cover(public: Path, show: Show, home: Path) -> list[Path]:
    name = cover_name(show)
    if not name or not show.cover:
        return []
    try:
        return [Path(shutil.copyfile(home / show.cover, public / name))]
    except OSError as error:
        raise BuildError(
            f"the cover cannot be copied: {error}", value=show.cover, file=str(home / show.cover)
        ) from error


@click.command()
@click.argument("public", type=click.Path(path_type=Path, file_okay=False), default="public")
@click.option("--config", type=click.Path(path_type=Path), help="The show's podcast.toml, elsewhere than here.")
def feed(public: Path, config: Path | None) -> None:
    """Write feed.xml, index.html, sitemap.xml and robots.txt into PUBLIC from the episodes there."""
    show, file = load_show(config)
    file = file or Path(FILE_NAME)
    if not public.is_dir() and not (file.parent / IMPORTED).is_dir():
        raise BuildError("is no folder", file=str(public), remedy="build an episode first: turncast build")
    for path in publish_show(public, show, file):
        click.echo(path)
    for line in lacking(show, file, public):
        click.echo(line, err=True)
