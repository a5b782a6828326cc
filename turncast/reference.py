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

A language is a table of words in `voices/rules/` and a row in `LANGUAGES` there; rules that it alone has stand beside
it. A rule for all languages is a function with an example, and its place in `voices/rules/order.py`.
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


FRONT_MATTER_HEAD = """# Front matter

Generated from the model by `make docs`. Front matter is YAML between two lines of `---` (or TOML between `+++`) at the
top of an interview. Every key may be left out: what nobody wrote is found in the text or in the file's name. Keys of
your blog that stand in no table here are left alone.
"""

FRONT_MATTER_REST = """
## How it is read and spoken

| key | what it says |
|---|---|
| `speakers` | who speaks: names, a mapping of label to name, or rows of `id`, `name`, `aliases`, `role` |
| `style` | the label style, as `turncast parse --explain` names it |
| `lexicon` | how words are said, in this interview alone: [guide](guide.md#said-right) |
| `recordings` | recorded turns, or the folder of them: [guide](guide.md#recordings) |

`description` and `subtitle` are read as `summary`, `episode` as `number`, `url` as `link`, `type` as `kind`, where they
hold what these may.

## All of it

```yaml
---
title: The Lamp at Skarn Point
slug: lamp
date: 2026-03-01T06:00:00+01:00
summary: A restorer tells how a lighthouse came back after eleven dark years.
guid: https://old.example.com/?p=12
number: 12
season: 2
season_name: Towers
kind: full
explicit: false
image: https://example.com/lamp.jpg
link: https://example.com/lamp
location: Skarn Point
geo: geo:48.2082,16.3738
osm: R109166
license: cc-by-4.0
license_url: https://example.com/licence
persons:
  - { name: Tom Ferrier, role: guest, href: "https://tom.example", image: "https://tom.example/tom.jpg" }
soundbites:
  - { start_ms: 45000, duration_ms: 30000, title: Somebody has to }
---
```

An alternative enclosure is not written here: each further audio format of `--to`, or of `to` in `podcast.toml`, becomes
one.
"""

TABLES = {"Facts": "The episode", "Person": "A row of `persons`", "Soundbite": "A row of `soundbites`"}


def front_matter() -> str:
    """The keys of front matter as Markdown, ``docs/front-matter.md``: a table for each model, then an example."""
    from output import episode

    parts = [FRONT_MATTER_HEAD]
    for name, heading in TABLES.items():
        fields = getattr(episode, name).model_fields.items()
        rows = [f"| `{key}` | {field.description} |" for key, field in fields if field.description]
        parts.append("\n".join((f"## {heading}\n", "| key | what it says |", "|---|---|", *rows, "")))
    return "\n".join(parts) + FRONT_MATTER_REST


PAGES = {"commands": reference, "checks": rules, "spoken": said, "front-matter": front_matter}

if __name__ == "__main__":
    click.echo(PAGES[sys.argv[1]](), nl=False)
