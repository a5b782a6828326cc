"""``turncast init``: a commented podcast.toml and a folder for interviews."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from output.show import Show
from turncast.config import FILE_NAME, ConfigError
from turncast.folders import INTERVIEWS
from turncast.starting import QUESTIONS, Question, podcast_toml


def _allowed(key: str, value: str | None) -> str | None:
    """``value``, or click.BadParameter with what is allowed."""
    try:
        Show.model_validate({key: value or None})
    except ValidationError as error:
        raise click.BadParameter(error.errors()[0]["msg"].removeprefix("Value error, ")) from error
    return value


def _option(question: Question) -> Callable[[Any], Any]:
    flag = f"--{question.key.replace('_', '-')}"
    return click.option(
        *(flag, question.key),
        help=question.comment,
        metavar="TEXT",
        callback=lambda _ctx, _param, value: _allowed(question.key, value),
    )


def _options(command: Any) -> Any:
    for question in reversed(QUESTIONS):
        command = _option(question)(command)
    return command


def _answer(question: Question, given: Mapping[str, str | None]) -> str | None:
    """What the user says to one question; empty means later."""
    default = given["link"] if question.key == "base_url" else question.default
    said = click.prompt(
        f"{question.ask} (such as {question.example})",
        default=default or "",
        show_default=bool(default),
        value_proc=lambda value: _allowed(question.key, value),
        err=True,
    )
    return said or None


def _at_terminal() -> bool:
    return sys.stdin.isatty()


def _answered(given: Mapping[str, str | None]) -> dict[str, str | None]:
    """Every key with its value: as given, else asked for at a terminal, else the default."""
    answers = dict(given)
    for question in QUESTIONS:
        if answers[question.key] is None:
            answers[question.key] = _answer(question, answers) if _at_terminal() else question.default
    return answers | {"base_url": answers["base_url"] or answers["link"]}


@click.command()
@_options
def init(**given: str | None) -> None:
    """Write podcast.toml and interviews/ here.

    What no option says is asked for at a terminal, and left as a comment elsewhere.
    """
    file = Path(FILE_NAME)
    if file.exists():
        raise ConfigError("is there already", file=str(file), remedy="edit it, or start in another folder")
    text = podcast_toml(_answered(given))
    try:
        with file.open("x", encoding="utf-8") as target:
            target.write(text)
        Path(INTERVIEWS).mkdir(exist_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error}", file=str(file)) from error
    click.echo(f"{file} and {INTERVIEWS}/ are ready: put an interview there, then run: turncast build", err=True)
