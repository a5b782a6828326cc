"""``turncast parse --spoken``: both texts side by side, and the rules between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from output.audio.script import Script
    from transcript.source import Source


def side_by_side(source: Source, **how: Any) -> None:
    """Print each utterance as it is written and as the voices of podcast.toml would say it, and the rules that did it.

    ``how`` is what ``plan`` takes. Raises as it does.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from turncast.building import plan
    from turncast.config import load_show

    show, config = load_show()
    script = plan(source, show, home=config.parent if config else None, **how).script
    table = Table("speaker", "written", "spoken", "rules", box=box.HORIZONTALS, show_lines=True)
    for row in _rows(script):
        table.add_row(*map(Text, row))
    console = Console()
    Console(width=None if console.is_terminal else 160).print(table)


def _rows(script: Script) -> Iterator[tuple[str, ...]]:
    for utterance in script.utterances():
        written = script.transcript.blocks[utterance.block].text[utterance.start : utterance.end]
        notes = [f"[pause {utterance.pause_ms} ms]"] if utterance.pause_ms else []
        if utterance.part.voice != script.cast[utterance.who].voice:
            notes.append(f"[{utterance.part.voice.engine}, {utterance.part.voice.language}]")
        yield utterance.who, written, " ".join([*notes, utterance.spoken.text]), ", ".join(utterance.spoken.rules)
