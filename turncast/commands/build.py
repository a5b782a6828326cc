"""``turncast build``: from a written interview to the folder of an episode."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from turncast.commands.fact_options import fact_options, overrides

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from output.show import Show
    from transcript.errors import TurncastError
    from turncast.building import Built, Plan
    from voices.store import Store

Progress = Callable[[int, int], None]


@click.command(short_help="Build episodes: audio, page, captions and data, one folder each.")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("-o", "--output", default="public", show_default=True, help="The folder that holds the episodes.")
@click.option("--engine", help="The engine that speaks; see turncast voices list.")
@click.option("--voice", "voices", multiple=True, metavar="SPEAKER=VOICE", help='A speaker\'s voice: "AK=en-gb".')
@click.option(
    "--to", metavar="LIST", help="What to write: mp3, m4a, opus, flac, wav, html, srt, vtt, md, json, txt, ..."
)
@click.option("--profile", help="The rules of captions: podcast, netflix or bbc.")
@click.option("--narrate", type=click.Choice(["none", "intro", "all"]), help="Speak the article around the interview.")
@click.option("--style", metavar="NAME", help="Read the labels in this style, whatever the document looks like.")
@click.option("--speaker", "speakers", multiple=True, metavar="LABEL=NAME", help="Name a speaker.")
@click.option("--language", metavar="TAG", help="The language (BCP 47).")
@fact_options
@click.option("--jobs", type=click.IntRange(1, 256), help="Workers; as many as there are cores by default.")
@click.option("--store", metavar="FOLDER_OR_URL", help="Where speech and segments are kept.")
@click.option("--config", type=click.Path(path_type=Path), help="The show's podcast.toml.")
@click.option("--stems", metavar="FOLDER", help="Also write a file for each speaker there, for an audio editor.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--force", is_flag=True, help="Build although nothing has changed.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def build(sources: tuple[str, ...], **options: Any) -> None:
    """Build episodes from SOURCE (files, or - for standard input).

    Without a SOURCE: what podcast.toml lists, else what lies in interviews/.
    """
    from turncast.brisk import brisk
    from turncast.standby import standby

    options["facts"] = overrides(options, sources)
    likely = [] if options["dry_run"] else _likely(sources)
    with brisk(), standby(likely, Path(options["output"]), options["jobs"]) as executor:
        _build(sources, executor, options)


def _build(sources: tuple[str, ...], executor: Callable[[], Executor], options: dict[str, Any]) -> None:
    show, config = _show(options)
    named = sources or _nonempty(_listed(show, config), config)
    failed: list[TurncastError] = []
    plans = _planned(named, show, config, options, failed)
    if options["dry_run"]:
        _preview(plans, options, failed)
    else:
        _make_all(plans, executor, options, failed)
        if config is not None and not (failed and len(failed) == len(named)):
            with _noted(failed):
                _publish(Path(options["output"]), show, config, options["quiet"])
    if failed:
        first, *others = failed
        first.others = tuple(others)
        raise first


@contextmanager
def _noted(failed: list[TurncastError]) -> Iterator[None]:
    """Put an error among those that ``failed``: one bad interview does not keep the others from being built."""
    from transcript.errors import TurncastError

    try:
        yield
    except TurncastError as error:
        failed.append(error)


def _make_all(
    plans: Iterable[Plan], executor: Callable[[], Executor], options: dict[str, Any], failed: list[TurncastError]
) -> None:
    from turncast.folders import open_store

    store = open_store(options["store"], None if options["quiet"] else _damaged)
    for number, made in enumerate(plans):
        if number:
            gc.collect()  # what the episode before left, once
        with _noted(failed):
            _make(made, store, executor, options)


def _publish(public: Path, show: Show, config: Path, quiet: bool) -> None:
    """Write what belongs to the show and to no episode, and say where it begins."""
    from turncast.commands.feed import lacking, publish_show

    written = publish_show(public, show, config)
    if not quiet:
        begins = [str(path) for path in (public / "index.html", public / "feed.xml") if path in written]
        click.echo("\n".join([f"show: {', '.join(begins)}", *lacking(show, config, public)]), err=True)


def _planned(
    sources: Sequence[str], show: Show, config: Path | None, options: dict[str, Any], failed: list[TurncastError]
) -> Iterator[Plan]:
    """The plan of each source that has one, with what should be looked at in it told."""
    from output.manifests import claim_slug
    from turncast.building import plan
    from turncast.commands.parse import diagnose, named
    from turncast.history import History, history

    claimed: dict[str, str] = {}
    # A show has one folder of interviews, so a name tells its episodes apart; elsewhere it does not.
    before = history(options["output"], sources) if config else History()
    interviews = len(_listed(show, config)) if config else 1
    given: dict[str, Any] = {
        "style": options["style"],
        "speakers": named(options["speakers"]),
        "language": options["language"],
        "voices": named(options["voices"], "--voice"),
        "overrides": options["facts"],
    }
    for source in sources:
        with _noted(failed):
            home = config.parent if config else None
            made = plan(source, show, **given, history=before, home=home, interviews=interviews)
            claim_slug(claimed, made.facts.slug, source)
            if not options["quiet"]:
                diagnose((*made.transcript.diagnostics, *made.doubts), source)
            yield made


def _make(made: Plan, store: Store, executor: Callable[[], Executor], options: dict[str, Any]) -> None:
    """Build an episode, and its stems where they are asked for."""
    from turncast.building import build as build_episode

    notes: list[str] = []
    with _progress(options["quiet"], made.facts.title) as progress:
        built = build_episode(
            *(made, options["output"]),
            store=store,
            jobs=options["jobs"],
            executor=executor,
            force=options["force"],
            progress=progress,
            told=notes.append,
        )
    if options["stems"]:
        _stems(made, store, executor, options)
    if not options["quiet"]:
        _report(built)
        if built.fresh:
            _say_found(made.origins)
        for note in notes:
            click.echo(f"note: {note}", err=True)


def _stems(made: Plan, store: Store, executor: Callable[[], Executor], options: dict[str, Any]) -> None:
    from turncast.stems import TIMELINE, write_stems

    written = write_stems(made, options["stems"], store=store, jobs=options["jobs"], executor=executor)
    if options["quiet"]:
        return
    click.echo(f"stems: {len(written)} files in {written[0].parent}", err=True)
    if all(path.name != TIMELINE for path in written):
        click.echo(f"note: for {TIMELINE}, too, install OpenTimelineIO: pip install 'turncast[stems]'", err=True)


def _damaged(name: str) -> None:
    """Tell of a damaged object; workers tell too, so this is a function that can be pickled."""
    click.echo(f"note: damaged in the store, made again: {name}", err=True)


def _likely(sources: tuple[str, ...]) -> list[Path]:
    """The files that will be read, before podcast.toml is."""
    from turncast.folders import INTERVIEWS

    return [Path(source) for source in sources] or list(Path(INTERVIEWS).glob("*"))


def _show(options: dict[str, Any]) -> tuple[Show, Path | None]:
    """The show of podcast.toml with the options laid over it."""
    from turncast.config import load_show

    show, config = load_show(options["config"])
    given = {key: options[key] for key in ("engine", "narrate", "profile") if options[key]}
    if options["to"]:
        given["to"] = tuple(name.strip() for name in options["to"].split(",") if name.strip())
    return show.model_copy(update=given), config


def _listed(show: Show, config: Path | None) -> list[str]:
    """The sources that podcast.toml lists, else those in interviews/ beside it, oldest first by name."""
    from turncast.folders import INTERVIEWS, SUFFIXES

    base = config.parent if config else Path()
    folder = base / INTERVIEWS
    lying = sorted(folder.iterdir(), key=_age) if folder.is_dir() else []
    found = [str(path) for path in lying if path.suffix.lower() in SUFFIXES]
    return [str(base / name) for name in show.episodes] or found


def _nonempty(listed: list[str], config: Path | None) -> list[str]:
    """SourceError where there is no interview, and no imported episode either that the show could begin with."""
    if listed:
        return listed
    from output.feed.imported import FOLDER as IMPORTED
    from transcript.errors import SourceError
    from turncast.folders import INTERVIEWS

    home = config.parent if config else Path()
    if config and (home / IMPORTED).is_dir():
        return []
    raise SourceError(
        "there is nothing to build", file=str(home / INTERVIEWS), remedy="name a source, or put one there"
    )


def _age(path: Path) -> tuple[str, int, int, str]:
    """What tells the order of interviews by their names: date, season, number; ``9-x`` comes before ``10-y``."""
    from output.facts import from_name

    told = from_name(path.name)
    return told.get("date") or "", int(told.get("season") or 0), int(told.get("number") or 0), path.name


@contextmanager
def _progress(quiet: bool, title: str) -> Iterator[Progress]:
    """A bar on a terminal, a line in a log, nothing when quiet."""
    if quiet or not sys.stderr.isatty():
        if not quiet:
            click.echo(f"building {title}", err=True)
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(escape(title), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _report(built: Built) -> None:
    """Where the page, the audio and the captions lie."""
    seconds = built.episode.duration_ms // 1000
    state = "built" if built.fresh else "up to date"
    click.echo(f"{state}: {built.episode.facts.title} ({seconds // 60}:{seconds % 60:02})", err=True)
    kinds = {"index": "page", "audio": "audio", "captions": "captions"}
    for file in built.episode.files:
        if kind := kinds.get(Path(file.name).stem):
            click.echo(f"  {kind:9} {built.folder / file.name}", err=True)


def _say_found(origins: Mapping[str, str]) -> None:
    """Which facts nobody wrote, and where they were found."""
    found = [f"{fact} from {origin}" for fact, origin in origins.items() if fact != "opening"]
    if found:
        click.echo(f"  found     {', '.join(found)}", err=True)


def _preview(plans: Iterable[Plan], options: dict[str, Any], failed: list[TurncastError]) -> None:
    """What each episode would ask of the engines, and where there are several, what all of them would."""
    from turncast.preview import preview, total

    found = []
    for made in plans:
        with _noted(failed):
            found.append(preview(made, options["store"]))
            _print(f"{made.facts.title}: {options['output']}/{made.facts.slug}/", found[-1])
            if not options["quiet"]:
                _say_found(made.origins)
    if len(found) > 1:
        _print(f"all {len(found)} episodes:", total(chain.from_iterable(found)))


def _print(title: str, rows: Iterable[object]) -> None:
    click.echo("\n  ".join([title, *map(str, rows)]))
