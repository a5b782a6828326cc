"""``podcast.toml``: found, read, and every mistake in it named with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from pydantic import ValidationError

from output.mistakes import Mistake, mistakes
from output.show import Show
from transcript.errors import TurncastError
from turncast.toml_lines import line_of

FILE_NAME = "podcast.toml"


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
    """The mistakes in the order of their lines: the first one, with the others in it."""
    found = [_told(each, text, file) for each in mistakes(error, Show, tomllib.loads(text))]
    first, *others = sorted(found, key=lambda each: each.line or 0)
    first.others = tuple(others)
    return first


def _told(mistake: Mistake, text: str, file: str) -> ConfigError:
    line = line_of(mistake.location, text)
    return ConfigError(mistake.message, value=mistake.value, file=file, line=line, remedy=mistake.remedy)
