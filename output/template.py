"""Templates: a theme's own file where it has one, else the quiet default's; in jinja2's sandbox, with autoescape."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from output.clock import short
from output.errors import FormatError
from output.theme import QUIET, folders


@cache
def environment(theme: str = QUIET) -> ImmutableSandboxedEnvironment:
    """The templates of a theme: ``quiet``, another that ships, or a folder; FormatError where there is none."""
    loader = ChoiceLoader([FileSystemLoader(folder) for folder in folders(theme)])
    made = ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["clock"] = short
    return made


def compiled(names: Iterable[str], theme: str = QUIET) -> None:
    """Compile templates of a theme, which are kept; FormatError for a faulty one, with its line."""
    for name in names:
        with _told(name):
            environment(theme).get_template(name)


def rendered(name: str, theme: str = QUIET, **values: object) -> str:
    """The template ``name`` of a theme with these values; FormatError for a faulty template, with its line."""
    return "".join(streamed(name, theme, **values))


def streamed(name: str, theme: str = QUIET, **values: object) -> Iterator[str]:
    """The same piece by piece, so that a long page takes no memory."""
    with _told(name):
        yield from environment(theme).get_template(name).generate(**values)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Map what fails in the template ``name``."""
    try:
        yield
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        remedy = "see docs/themes.md for what a template is given"
        raise FormatError(f"the template fails: {error}", file=name, line=line, remedy=remedy) from error


def source_hash(text: str) -> str:
    """The text as a list of sources names it (Content Security Policy 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"
