"""``turncast parse``: who says what, and why each line was read so."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from transcript.model import Diagnostic, Transcript
    from transcript.parsing import Reading


def named(values: tuple[str, ...], option: str = "--speaker") -> dict[str, str]:
    """``LABEL=NAME`` options as a mapping; click's BadParameter where the ``=`` is missing."""
    pairs = [value.partition("=") for value in values]
    if wrong := [value for value, pair in zip(values, pairs, strict=True) if not (pair[0].strip() and pair[2].strip())]:
        raise click.BadParameter(f"{wrong[0]!r} is not LABEL=NAME", param_hint=option)
    return {label.strip(): name.strip() for label, _, name in pairs}


@click.command(short_help="Show who says what, and why each line was read so.")
@click.argument("source")
@click.option("--json", "as_json", is_flag=True, help="Print the transcript as JSON; with --spoken, both texts.")
@click.option(
    "--explain", "why", is_flag=True, help="Print the styles that were weighed, and the reason for each line."
)
@click.option("--spoken", is_flag=True, help="Print what is written, beside it what is spoken, and by which rules.")
@click.option(
    "--strict", is_flag=True, help="Exit with status 1 where a diagnostic of severity warning or worse stands."
)
@click.option("--style", metavar="NAME", help="Read the labels in this style, whatever the document looks like.")
@click.option(
    "--speaker", "speakers", multiple=True, metavar="LABEL=NAME", help='Name a speaker, as in "1=Ada Lovelace".'
)
@click.option("--language", metavar="TAG", help="The language (BCP 47), instead of what the text looks like.")
@click.option("--format", "format_", metavar="NAME", help="The file's format, instead of what its content looks like.")
@click.option("--quiet", is_flag=True, help="Print nothing but data and errors.")
@click.pass_context
def parse(
    ctx: click.Context,
    source: str,
    as_json: bool,
    why: bool,
    spoken: bool,
    strict: bool,
    style: str | None,
    speakers: tuple[str, ...],
    language: str | None,
    format_: str | None,
    quiet: bool,
) -> None:
    """Show who says what in SOURCE (a file, or - for standard input)."""
    from transcript.parsing import explain
    from transcript.source import read
    from turncast.commands.spoken import side_by_side

    read_source = read(source, format_)
    reading = explain(read_source, style=style, speakers=named(speakers), language=language)
    if as_json and not spoken:
        click.echo(reading.transcript.model_dump_json(indent=1))
    if why:
        _explain(reading, err=as_json)
    if spoken:
        side_by_side(read_source, as_json, style=style, speakers=named(speakers), language=language)
    if not (as_json or why or spoken):
        _table(reading.transcript)
    if not quiet:
        diagnose(reading.transcript.diagnostics, source)
    if strict and any(d.severity != "info" for d in reading.transcript.diagnostics):
        ctx.exit(1)


def diagnose(diagnostics: Iterable[Diagnostic], source: str) -> None:
    """What the parser could not place, a line each on standard error."""
    for d in diagnostics:
        click.echo(f"{source}:{d.line}: {d.severity}: {d.message} [{d.code}]", err=True)


def _table(transcript: Transcript) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout)
    console.print(Text(transcript.title or "(no title)", style="bold"))
    people = Table("id", "name", "role", "turns", "why", box=None)
    turns = [turn.speaker for turn in transcript.turns()]
    for who in transcript.speakers:
        row = (who.id, who.name, who.role or "", str(turns.count(who.id)), who.reason or "")
        people.add_row(*map(Text, row))
    console.print(people)
    blocks = Table("kind", "speaker", "words", box=None)
    for block in transcript.blocks:
        speaker = block.speaker if block.kind == "turn" else ""
        text = " ".join(block.text.split())
        blocks.add_row(block.kind, Text(speaker), Text(text if len(text) < 100 else text[:97] + "..."))
    console.print(blocks)


def _explain(reading: Reading, err: bool) -> None:
    transcript = reading.transcript
    click.echo(f"format: {transcript.format}", err=err)
    click.echo(f"style: {transcript.style or 'none'}", err=err)
    for explanation in reading.ranked:
        click.echo(f"  {explanation.score:9.2f}  {explanation.style}: {explanation.reason}", err=err)
    for speaker in transcript.speakers:
        also = f" ({', '.join(speaker.aliases)})" if speaker.aliases else ""
        click.echo(
            f"speaker {speaker.id}: {speaker.name}{also}, {speaker.role or 'no role'}: {speaker.reason}", err=err
        )
    for line in reading.lines:
        click.echo(f"{line.number:6}  {line.kind:10} {line.reason}", err=err)
