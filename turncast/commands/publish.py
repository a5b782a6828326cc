"""``turncast publish``: the show to where listeners find it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from output.show import Show
    from turncast.publishing.publish import Run


@click.command(short_help="Copy the show to its place on the web, only what changed.")
@click.argument("target", required=False)
@click.option(
    "--public", type=click.Path(path_type=Path), default="public", show_default=True, help="The show's folder."
)
@click.option("--config", type=click.Path(path_type=Path), help="The show's podcast.toml, elsewhere than here.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
@click.option("--delete", is_flag=True, help="Take away what was published before and is no more.")
@click.option("--force", is_flag=True, help="Send everything, changed or not.")
def publish(target: str | None, public: Path, config: Path | None, dry_run: bool, delete: bool, force: bool) -> None:
    """Copy the show to TARGET: a folder, or an address such as sftp://me@example.com/var/www or s3://bucket/podcast.

    Without a TARGET: what podcast.toml says at publish. Only what changed is sent, feed.xml last; nothing at the
    target is deleted without --delete. Then the services that podcast.toml names at hub and podping are told.
    """
    from output.feed.paging import FEED
    from turncast.config import load_show
    from turncast.publishing.publish import Run
    from turncast.publishing.target import Target

    show, _ = load_show(config)
    place = Target(_address(target or show.publish, public))
    run = Run(public, place, lambda what, name: click.echo(f"{what} {name}"), force)
    if dry_run:
        _preview(run, delete)
        return
    sent = run.send()
    if delete:
        run.delete()
    _report(run, len(sent))
    if any(file.name == FEED for file in sent):
        _ping(show)


def _address(target: str | None, public: Path) -> str:
    """The target's address; an error where there is none, or nothing to publish, or one lies in the other."""
    from turncast.publishing.target import PublishError

    if not target:
        raise PublishError("no target", file="podcast.toml", remedy='name one, or add: publish = "sftp://..."')
    if not public.is_dir():
        raise PublishError("is no folder", file=str(public), remedy="build an episode first: turncast build")
    if "://" not in target and (Path(target).resolve() / "x").is_relative_to(public.resolve()):
        raise PublishError("lies in the folder that is published", file=target, remedy="name another folder")
    return target


def _preview(run: Run, delete: bool) -> None:
    for stage in run.stages():
        for file in stage:
            click.echo(f"would send {file.name} ({file.bytes} bytes)")
    for name in run.gone() if delete else ():
        click.echo(f"would delete {name}")


def _report(run: Run, sent: int) -> None:
    click.echo(f"{sent} of {len(run.files)} files sent to {run.target.url}", err=True)
    left = len(run.gone())
    if left:
        click.echo(f"{left} files there are of the show no more; --delete takes them away", err=True)


def _ping(show: Show) -> None:
    from turncast.publishing.pings import ping

    for address, failure in ping(show):
        click.echo(f"warning: {address} was not told: {failure}" if failure else f"told {address}", err=True)
