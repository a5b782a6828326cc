"""``turncast import``: a running show moves here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from lxml import etree


@click.command("import", short_help="Take over a running show: its episodes, GUIDs, dates and audio addresses.")
@click.argument("source", metavar="FEED_OR_FOLDER")
@click.option("--config", type=click.Path(path_type=Path), default="podcast.toml", help="Written where there is none.")
def import_(source: str, config: Path) -> None:
    """Take over the episodes of a feed (an address or a file), or of a FOLDER that holds one.

    Each episode of the feed becomes a file in imported/ beside podcast.toml; turncast feed puts it into feed.xml
    unchanged, so subscribers keep what they have. Where there is no podcast.toml, the feed's own facts become one.
    Below FOLDER, episodes that Turncast built are copied to public/ as they are, a recording beside its transcript
    becomes an episode there, and other transcripts are copied to interviews/. What is not taken is said.
    """
    from turncast.importing.folder import feeds_in

    folder = Path(source)
    if not folder.is_dir():
        _take(source, config, {})
        return
    slugs = _slugs(folder)
    for feed in feeds_in(folder):
        _take(str(feed), config, slugs)
    _take_folder(folder, config)


def _slugs(folder: Path) -> dict[str, str]:
    """GUID to slug of the episodes that Turncast built below a folder."""
    from output.manifests import manifests
    from output.package import load

    found = (load(Path(file).parent) for file in sorted(manifests(folder)))
    return {made.facts.guid: made.facts.slug for made in found if made and made.facts.guid}


def _take_folder(folder: Path, config: Path) -> None:
    """Take what no feed holds; an error where nothing could be taken."""
    from output.feed.imported import FOLDER as IMPORTED
    from output.feed.imported import imported
    from output.show import Show
    from turncast.config import load_show
    from turncast.importing.folder import Folder
    from turncast.importing.reading import ImportingError

    show = load_show(config)[0] if config.exists() else Show()
    fed = {imported(path).guid for path in (config.parent / IMPORTED).glob("*.xml")}
    outcomes = list(Folder(folder, config.parent, show, fed).take())
    for each in outcomes:
        click.echo(
            f"{each.path} {each.said}" if each.taken else f"not taken: {each.path}: {each.said}", err=not each.taken
        )
    if not fed and not any(each.taken for each in outcomes):
        raise ImportingError(
            "holds neither a feed nor episodes nor interviews", file=str(folder), remedy="name another"
        )


def _take(feed: str, config: Path, slugs: Mapping[str, str]) -> None:
    """Keep the episodes of one feed, and its facts where there are none yet."""
    from turncast.importing.episodes import keep
    from turncast.importing.reading import ImportingError, channels

    found = list(channels(feed))
    try:
        kept = keep(_items(found), config.parent, slugs)
    except ValueError as error:
        raise ImportingError(f"cannot be kept: {error}", file=feed, remedy="put it right there") from error
    for each in kept:
        click.echo(f"{each.path} {each.told.title}")
    click.echo(f"{len(kept)} episodes imported from {feed}", err=True)
    _facts(found[0], feed, config)


def _items(found: list[etree._Element]) -> Iterator[Any]:
    """The items of all pages, oldest first as feeds have them: a newer one never takes an older one's name."""
    for channel in reversed(found):
        yield from reversed(channel.findall("item"))


def _facts(channel: etree._Element, feed: str, config: Path) -> None:
    """Write podcast.toml where there is none; say what does not fit where there is one."""
    from output.guid import podcast_guid
    from output.places import is_url
    from turncast.config import load_show
    from turncast.importing.show import show_of
    from turncast.starting import podcast_toml

    told = show_of(channel, feed if is_url(feed) else None)
    if not config.exists():
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(podcast_toml(told), encoding="utf-8")
        click.echo(f"{config} is written: see whether it is right, above all base_url", err=True)
        return
    ours, theirs = podcast_guid(load_show(config)[0]), told.get("guid")
    if theirs and ours != theirs:
        click.echo(
            f'warning: {config} has another guid than the feed; to keep subscribers: guid = "{theirs}"', err=True
        )
