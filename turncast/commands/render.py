"""``turncast render``: a transcript in another format, without audio."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from output.show import Show

CAPTIONS = ("word_times", "sides", "colours")
"""Options that are keys of ``[captions]`` too."""


@click.command()
@click.argument("source")
@click.option(
    "--to", "to", required=True, metavar="FORMAT", help="html, md, srt, vtt, ttml, json, txt, or another known one."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; else standard output."
)
@click.option("--profile", help="Limits of captions: podcast, netflix, bbc, or one of podcast.toml's.")
@click.option("--word-times", is_flag=True, default=None, help="Put the time of each word into VTT.")
@click.option("--sides", is_flag=True, default=None, help="Two speakers to the left and right, in VTT and TTML.")
@click.option("--colours", is_flag=True, default=None, help="A colour for each speaker, in VTT and TTML.")
@click.option("--theme", help="Look of the page: quiet, newspaper or a folder.")
@click.option("--speaker", "speakers", multiple=True, metavar="LABEL=NAME", help="Give a speaker another name.")
@click.option("--style", metavar="NAME", help="Read the labels in this style, whatever the document looks like.")
@click.option("--language", metavar="TAG", help="The language (BCP 47).")
@click.option("--config", type=click.Path(path_type=Path), help="The show's podcast.toml.")
def render(source: str, to: str, output: Path | None, **options: Any) -> None:
    """Write the transcript SOURCE (a file, or - for standard input) in another format.

    Times are the source's own where it has them; else they are estimated, and VTT says so in a NOTE.
    """
    from output.atomic import replacing
    from output.formats import get_format
    from output.package import unwritable
    from transcript.parsing import parse
    from transcript.source import read
    from turncast.commands.parse import named
    from turncast.rendering import rename, rendered

    chosen = get_format(to)
    show = _show(options)
    names = named(options["speakers"])
    read_source = read(source)
    language = options["language"] or read_source.language or show.language
    transcript = parse(read_source, style=options["style"], speakers=names, language=language)
    text = rendered(rename(transcript, names), chosen, source, show)
    if output:
        try:
            with replacing(output) as target:
                target.write(text)
        except OSError as error:
            raise unwritable(output, error) from error
    else:
        click.get_binary_stream("stdout").write(text.encode())


def _show(options: dict[str, Any]) -> Show:
    """The show of podcast.toml with the options laid over it; FormatError for an unknown profile."""
    from output.captions import get_profile
    from turncast.config import load_show

    show, _ = load_show(options["config"])
    captions = show.captions.model_copy(update={key: True for key in CAPTIONS if options[key]})
    given = {key: options[key] for key in ("profile", "theme") if options[key]}
    laid = show.model_copy(update={**given, "captions": captions})
    get_profile(laid.profile, captions.profiles)
    return laid
