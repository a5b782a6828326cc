"""``turncast cache``: the store of speech and segments."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from voices.store import Store

UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
WHERE = "The store; the user's cache folder by default."


def size(text: str) -> int:
    """Bytes of a size such as ``2GB`` or ``500M``; click's BadParameter for anything else."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMGT]?)I?B?", text.strip().upper())
    if not found:
        raise click.BadParameter(f"{text!r} is no size such as 2GB or 500MB", param_hint="--max-size")
    return int(float(found[1]) * UNITS[found[2]])


def _opened(ctx: click.Context, option: click.Parameter, given: str | None) -> Store:
    """The store that is named, behind the command or before it."""
    from turncast.folders import open_store

    assert ctx.parent is not None
    return open_store(given or ctx.parent.params["store"])


of_store = click.option("--store", metavar="FOLDER_OR_URL", callback=_opened, help=WHERE)


@click.group(short_help="Look after the store of speech and segments.")
@click.option("--store", metavar="FOLDER_OR_URL", help=WHERE)
def cache(store: str | None) -> None:
    """Look after the store of speech and segments."""


@cache.command()
@of_store
def info(store: Store) -> None:
    """Show where the store is and what it holds."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for entry in store.entries():
        found[entry.kind].append(entry.bytes)
    click.echo(store.address)
    for kind in sorted(found):
        click.echo(f"  {kind:9} {len(found[kind]):7} objects {sum(found[kind]) / 1e6:10.1f} MB")


@cache.command()
@of_store
@click.option("--max-size", required=True, metavar="SIZE", help="What may be left, such as 2GB.")
def prune(store: Store, max_size: str) -> None:
    """Delete what was not used for longest until at most SIZE is left."""
    _prune(store, size(max_size))


@cache.command()
@of_store
def clear(store: Store) -> None:
    """Delete everything, dear speech too."""
    _prune(store, 0)


def _prune(store: Store, most: int) -> None:
    gone = store.prune(most)
    click.echo(f"deleted {len(gone)} objects, {sum(entry.bytes for entry in gone) / 1e6:.1f} MB", err=True)
