"""The words about an episode: plain for ``description``, HTML for ``content:encoded``."""

from __future__ import annotations

from output.clock import short
from output.episode import Episode
from output.feed.places import page_url
from output.show import Show
from output.template import rendered


def description(episode: Episode) -> str:
    """The summary, then each chapter as ``1:02 Title``, which players make clickable."""
    times = [f"{short(chapter.start_ms)} {chapter.title}" for chapter in episode.chapters]
    return "\n\n".join(filter(None, [episode.facts.summary or episode.facts.title, "\n".join(times)]))


def notes(episode: Episode, show: Show) -> str:
    """HTML: the summary, the chapters, the transcript's opening and the way to the whole."""
    times = [(short(chapter.start_ms), chapter.title) for chapter in episode.chapters]
    return rendered("notes.html.j2", facts=episode.facts, times=times, page=page_url(episode, show))
