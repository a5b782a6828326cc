"""``turncast import``: a running show moves here."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
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

    Each episode becomes a file in imported/ beside podcast.toml; turncast feed puts it into feed.xml unchanged, so
    subscribers keep what they have. Where there is no podcast.toml, the feed's own facts become one. Transcripts that
    lie in FOLDER are copied to interviews/.
    """
    from turncast.importing.reading import ImportingError

    folder = Path(source)
    feeds = sorted(folder.glob("feed*.xml")) if folder.is_dir() else [source]
    copied = _copy_interviews(folder, config.parent) if folder.is_dir() else 0
    if not feeds and not copied:
        raise ImportingError("holds neither feed.xml nor interviews", file=source, remedy="name a feed or a folder")
    for feed in feeds:
        _take(str(feed), config)
    if copied:
        click.echo(
            f"{copied} interviews are copied to interviews/: turncast build makes episodes of them",
            err=True,
        )


def _take(feed: str, config: Path) -> None:
    """Keep the episodes of one feed, and its facts where there are none yet."""
    from turncast.importing.episodes import keep
    from turncast.importing.reading import ImportingError, channels

    found = list(channels(feed))
    try:
        kept = keep(_items(found), config.parent)
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


def _copy_interviews(folder: Path, home: Path) -> int:
    """Copy a folder's transcripts to interviews/ unless they are there; how many were copied."""
    from turncast.commands.build import SUFFIXES
    from turncast.folders import INTERVIEWS

    found = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in SUFFIXES and path.is_file()]
    new = [path for path in found if not path.name.startswith("feed") and not (home / INTERVIEWS / path.name).exists()]
    for path in new:
        (home / INTERVIEWS).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, home / INTERVIEWS / path.name)
    return len(new)
