"""``turncast voices install``: models of neural engines, from their own sites or a mirror."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import click

CATALOGUES = {"piper": "voices.models.piper", "kokoro": "voices.models.kokoro"}
"""Engine to the module that knows ``names``, ``downloads`` and ``HOME``."""


@click.command(short_help="Fetch a model of a neural engine.")
@click.argument("engine", type=click.Choice(list(CATALOGUES)))
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--base-url", metavar="URL", help="A mirror of the engine's own site.")
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Where to; the user's data folder.")
def install(engine: str, names: tuple[str, ...], base_url: str | None, folder: Path | None) -> None:
    """Fetch the models NAME of ENGINE; without a NAME, list what there is.

    What is cut off is gone on with, and nothing is kept that has a wrong checksum.
    """
    from voices.models import models_folder
    from voices.models.download import fetch

    catalogue = import_module(CATALOGUES[engine])
    base = f"{(base_url or catalogue.HOME).rstrip('/')}/"
    if not names:
        click.echo("\n".join(catalogue.names(base)))
        return
    into = folder or models_folder(engine)
    for download in [each for name in names for each in catalogue.downloads(name, base)]:
        with _progress(download.name) as progress:
            path = fetch(download, into, progress)
        click.echo(f"{path}: {download.size / 1e6:.1f} MB", err=True)


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing in a log."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(escape(name), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
