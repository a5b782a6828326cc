"""Everything that Turncast promises of a published show, found out on the real files.

A rule is a row: what must be true, who asks for it, what to do, and a function that finds where it is not. Groups
hold the rules of one kind of subject; ``GROUPS`` is all of them, and docs/checks.md is made from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from output.checks import audio, chapters, cover, files, page_rules, server, site
from output.checks.captions import rules as captions
from output.checks.feed import rules as feed
from output.checks.fetching import fetch, is_address
from output.checks.public import Public
from output.checks.rules import Finding, Group
from output.errors import BuildError
from output.show import Show

GROUPS: tuple[Group[Any], ...] = (
    *(files.SHOW, files.EPISODES, audio.GROUP, captions.CAPTIONS, captions.SUBTITLES, chapters.GROUP),
    *(
        page_rules.GROUP,
        cover.GROUP,
        cover.PICTURES,
        feed.PRESENT,
        feed.WHOLE,
        feed.CHANNEL,
        feed.ITEMS,
        site.GROUP,
        server.GROUP,
    ),
)

NAMES: tuple[str, ...] = tuple(group.name for group in GROUPS)


def check(public: str | Path, show: Show | None = None, groups: Collection[str] = NAMES) -> Iterator[Finding]:
    """Every finding of the rules of ``groups``, as soon as it is found.

    ``public`` is a folder or the address of a feed; what lies there is fetched first. Raises BuildError where it is
    neither.
    """
    with _opened(str(public), show or Show()) as subject:
        for group in GROUPS:
            if group.name in groups:
                yield from group.findings(subject)


@contextmanager
def _opened(public: str, show: Show) -> Iterator[Public]:
    if is_address(public):
        with TemporaryDirectory(prefix="turncast-check-") as folder:
            yield fetch(public, Path(folder, "public"), show)
    elif Path(public).is_dir():
        yield Public(Path(public), show)
    else:
        raise BuildError("is no folder", value=public, file=public, remedy="build an episode first: turncast build")
