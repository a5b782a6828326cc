"""``podcast.toml``: found, read, and every mistake in it named with its line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from output.show import Show
from transcript.errors import TurncastError

FILE_NAME = "podcast.toml"
Location = tuple[str | int, ...]


class ConfigError(TurncastError):
    """A podcast.toml that is missing, is no TOML, or says something that Turncast does not know."""


def load_show(path: Path | None = None) -> tuple[Show, Path | None]:
    """The show of ``path``, or of podcast.toml in the current folder, and the file it came from.

    Without a file the show is empty and the path None. Raises ConfigError with file and line.
    """
    if path is None and not Path(FILE_NAME).is_file():
        return Show(), None
    path = path or Path(FILE_NAME)
    return parse_show(read_config(path), str(path)), path


def parse_show(text: str, file: str = FILE_NAME) -> Show:
    """The show that the TOML ``text`` describes; ConfigError with the line of what is wrong."""
    try:
        return Show.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is not TOML: {error}", file=file, line=_line_in(str(error))) from error
    except ValidationError as error:
        raise _explained(error, text, file) from error


def read_config(path: Path) -> str:
    """The text of a podcast.toml; ConfigError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        remedy = "turncast init writes one" if isinstance(error, FileNotFoundError) else "it must be a UTF-8 text file"
        raise ConfigError(f"cannot be read: {error}", file=str(path), remedy=remedy) from error


def _line_in(message: str) -> int | None:
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else None


def _explained(error: ValidationError, text: str, file: str) -> ConfigError:
    """The first mistake as one line; how many more there are is said too."""
    location, first, others = _first(error, tomllib.loads(text))
    message, remedy = (_unknown if first["type"] == "extra_forbidden" else _wrong)(location, first)
    more = f" (and {others} more)" if others else ""
    return ConfigError(message + more, value=first["input"], file=file, line=line_of(location, text), remedy=remedy)


def _first(error: ValidationError, data: dict[str, Any]) -> tuple[Location, ErrorDetails, int]:
    """The first mistake's place, its details, and how many other places are wrong.

    A value that fits no member of a union gives an error for each; the deepest one is what was meant.
    """
    found: dict[Location, ErrorDetails] = {}
    for details in error.errors():
        found.setdefault(_in_data(details, data), details)
    real = [each for each in found if not any(each == other[: len(each)] for other in found if other != each)]
    return real[0], found[real[0]], len(real) - 1


def _unknown(location: Location, _details: ErrorDetails) -> tuple[str, str]:
    known = list(_fields(Show, location[:-1]))
    near = difflib.get_close_matches(str(location[-1]), known, n=1)
    return f"unknown key {_dotted(location)}", f"did you mean {near[0]}?" if near else f"known keys: {', '.join(known)}"


def _wrong(location: Location, details: ErrorDetails) -> tuple[str, str]:
    if details["type"] == "missing":
        return f"{_dotted(location)} is missing", f"add a line: {location[-1]} = ..."
    allowed = re.sub(
        r"^(Value error, |\w+ should )", lambda found: "must " * found[1].endswith("should "), details["msg"]
    )
    return f"{_dotted(location)} = {_shown(details['input'])} is not allowed", allowed


def _dotted(location: Location) -> str:
    return ".".join(map(str, location))


def _shown(value: object, most: int = 60) -> str:
    text = repr(value)
    return text if len(text) <= most else f"{text[:most]}..."


def _in_data(details: ErrorDetails, data: Any) -> Location:
    """Where the mistake is, without the names of union members that pydantic puts into the place."""
    kept: list[str | int] = []
    for part in details["loc"]:
        if part in (range(len(data)) if isinstance(data, list) else data if isinstance(data, Mapping) else ()):
            kept.append(part)
            data = data[part]
    return (*kept, details["loc"][-1]) if details["type"] == "missing" else tuple(kept)


def _fields(model: Any, location: Location) -> Iterator[str]:
    """The keys that are known at ``location`` below ``model``."""
    for part in location:
        annotation = model.model_fields[part].annotation if part in model.model_fields else model
        model = next(_models(annotation), model)
    yield from model.model_fields


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def line_of(location: Location, text: str) -> int | None:
    """The line (1-based) of the statement that gives ``location`` its value; of its table where there is none."""
    best, depth = None, 0
    for line, path in _places(text):
        if path == location[: len(path)] and len(path) > depth:
            best, depth = line, len(path)
    return best


def _places(text: str) -> Iterator[tuple[int, Location]]:
    """The line and the full path of each statement; the rows of ``[[array]]`` are counted."""
    table: Location = ()
    rows: Counter[Location] = Counter()
    for line, statement in _statements(text):
        path = _path(tomllib.loads(statement))
        if not statement.lstrip().startswith("["):
            yield line, (*table, *path)
            continue
        table = (*path, rows[path]) if statement.lstrip().startswith("[[") else path
        rows[path] += 1
        yield line, table


def _path(data: Any) -> Location:
    """The keys that one statement sets, outermost first: ``a.b = 1`` gives ("a", "b")."""
    if not isinstance(data, Mapping) or len(data) != 1:
        return ()
    (key, value), *_ = data.items()
    return (key, *_path(value))


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each TOML statement with its first line; a statement is the shortest run of lines that is TOML by itself."""
    start, held = 1, ""
    for line, content in enumerate(text.splitlines(), 1):
        held += content + "\n"
        if not content.rstrip().endswith(",") and _is_toml(held):
            if held.strip():
                yield start, held
            start, held = line + 1, ""


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True
