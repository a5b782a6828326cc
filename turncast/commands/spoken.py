"""``turncast parse --spoken``: both texts side by side, and the rules between them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from output.audio.script import Script
    from transcript.source import Source


class Row(NamedTuple):
    """An utterance: who speaks, what is written and what is spoken, the names of the rules that changed something."""

    speaker: str
    written: str
    spoken: str
    rules: str


def side_by_side(source: Source, as_json: bool, **how: Any) -> None:
    """Print each utterance as it is written and as the voices of podcast.toml would say it.

    As JSON, as a table on a terminal, else a line each with tabs between. ``how`` is what ``plan`` takes; raises as it
    does.
    """
    from turncast.building import plan
    from turncast.config import load_show

    show, config = load_show()
    rows = list(_rows(plan(source, show, home=config.parent if config else None, **how).script))
    if as_json:
        click.echo(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=1))
    elif sys.stdout.isatty():
        _table(rows)
    else:
        click.echo("\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows))


def _table(rows: list[Row]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*Row._fields, box=box.HORIZONTALS, show_lines=True)
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)


def _rows(script: Script) -> Iterator[Row]:
    for utterance in script.utterances():
        written = script.transcript.blocks[utterance.block].text[utterance.start : utterance.end]
        notes = [f"[pause {utterance.pause_ms} ms]"] if utterance.pause_ms else []
        if utterance.part.voice != script.cast[utterance.who].voice:
            notes.append(f"[{utterance.part.voice.engine}, {utterance.part.voice.language}]")
        spoken = " ".join([*notes, utterance.spoken.text])
        yield Row(utterance.who, written, spoken, ", ".join(utterance.spoken.rules))
