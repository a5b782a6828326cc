"""From a transcript alone to all that a format may show."""

from __future__ import annotations

from collections.abc import Mapping
from shlex import quote

from output.chapters import chapters
from output.errors import FormatError
from output.estimate import estimate
from output.facts import facts
from output.formats import Format, Rendering, get_format
from output.pace import by_characters, by_speech
from output.show import Show
from transcript.errors import NoInterviewError
from transcript.model import Speaker, Transcript


def rendered(transcript: Transcript, format: Format, source_name: str = "-", show: Show | None = None) -> str:
    """The transcript as a format shows it, with its own times or, where it has none, with estimated ones.

    Captions of a text that nobody speaks are a NoInterviewError. They take the time to hear how long the words
    are; a text without times needs no more than a guess.
    """
    show = show or Show()
    timeline = estimate(transcript, by_speech if format.needs_times else by_characters)
    if format.needs_times and not timeline.places:
        raise NoInterviewError(
            f"nobody speaks, so there is nothing to show as {format.name}",
            file=source_name,
            remedy=f"see how each line was read: turncast parse {quote(source_name)} --explain",
        )
    rendering = Rendering(
        timeline=timeline,
        facts=facts(transcript, show, source_name),
        show=show,
        chapters=chapters(timeline),
        profile=show.profile,
        synthesized=False,
    )
    return format.render(rendering)


def rename(transcript: Transcript, names: Mapping[str, str]) -> Transcript:
    """The transcript with speakers (by id, name or alias) called otherwise; FormatError for one who is not in it."""
    known = {key: speaker for speaker in transcript.speakers for key in _keys(speaker)}
    for label in names:
        if label not in known:
            raise FormatError(
                f"no speaker is called {label!r}", value=label, remedy=f"speakers: {', '.join(sorted(known))}"
            )
    called = {known[label].id: name for label, name in names.items()}
    speakers = tuple(
        speaker.model_copy(update={"name": called.get(speaker.id, speaker.name)}) for speaker in transcript.speakers
    )
    return transcript.model_copy(update={"speakers": speakers})


def _keys(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.id, speaker.name, *speaker.aliases)


def render(transcript: Transcript, format: str, source_name: str = "-", *, profile: str = "podcast") -> str:
    """The transcript in a text format (``html``, ``md``, ``srt``, ...); FormatError where there is none.

    Times are the source's own where it has them, else estimated.
    """
    return rendered(transcript, get_format(format), source_name, Show().model_copy(update={"profile": profile}))
