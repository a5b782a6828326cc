"""From a transcript alone to all that a format may show."""

from __future__ import annotations

from collections.abc import Mapping

from output.chapters import chapters
from output.errors import FormatError
from output.estimate import estimate
from output.facts import facts
from output.formats import Rendering, get_format
from output.show import Show
from transcript.model import Transcript


def rendering(
    transcript: Transcript,
    source_name: str,
    *,
    profile: str = "podcast",
    theme: str = "quiet",
    names: Mapping[str, str] | None = None,
) -> Rendering:
    """The transcript with its own or estimated times; ``names`` maps a speaker's id or name to another name."""
    renamed = rename(transcript, names or {})
    show = Show(theme=theme, profile=profile)
    timeline = estimate(renamed)
    return Rendering(
        timeline=timeline,
        facts=facts(renamed, show, source_name),
        show=show,
        chapters=chapters(timeline),
        profile=profile,
        synthesized=False,
    )


def rename(transcript: Transcript, names: Mapping[str, str]) -> Transcript:
    """The transcript with these speakers called otherwise; FormatError for one that does not speak in it."""
    known = {key for speaker in transcript.speakers for key in (speaker.id, speaker.name)}
    for label in names:
        if label not in known:
            raise FormatError(
                f"no speaker is called {label!r}", value=label, remedy=f"speakers: {', '.join(sorted(known))}"
            )
    speakers = tuple(
        speaker.model_copy(update={"name": names.get(speaker.id, names.get(speaker.name, speaker.name))})
        for speaker in transcript.speakers
    )
    return transcript.model_copy(update={"speakers": speakers})


def render(transcript: Transcript, format: str, source_name: str = "-", *, profile: str = "podcast") -> str:
    """The transcript in a text format (``html``, ``md``, ``srt``, ...); FormatError where there is none.

    Times are the source's own where it has them, else estimated.
    """
    return get_format(format).render(rendering(transcript, source_name, profile=profile))
