"""``turncast serve``: look at the show before it is uploaded."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Look at the show here, and build again what changes.")
@click.argument("public", type=click.Path(path_type=Path, file_okay=False), default="public")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option("--config", type=click.Path(path_type=Path), help="The show's podcast.toml, elsewhere than here.")
def serve(public: Path, sources: tuple[str, ...], port: int, config: Path | None) -> None:
    """Serve PUBLIC on this machine alone (127.0.0.1) until Ctrl-C.

    When SOURCE, podcast.toml, its interviews or the theme's templates change, the show is built again and open
    pages are loaded again. Without a SOURCE: what turncast build would build.
    """
    from output.errors import BuildError
    from turncast.serving.server import application, listening, server
    from turncast.serving.watching import Sources

    if not public.is_dir():
        raise BuildError("is no folder", file=str(public), remedy="build an episode first: turncast build")
    with listening(port) as socket:
        host, bound = socket.getsockname()
        click.echo(f"http://{host}:{bound}/", err=True)
        server(application(public, Sources(public, config, sources))).run(sockets=[socket])
