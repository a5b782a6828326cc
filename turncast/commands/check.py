"""``turncast check``: every promise, on real files."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from output.checks.rules import Finding

LOG_WIDTH = 160
COLOURS = {"error": "bold red", "warning": "yellow", "note": "dim"}


class Groups(click.ParamType):
    """Names of groups of rules, with commas between."""

    name = "LIST"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        from output.checks import NAMES

        names = tuple(name.strip() for name in value.split(",") if name.strip())
        unknown = [name for name in names if name not in NAMES]
        if unknown:
            self.fail(f"{unknown[0]!r} is no group of rules; there are {', '.join(NAMES)}", param, ctx)
        return names


@click.command(short_help="Check a folder or a feed before it is uploaded.")
@click.argument("public", default="public")
@click.option("--config", type=click.Path(path_type=Path), help="The show's podcast.toml, elsewhere than here.")
@click.option("--profile", help="The rules of captions: podcast, netflix or bbc.")
@click.option("--only", type=Groups(), help="Check these groups of rules alone, such as captions,feed.")
@click.option("--skip", type=Groups(), help="Leave these groups out, such as audio.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing but findings and errors.")
@click.pass_context
def check(
    ctx: click.Context,
    public: str,
    config: Path | None,
    profile: str | None,
    only: tuple[str, ...] | None,
    skip: tuple[str, ...] | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Check every promise on the files in PUBLIC, a folder or the address of a feed.

    Findings go to standard output; the exit status is 1 where one of them is an error. docs/checks.md lists the rules.
    """
    from output.checks import NAMES
    from output.checks import check as findings
    from turncast.config import load_show

    show = load_show(config)[0]
    show = show.model_copy(update={"profile": profile or show.profile})
    groups = [name for name in only or NAMES if name not in (skip or ())]
    found = list(findings(_folder(public), show, groups))
    (print_json if as_json else print_table)(found)
    if not quiet:
        click.echo(summary(found), err=True)
    ctx.exit(int(any(each.severity == "error" for each in found)))


def _folder(public: str) -> Path:
    from output.errors import BuildError

    if not Path(public).is_dir():
        raise BuildError("is no folder", file=public, remedy="build an episode first: turncast build")
    return Path(public)


def summary(found: list[Finding]) -> str:
    """How many findings there are of each severity."""
    from output.checks.rules import SEVERITIES

    counts = Counter(each.severity for each in found)
    told = [f"{counts[name]} {name}{'s' * (counts[name] != 1)}" for name in SEVERITIES if counts[name]]
    return ", ".join(told) or "nothing was found: all is as it should be"


def print_json(found: list[Finding]) -> None:
    """The findings as a JSON list of objects."""
    click.echo(json.dumps([each._asdict() for each in found], ensure_ascii=False, indent=1))


def print_table(found: list[Finding]) -> None:
    """The findings as a table: how bad, which rule, where, what, and what to do."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else LOG_WIDTH)
    table = Table("severity", "rule", "place", "finding", box=None, pad_edge=False)
    for each in found:
        told = Text.assemble(each.message, "\n", (f"{each.remedy} [{each.source}]", "dim"))
        place = Text(each.place, overflow="fold")
        table.add_row(Text(each.severity, COLOURS[each.severity]), Text(each.rule), place, told)
    if found:
        console.print(table)
