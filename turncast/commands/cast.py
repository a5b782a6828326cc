"""``turncast voices cast``: who gets which voice, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from turncast.building import Plan
    from turncast.cast_sheet import By, Row

COLUMNS = ("id", "name", "role", "voice", "language", "accent", "directions", "why")


@click.command(short_help="Show who gets which voice, and why.")
@click.argument("source")
@click.option("--engine", help="The engine that speaks; see turncast voices list.")
@click.option("--voice", "voices", multiple=True, metavar="SPEAKER=VOICE", help='A speaker\'s voice: "AK=en-gb".')
@click.option("--style", metavar="NAME", help="Read the labels in this style, whatever the document looks like.")
@click.option("--speaker", "speakers", multiple=True, metavar="LABEL=NAME", help="Name a speaker.")
@click.option("--language", metavar="TAG", help="The language (BCP 47).")
@click.option("--config", type=click.Path(path_type=Path), help="The show's podcast.toml.")
@click.option("--write", is_flag=True, help="Write what was chosen into podcast.toml, so that every episode keeps it.")
@click.option(
    *("--by", "by"),
    type=click.Choice(["name", "id", "role"]),
    default="name",
    show_default=True,
    help="What podcast.toml shall name speakers by.",
)
@click.option(
    "--preview", type=click.Path(dir_okay=False, path_type=Path), help="Write a page with a sample of each voice."
)
def cast(source: str, **options: Any) -> None:
    """Show who gets which voice in SOURCE (a file, or - for standard input), and why."""
    from turncast.cast_page import cast_page
    from turncast.cast_sheet import rows
    from turncast.commands.parse import diagnose
    from turncast.config import FILE_NAME

    made = _plan(source, options)
    diagnose(made.transcript.diagnostics, source)
    _table(rows(made))
    if options["write"]:
        _write(options["config"] or Path(FILE_NAME), made, options["by"])
    if options["preview"]:
        _put(options["preview"], cast_page(made), "a sample of each voice")


def _plan(source: str, options: dict[str, Any]) -> Plan:
    from turncast.building import plan
    from turncast.commands.parse import named
    from turncast.config import load_show

    show, config = load_show(options["config"])
    return plan(
        *(source, show.model_copy(update={"engine": options["engine"] or show.engine})),
        style=options["style"],
        speakers=named(options["speakers"]),
        language=options["language"],
        voices=named(options["voices"], "--voice"),
        home=config.parent if config else None,
    )


def _table(sheet: list[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*COLUMNS, box=None)
    for row in sheet:
        who, voice = row.speaker, row.part.voice
        how = ", ".join(f"{name} {value:g}" for name, value in row.directions.items())
        cells = (who.id, who.name, who.role, f"{voice.engine}:{voice.id}", voice.language, voice.accent, how)
        table.add_row(*(Text(cell or "") for cell in (*cells, row.part.reason)))
    console = Console()
    Console(width=None if console.is_terminal else 200, soft_wrap=True).print(table)


def _write(path: Path, made: Plan, by: By) -> None:
    """Put the voices into podcast.toml that it does not name yet, and say whose they are."""
    from turncast.cast_sheet import rows, unwritten, written
    from turncast.config import parse_show, read_config

    text = read_config(path)
    found = unwritten(rows(made), parse_show(text, str(path)).voices, by)
    if found:
        _put(path, written(text, found), f"the voices of {', '.join(found)} are written")
    else:
        click.echo(f"{path}: nothing to write, it names every voice", err=True)


def _put(path: Path, text: str, what: str) -> None:
    from output.atomic import replacing
    from output.package import unwritable

    try:
        with replacing(path) as target:
            target.write(text)
    except OSError as error:
        raise unwritable(path, error) from error
    click.echo(f"{path}: {what}", err=True)
