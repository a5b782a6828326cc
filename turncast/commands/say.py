"""``turncast voices say``: a sample of a voice."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from output.show import Show
    from voices.model import Part


@click.command(short_help="Make a sample of a voice.")
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
    """Say TEXT in VOICE into a WAV file: a voice's name (en-gb+f3), a language (fr), or either behind its engine
    (gtts:en-AU)."""
    from turncast.config import load_show
    from turncast.folders import open_store
    from voices.finding import part_for
    from voices.speaking import speak

    if output.suffix.lower() != ".wav":
        raise click.BadParameter(f"{str(output)!r} does not end with .wav", param_hint="-o")
    show, _ = load_show(config)
    found = part_for(voice, show.engine, show.engines, language)
    part = found.model_copy(update={"rate": rate, "pitch": found.pitch + pitch})
    said = _said(text, part, show)
    speech = speak(said, part, show.engines.get(part.voice.engine, {}), open_store(None))
    _written(output, speech.audio.export(io.BytesIO(), format="wav").getvalue())
    click.echo(f"{output}: {len(speech.audio)} ms, {part.voice.engine} {part.voice.id}", err=True)


def _said(text: str, part: Part, show: Show) -> str:
    """What is spoken for ``text``, by the show's lexicon and the rules; BadParameter where that is nothing."""
    from voices.engine import get_engine
    from voices.lexicon import respellings
    from voices.spoken import spoken

    engine = get_engine(part.voice.engine, show.engines.get(part.voice.engine))
    said = spoken(text, part.voice.language, lexicon=respellings(show.lexicon, engine, part))
    if not said.pieces:
        raise click.BadParameter(f"there is nothing to say in {text!r}", param_hint="TEXT")
    return said.text


def _written(path: Path, data: bytes) -> None:
    from output.package import unwritable
    from voices.atomic import write_atomically

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        raise unwritable(path, error) from error
