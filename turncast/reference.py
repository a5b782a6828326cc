"""The pages of the documentation that are made from the code: the commands, the rules of ``check``, what is spoken.

``python -m turncast.reference commands > docs/commands.md`` writes the first; a test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from turncast.cli import cli

WIDTH = 100

RULES_HEAD = """# What `turncast check` looks at

Generated from the rules by `make docs`. `--only` and `--skip` take the headings of this page. An **error** is refused
by a directory or heard by a listener; a **warning** some app will notice; a **note** is advice. The exit status is 1
where there is an error.
"""


SPOKEN_HEAD = """# What is spoken

Generated from the rules by `make docs`. The rules of a language are tried in the order of its table; what one has
changed, later ones leave alone. The lexicon goes before all of them. A rule changes what a word sounds like, and takes
no word away. `turncast parse FILE --spoken` names the rules that were used. Languages
without a table are left to the engine.
"""

SPOKEN = {
    "en": "English",
    "en-GB": "English of Britain (also en-AU, en-IE, en-IN, en-NZ, en-ZA)",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
}


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


def rules() -> str:
    """The rules of ``turncast check`` as Markdown, ``docs/checks.md``: a section for each group, a table in it."""
    from output.checks import GROUPS

    parts = [RULES_HEAD]
    for group in GROUPS:
        parts.append(
            f"## {group.name}\n\n{group.about}.\n\n| rule | severity | what must be true | source |\n|---|---|---|---|"
        )
        parts += [f"| `{rule.id}` | {rule.severity} | {rule.claim} | {rule.source} |" for rule in group.rules]
        parts[-1] += "\n"
    return "\n".join(parts)


def said() -> str:
    """The rules by which written things are said as Markdown, ``docs/spoken.md``: a table for each language."""
    parts = [SPOKEN_HEAD]
    for tag, name in SPOKEN.items():
        parts.append(f"## {name}\n\n| | rule | written | spoken |\n|---|---|---|---|")
        parts += _rows(tag)
        parts[-1] += "\n"
    return "\n".join(parts)


def _rows(tag: str) -> Iterator[str]:
    from voices.rules import rules_of
    from voices.spoken import spoken

    said = [(rule, spoken(rule.example, tag)) for rule in rules_of(tag)]
    at_work = [(rule, example.text) for rule, example in said if rule.name in example.rules]
    return (f"| {n} | {rule.name} | `{rule.example}` | {text} |" for n, (rule, text) in enumerate(at_work, 1))


PAGES = {"commands": reference, "checks": rules, "spoken": said}

if __name__ == "__main__":
    click.echo(PAGES[sys.argv[1]](), nl=False)
