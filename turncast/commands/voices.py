"""``turncast voices``: what can be heard."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turncast.commands.cast import cast
from turncast.commands.install import install

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from voices.model import Voice

COLUMNS = ("engine", "id", "language", "name", "accent", "gender", "pitch_hz")


@click.group()
def voices() -> None:
    """Show what can be heard, and by whom."""


voices.add_command(cast)
voices.add_command(install)


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
    if as_json:
        click.echo(json.dumps([voice.model_dump() for voice in found], ensure_ascii=False, indent=2))
    else:
        _table(found)


@voices.command()
@click.argument("voice")
@click.argument("text")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="A WAV file.")
@click.option("--rate", type=click.FloatRange(0.25, 4), default=1.0, help="Speed; 1 is the voice's own.")
@click.option("--pitch", type=click.FloatRange(-24, 24), default=0.0, help="Semitones up or down.")
@click.option(
    "--language", metavar="TAG", default="en", help="The text's language (BCP 47), for a voice that has many."
)
@click.option("--config", type=click.Path(path_type=Path), help="The show's podcast.toml.")
def say(voice: str, text: str, output: Path, rate: float, pitch: float, language: str, config: Path | None) -> None:
    """Say TEXT in VOICE (en-gb+f3 or gtts:en-AU) into a WAV file."""
    from turncast.config import load_show
    from turncast.folders import open_store
    from voices.finding import part_for
    from voices.speaking import speak
    from voices.spoken import spoken

    show, _ = load_show(config)
    chosen = part_for(voice, show.engine, show.engines)
    part = chosen.model_copy(update={"voice": chosen.voice.speaking(language), "rate": rate, "pitch": pitch})
    options = show.engines.get(part.voice.engine, {})
    speech = speak(spoken(text, part.voice.language).text, part, options, open_store(None))
    speech.audio.export(output, format="wav").close()
    click.echo(f"{output}: {len(speech.audio)} ms, {part.voice.engine} {part.voice.id}", err=True)


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
    tag, asked = voice.language.casefold(), (language or "").casefold()
    return (styles or voice.style is None) and (not asked or tag == asked or tag.startswith(f"{asked}-"))


def _table(found: list[Voice]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*COLUMNS, box=None)
    for voice in found:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in (getattr(voice, name) for name in COLUMNS)))
    console = Console()
    Console(width=None if console.is_terminal else 160, soft_wrap=True).print(table)
