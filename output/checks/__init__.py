"""Everything that Turncast promises of a published show, found out on the real files.

A rule is a row: what must be true, who asks for it, what to do, and a function that finds where it is not. Groups
hold the rules of one kind of subject; ``GROUPS`` is all of them, and docs/checks.md is made from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from output.checks import audio, chapters, cover, files, page_rules, site
from output.checks.captions import rules as captions
from output.checks.feed import rules as feed
from output.checks.public import Public
from output.checks.rules import Finding, Group
from output.show import Show

GROUPS: tuple[Group[Any], ...] = (
    *(files.SHOW, files.EPISODES, audio.GROUP, captions.CAPTIONS, captions.SUBTITLES, chapters.GROUP),
    *(page_rules.GROUP, cover.GROUP, feed.PRESENT, feed.WHOLE, feed.CHANNEL, feed.ITEMS, site.GROUP),
)

NAMES: tuple[str, ...] = tuple(group.name for group in GROUPS)


def check(public: Path, show: Show | None = None, groups: Collection[str] = NAMES) -> Iterator[Finding]:
    """Every finding of the rules of ``groups`` in the folder ``public``, as soon as it is found."""
    subject = Public(public, show or Show())
    return (finding for group in GROUPS if group.name in groups for finding in group.findings(subject))
