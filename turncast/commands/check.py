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
    from output.show import Show

LOG_WIDTH = 160
MOST_PLACES = 8
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

    show = _with_profile(load_show(config)[0], profile)
    groups = [name for name in only or NAMES if name not in (skip or ())]
    found = list(findings(public, show, groups))
    (print_json if as_json else print_table)(found)
    if not quiet:
        click.echo(summary(found), err=True)
    ctx.exit(int(any(each.severity == "error" for each in found)))


def _with_profile(show: Show, profile: str | None) -> Show:
    from output.captions import get_profile
    from output.errors import FormatError

    try:
        get_profile(profile or show.profile, show.captions.profiles)
    except FormatError as error:
        raise click.BadParameter(str(error), param_hint="--profile") from error
    return show.model_copy(update={"profile": profile or show.profile})


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
    """The findings, the worst first: for each rule what must be true, where it is not, and what to do there."""
    from output.checks.rules import SEVERITIES

    alike: dict[tuple[str, str], list[Finding]] = {}
    for each in sorted(found, key=lambda each: SEVERITIES.index(each.severity)):
        alike.setdefault((each.rule, each.remedy), []).append(each)
    for rows in alike.values():
        _print_rule(rows)


def _print_rule(rows: list[Finding]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else LOG_WIDTH, highlight=False)
    first = rows[0]
    console.print(Text.assemble((first.severity, COLOURS[first.severity]), f" {first.rule}: ", (first.claim, "bold")))
    table = Table(box=None, show_header=False, pad_edge=True)
    for each in rows[:MOST_PLACES]:
        table.add_row(Text(each.place, overflow="fold"), Text(each.message))
    console.print(table)
    if len(rows) > MOST_PLACES:
        console.print(f" and {len(rows) - MOST_PLACES} more; --json shows all")
    console.print(Text(f" {first.remedy} [{first.source}]\n", "dim"))
