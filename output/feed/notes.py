"""The words about an episode: plain for ``description``, HTML for ``content:encoded``."""

from __future__ import annotations

from collections.abc import Sequence

from output.clock import short
from output.episode import Episode, Facts
from output.feed.tag import tag
from output.places import page_url
from output.show import Show


def stamps(episode: Episode) -> list[str]:
    """Each chapter as ``1:02 Title``, which players make clickable."""
    return [f"{short(each.start_ms)} {each.title}" for each in episode.chapters]


def description(facts: Facts, times: Sequence[str]) -> str:
    """The summary, then the time stamps."""
    told = facts.summary or facts.title
    return "\n".join((f"{told}\n", *times)) if times else told


def notes(episode: Episode, show: Show, times: Sequence[str]) -> str:
    """HTML: the summary, the time stamps, the transcript's opening and the way to the whole."""
    facts = episode.facts
    rows = [row for time in times for row in tag("li", time)]
    opening = [line for text in (facts.opening or "").splitlines() for line in tag("p", text)]
    page = tag("a", facts.title, href=page_url(episode, show))
    return "\n".join(
        [*tag("p", facts.summary or facts.title), *tag("ul", None, *rows), *opening, *tag("p", None, *page)]
    )
