"""``turncast init``: a commented podcast.toml and a folder for interviews."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click
import tomlkit
from pydantic import ValidationError

from output.guid import feed_url, guid_of
from output.show import Show
from turncast.config import FILE_NAME, ConfigError
from turncast.folders import INTERVIEWS


class Question(NamedTuple):
    """A key of podcast.toml: what ``init`` asks, what stands where nobody answers, the comment in the file."""

    key: str
    ask: str
    example: str
    comment: str
    default: str | None = None


QUESTIONS = (
    Question("title", "Title of the show", "Conversations", "The show's name in every directory."),
    Question("author", "Author", "Jane Doe", "Who makes it; shown below the title."),
    Question("email", "E-mail", "jane@example.com", "Directories write here to see that the show is yours."),
    Question("link", "Web site", "https://example.com", "The site that the show belongs to."),
    Question(
        *("base_url", "Address of the uploaded folder", "https://example.com/podcast"),
        "Where the folder public/ will be found; feed.xml and all files lie below it.",
    ),
    Question("description", "What it is about, in a sentence", "People and their work.", "At most 4000 characters."),
    Question("language", "Language", "en", "A BCP 47 tag such as en, de or pt-BR.", "en"),
    Question(
        "category", "Category", "News", 'One of Apple\'s: "News", or with a subcategory "News > Politics".', "News"
    ),
    Question("cover", "Cover (file)", "cover.jpg", "JPEG or PNG, square, 1400 to 3000 pixels, RGB."),
)

LATER = """
explicit = false  # true where children should not listen

# More that can be set; take away the # in front of a line.
# copyright = "© 2026 Jane Doe"
# license = "cc-by-4.0"
# kind = "serial"        # heard from the first episode on; the usual kind is "episodic"
# narrate = "intro"      # speak the article around the interview: none, intro or all
# to = ["mp3", "html", "srt", "vtt", "md", "json", "txt"]
# subscribe = { "Apple Podcasts" = "https://podcasts.apple.com/..." }
# publish = "sftp://me@example.com/var/www/podcast"

# profile = "netflix"    # limits of captions: podcast, netflix, bbc or one of [captions.profiles]
# captions = { word_times = true, sides = true, colours = true }
# recordings = "recordings"  # AK-03.wav in it is AK's third turn

# [voices]               # by speaker name or id, by role, or default
# default = "en-us"

# [[persons]]            # who is heard in every episode
# name = "Jane Doe"
# role = "host"
"""


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


def podcast_toml(answers: Mapping[str, str | None]) -> str:
    """The commented text of podcast.toml; a key without a value stands there as a comment with an example."""
    document = tomlkit.document()
    for question in QUESTIONS:
        document.add(tomlkit.comment(question.comment))
        value = answers.get(question.key)
        document.add(*((question.key, tomlkit.item(value)) if value else (_example(question),)))
    url = feed_url(Show(base_url=answers.get("base_url")))
    if url:
        document.add(tomlkit.comment("The show's own name for ever, even when it moves. Never change it."))
        document.add("guid", tomlkit.item(guid_of(url)))
    return tomlkit.dumps(document) + LATER


def _example(question: Question) -> Any:
    return tomlkit.comment(f"{question.key} = {tomlkit.item(question.example).as_string()}")


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
