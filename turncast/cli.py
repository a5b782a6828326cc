"""The command line: every command is a row in a table, imported when it is called.

Data goes to standard output, everything else to standard error. Exit status: 0 done; 1 the input or
an engine failed, one line says how; 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

COMMANDS: dict[str, tuple[str, str]] = {
    # name: ("module:command", the line that --help shows)
    "build": ("turncast.commands.build:build", "Build episodes: audio, page, captions and data, one folder each."),
    "parse": ("turncast.commands.parse:parse", "Show who says what, and why each line was read so."),
    "render": ("turncast.commands.render:render", "Write a transcript in another format."),
    "voices": ("turncast.commands.voices:voices", "Show what can be heard, and by whom."),
    "init": ("turncast.commands.init:init", "Start a show: podcast.toml and a folder for interviews."),
    "import": ("turncast.commands.importing:import_", "Take over the episodes of a running show."),
    "feed": ("turncast.commands.feed:feed", "Write the show: feed.xml, the site's index and its map."),
    "check": ("turncast.commands.check:check", "Check a folder or a feed before it is uploaded."),
    "serve": ("turncast.commands.serve:serve", "Look at the show here, and build again what changes."),
    "publish": ("turncast.commands.publish:publish", "Copy the show to its place on the web, only what changed."),
    "cache": ("turncast.commands.cache:cache", "Look after the store of speech and segments."),
}


SETTINGS = {
    "OPENBLAS_NUM_THREADS": "1",  # numpy's library starts a thread for each core, of no use here, in 0.05 s
    "PYDANTIC_DISABLE_PLUGINS": "__all__",  # to look through all that is installed for others' plugins takes 0.01 s
}
"""What libraries read from the environment when they are imported, unless the user has set it."""


class LazyGroup(click.Group):
    """A group that imports a command when it is called, so that ``--help`` stays instant.

    ``lazy`` maps a command's name to its ``"module:command"`` and its line of help.
    """

    def __init__(self, *args: Any, lazy: dict[str, tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, line) for name, (_, line) in self.lazy.items()]
        rows += [
            (name, command.get_short_help_str()) for name, command in self.commands.items() if name not in self.lazy
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"turncast {version('turncast')}")
        ctx.exit()


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, callback=_version, expose_value=False, is_eager=True, help="Show the version.")
@click.option("--debug", is_flag=True, help="Show a traceback where something fails.")
def cli(debug: bool) -> None:
    """Turn a written interview into a published podcast episode."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    if "--debug" in arguments:  # wherever it stands: it is thought of when a long command has just failed
        cli.main([each for each in arguments if each != "--debug"], prog_name="turncast")
    try:
        cli.main(arguments, prog_name="turncast")
    except Exception as error:
        sys.exit(_fail(error))


def _fail(error: Exception) -> int:
    from transcript.errors import TurncastError

    if not isinstance(error, TurncastError | OSError):
        name = type(error).__name__
        click.echo(f"error: a fault in turncast itself: {name}: {' '.join(str(error).split())} - see --debug", err=True)
        return 1
    told = (error, *(error.others if isinstance(error, TurncastError) else ()))
    for line in dict.fromkeys(" ".join(str(each).split()) for each in told):  # what ails several is said once
        click.echo(f"error: {line}", err=True)
    return 1
