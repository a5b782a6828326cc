"""The words about an episode: plain for ``description``, HTML for ``content:encoded``."""

from __future__ import annotations

from output.clock import short
from output.episode import Episode
from output.feed.tag import tag
from output.places import page_url
from output.show import Show


def description(episode: Episode) -> str:
    """The summary, then each chapter as ``1:02 Title``, which players make clickable."""
    told = episode.facts.summary or episode.facts.title
    times = "\n".join(_times(episode))
    return f"{told}\n\n{times}" if times else told


def notes(episode: Episode, show: Show) -> str:
    """HTML: the summary, the chapters, the transcript's opening and the way to the whole."""
    facts = episode.facts
    rows = [row for time in _times(episode) for row in tag("li", time)]
    opening = [line for text in (facts.opening or "").splitlines() for line in tag("p", text)]
    page = tag("a", facts.title, href=page_url(episode, show))
    return "\n".join(
        [*tag("p", facts.summary or facts.title), *tag("ul", None, *rows), *opening, *tag("p", None, *page)]
    )


def _times(episode: Episode) -> list[str]:
    return [f"{short(each.start_ms)} {each.title}" for each in episode.chapters]
