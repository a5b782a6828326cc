"""``turncast render``: a transcript in another format, without audio."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("source")
@click.option(
    "--to", "to", required=True, metavar="FORMAT", help="html, md, srt, vtt, json, txt, or another known one."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; else standard output."
)
@click.option("--profile", default="podcast", show_default=True, help="Limits of captions: podcast, netflix or bbc.")
@click.option("--theme", default="quiet", show_default=True, help="Look of the page: quiet, newspaper or a folder.")
@click.option("--rename", multiple=True, metavar="LABEL=NAME", help="Give a speaker another name; may be repeated.")
def render(source: str, to: str, output: Path | None, profile: str, theme: str, rename: tuple[str, ...]) -> None:
    """Write the transcript SOURCE (a file, or - for standard input) in another format.

    Times are the source's own where it has them; else they are estimated, and VTT says so in a NOTE.
    """
    from output.atomic import replacing
    from output.captions import get_profile
    from output.formats import get_format
    from output.package import unwritable
    from transcript.parsing import parse
    from transcript.source import read
    from turncast.rendering import rendering

    chosen = get_format(to)
    get_profile(profile)
    transcript = parse(read(source))
    text = chosen.render(rendering(transcript, source, profile=profile, theme=theme, names=dict(map(_pair, rename))))
    if output:
        try:
            with replacing(output) as target:
                target.write(text)
        except OSError as error:
            raise unwritable(output, error) from error
    else:
        click.get_binary_stream("stdout").write(text.encode())


def _pair(text: str) -> tuple[str, str]:
    label, equals, name = text.partition("=")
    if not (label.strip() and equals and name.strip()):
        raise click.BadParameter(f"{text!r} is not LABEL=NAME", param_hint="--rename")
    return label.strip(), name.strip()
