"""The command reference, ``docs/commands.md``, made from what ``--help`` says.

``python -m turncast.reference > docs/commands.md`` writes it; a test compares.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from turncast.cli import cli

WIDTH = 100


def reference() -> str:
    """The reference as Markdown: one section for each command."""
    parts = ["# Commands\n", "Generated from `--help` by `make docs`.\n"]
    for path, command, context in _commands("turncast", cli, None):
        parts.append(f"## {path}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def _commands(
    name: str, command: click.Command, parent: click.Context | None
) -> Iterator[tuple[str, click.Command, click.Context]]:
    context = click.Context(
        command, parent, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH, **command.context_settings
    )
    yield context.command_path, command, context
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            if found is not None:
                yield from _commands(each, found, context)


if __name__ == "__main__":
    click.echo(reference(), nl=False)
