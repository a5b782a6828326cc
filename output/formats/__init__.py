"""The registry of text formats: name to file name, media type and renderer.

A renderer is a function ``render(rendering: Rendering) -> str``; its file is UTF-8. Built-in formats
are rows in a table, others are entry points of the group ``turncast.formats`` whose value is a
``Format``. Renderers are ``"module:function"`` strings that are imported when first used.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any, NamedTuple

from output.captions import Profile, get_profile
from output.episode import Chapter, Facts
from output.errors import FormatError
from output.show import Show
from output.timeline import Timeline
from voices.notes import Notes

if TYPE_CHECKING:
    from output.captions.cues import Cue
    from output.captions.heard import Heard

GROUP = "turncast.formats"


@dataclass(frozen=True)
class Rendering:
    """All that a format may show.

    ``files`` are the names of the files in the episode's folder by format (``{"mp3": "audio.mp3"}``).
    A timeline without places renders as a text without times. ``notes`` are of an earlier rendering.
    """

    timeline: Timeline
    facts: Facts
    show: Show = field(default_factory=Show)
    chapters: tuple[Chapter, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    profile: str = "podcast"
    synthesized: bool = True
    notes: Notes = field(default_factory=Notes, compare=False)

    @property
    def limits(self) -> Profile:
        """The profile that captions keep; FormatError where neither Turncast nor the show knows it."""
        return get_profile(self.profile, self.show.captions.profiles)

    @cached_property
    def cues(self) -> list[Cue]:
        """The cues of formats that name the speaker apart, at the width of WebVTT; cut once for all of them."""
        from output.captions.cues import cues_of

        return cues_of(self.heard, self.timeline, self.limits.for_vtt(), notes=self.notes)

    @cached_property
    def led_cues(self) -> list[Cue]:
        """The cues of formats where the speaker's name leads the first cue of a turn; cut once for all of them."""
        from output.captions.cues import cues_of, name_leads

        return cues_of(self.heard, self.timeline, self.limits, name_leads, self.notes)

    @cached_property
    def plain(self) -> str:
        """The plain text, which is a file and the lyrics of others."""
        from output.formats.txt import plain

        return plain(self.timeline)

    @cached_property
    def heard(self) -> list[Heard]:
        """What the captions of every format are cut from."""
        from output.captions.heard import hear

        return hear(self.timeline)


class Format(NamedTuple):
    """A text format: where it is written in an episode's folder, its media type, its renderer ``"module:function"``.

    ``preparer`` names a function of the show in the same way, for what can be done before the times are known.
    Formats of the same ``cues`` share what is cut into captions.
    """

    name: str
    file: str
    type: str
    renderer: str
    needs_times: bool = False
    preparer: str = ""
    cues: str = ""

    def render(self, rendering: Rendering) -> str:
        """The text of the file."""
        return str(_function(self.renderer)(rendering))

    def prepare(self, show: Show) -> None:
        """Have at hand what renders, and done what can be done before."""
        _function(self.renderer)
        if self.preparer:
            _function(self.preparer)(show)


def _function(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


_FORMATS = (
    Format("html", "index.html", "text/html", "output.formats.html:render", preparer="output.formats.html:prepare"),
    Format("md", "transcript.md", "text/markdown", "output.formats.md:render"),
    Format("txt", "transcript.txt", "text/plain", "output.formats.txt:render"),
    Format("json", "transcript.json", "application/json", "output.formats.json:render"),
    Format("srt", "captions.srt", "application/x-subrip", "output.formats.srt:render", needs_times=True, cues="led"),
    Format("vtt", "captions.vtt", "text/vtt", "output.formats.vtt:render", needs_times=True, cues="named"),
    Format("ttml", "captions.ttml", "application/ttml+xml", "output.formats.ttml:render", needs_times=True, cues="led"),
    Format(
        "podcast-transcript",
        "podcast-transcript.json",
        "application/json",
        "output.formats.podcast_transcript:render",
        needs_times=True,
        cues="named",
    ),
    Format(
        "chapters", "chapters.json", "application/json+chapters", "output.formats.chapters:render", needs_times=True
    ),
    Format("oembed", "oembed.json", "application/json", "output.formats.oembed:render"),
    Format("chapters-vtt", "chapters.vtt", "text/vtt", "output.formats.chapters:render_vtt", needs_times=True),
)

BUILT_IN = {each.name: each for each in _FORMATS}


@cache
def known_formats() -> dict[str, Format]:
    """Every text format by name, the built-in ones first."""
    formats = dict(BUILT_IN)
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        formats.setdefault(point.name, point.load())
    return formats


def get_format(name: str, others: Sequence[str] = ()) -> Format:
    """The text format ``name``; FormatError where there is none, which names ``others`` that could be meant too."""
    formats = BUILT_IN if name in BUILT_IN else known_formats()  # to look through all that is installed is slow
    if name not in formats:
        known = [*others, *formats]
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known formats: {', '.join(known)}"
        raise FormatError(f"no format is called {name!r}", value=name, remedy=hint)
    return formats[name]
