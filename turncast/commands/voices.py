"""``turncast voices``: what can be heard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turncast.commands.cast import cast
from turncast.commands.install import install
from turncast.commands.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from voices.model import Voice

COLUMNS = ("engine", "id", "language", "name", "accent", "gender", "pitch_hz")


@click.group()
def voices() -> None:
    """Show what can be heard, and by whom."""


voices.add_command(cast)
voices.add_command(install)
voices.add_command(say)


@voices.command("list")
@click.option("--engine", help="Only the voices of this engine.")
@click.option("--language", help="Only this language (BCP 47): en has en-GB, too.")
@click.option("--styles", is_flag=True, help="Also each voice's styles, such as en-gb+f3.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.option("--config", type=click.Path(path_type=Path), help="The show's podcast.toml.")
def list_(engine: str | None, language: str | None, styles: bool, as_json: bool, config: Path | None) -> None:
    """List the voices of every engine; one that is not ready is named on standard error, with its remedy."""
    from turncast.config import load_show

    options = load_show(config)[0].engines
    found = [voice for voice in _voices(engine, options) if _wanted(voice, language, styles)]
    if language and not found:
        click.echo(f"no voice speaks {language!r}; a language is a BCP 47 tag, such as en or pt-BR", err=True)
    if as_json:
        click.echo(json.dumps([voice.model_dump() for voice in found], ensure_ascii=False, indent=2))
    else:
        _table(found)


def _voices(engine: str | None, options: Mapping[str, Mapping[str, Any]]) -> Iterator[Voice]:
    """The voices of the engine that is asked for, or of all that are ready."""
    from transcript.errors import TurncastError
    from voices.engine import get_engine, known_engines

    for name in [engine] if engine else known_engines():
        try:
            yield from get_engine(name, options.get(name)).voices()
        except TurncastError as error:
            if engine:
                raise
            click.echo(str(error), err=True)


def _wanted(voice: Voice, language: str | None, styles: bool) -> bool:
    from voices.languages import speaks

    return (styles or voice.style is None) and (not language or speaks(voice.language, language))


def _table(found: list[Voice]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*COLUMNS, box=None)
    for voice in found:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in (getattr(voice, name) for name in COLUMNS)))
    console = Console()
    Console(width=None if console.is_terminal else 160, soft_wrap=True).print(table)
