"""Templates: a theme's own file where it has one, else the quiet default's; in jinja2's sandbox, with autoescape."""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache, ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from output.clock import short
from output.errors import FormatError
from output.theme import QUIET, folders
from voices.digest import digest
from voices.errors import StoreError
from voices.shelves import usual_folder
from voices.store import Store, key_of

KIND = "templates"


class Compiled(BytecodeCache):
    """Compiled templates in the user's own cache folder: to compile those of a page takes 0.03 s, to read them 0.001 s.

    They are code, so they never lie in a store that is named and that others may write to. ``environment`` says how
    they are compiled, so another version of this module has others. jinja2's own cache of files fails a build where one
    of them is cut or none can be written.
    """

    def __init__(self) -> None:
        self._store = Store(usual_folder())
        self._compiler = (digest(Path(__file__)), version("jinja2"), sys.implementation.cache_tag)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket of a template that was compiled before."""
        with suppress(StoreError):
            if found := self._store.get(KIND, self._key(bucket)):
                bucket.bytecode_from_string(bytes(found.body))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, if that can be."""
        with suppress(StoreError):
            self._store.put(KIND, self._key(bucket), {}, bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return key_of(KIND, self._compiler, bucket.key, bucket.checksum)


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
        bytecode_cache=_kept(),
    )
    made.filters["clock"] = short
    return made


def _kept() -> Compiled | None:
    """None where this user has no folder for it: templates are compiled each time then."""
    try:
        return Compiled()
    except (OSError, RuntimeError):  # the second is what platformdirs says where there is no home
        return None


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
