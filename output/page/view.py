"""The values that the page's templates are given (docs/themes.md lists them)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from output.clock import iso, short
from output.direction import direction
from output.formats import Rendering
from output.page.marks import marked
from output.page.text import Paragraph, paragraphs, web
from output.places import cover_url, image_url, show_url
from output.timeline import Place
from transcript.model import Block, Furniture, Heading, Turn

COLOURS = 6
"""How many speakers have a colour of their own; the seventh takes the first's."""
SYNTHETIC = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
AUDIO = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "opus": "audio/ogg; codecs=opus",
    "flac": "audio/flac",
    "wav": "audio/wav",
}
"""Audio that a page plays, best first, with the types that browsers know (RFC 4281 for ``codecs``)."""
OFFERED = {
    **{"mp3": "MP3", "m4a": "AAC", "opus": "Opus", "flac": "FLAC", "wav": "WAV"},
    **{"srt": "SRT", "vtt": "WebVTT", "ttml": "TTML", "md": "Markdown", "txt": "text", "json": "JSON"},
}
"""What can be downloaded from the page, and what it is called there."""


def view(rendering: Rendering) -> dict[str, Any]:
    """Everything that the page says; times in ms, texts plain (the templates escape them)."""
    blocks = list(_blocks(rendering))
    starts = [block for block in blocks if block["start_ms"] is not None]
    audio = next((rendering.files[name] for name in AUDIO if name in rendering.files), None)
    transcript = rendering.timeline.transcript
    return {
        "facts": rendering.facts,
        "show": rendering.show,
        "link": address(rendering),
        "oembed": _own(rendering, "oembed.json") if "oembed" in rendering.files else None,
        "show_link": web(rendering.show.link),
        "image": _image(rendering),
        "picture": _picture(rendering),
        "language": transcript.language,
        "ours": Markup("") if transcript.language.startswith("en") else Markup(' lang="en"'),
        "direction": direction(transcript.language),
        "duration": short(rendering.timeline.duration_ms) if rendering.timeline.duration_ms else None,
        "duration_ms": rendering.timeline.duration_ms,
        "estimated": rendering.timeline.estimated,
        "synthesized": rendering.synthesized and audio is not None,
        "people": list(_people(rendering)),
        "blocks": blocks,
        "chapters": rendering.chapters,
        "anchors": [_anchor(chapter.start_ms, starts) for chapter in rendering.chapters],
        "audio": audio,
        "sources": [(rendering.files[name], kind) for name, kind in AUDIO.items() if name in rendering.files],
        "files": {OFFERED[name]: file for name, file in rendering.files.items() if name in OFFERED},
        "captions": rendering.files.get("vtt"),
        "times": [
            (piece.id, piece.start_ms, piece.times) for block in blocks for piece in block["paragraphs"] if piece.times
        ],
        "linked_data": linked_data(rendering, audio),
    }


def _anchor(start_ms: int, starts: Sequence[dict[str, Any]]) -> str:
    """The id of the block in which a chapter begins; ``interview`` where none is heard by then."""
    index = bisect_right(starts, start_ms, key=lambda block: block["start_ms"])
    return starts[index - 1]["id"] if index else "interview"


def _own(rendering: Rendering, name: str) -> str | None:
    """The address of a file in the episode's folder, where the show says its own."""
    return show_url(rendering.show, rendering.facts.slug, name) if rendering.show.base_url else None


def address(rendering: Rendering) -> str | None:
    """The page's own address: the one that was given, else its place in the show."""
    return web(rendering.facts.link) or _own(rendering, "")


def _image(rendering: Rendering) -> str | None:
    """The address of the picture, where one is known: a file of the episode has it once the show has its own.

    Where the episode has no picture it is the show's cover.
    """
    facts, show = rendering.facts, rendering.show
    own = web(image_url(facts.image, show, facts.slug, built=bool(rendering.files)))
    return own or (web(cover_url(show)) if show.base_url else None)


def _picture(rendering: Rendering) -> str | None:
    """The picture as the page shows it: at an address of the web, or a file beside the page; no other scheme."""
    image = rendering.facts.image
    return web(image) or _beside(image, rendering)


def _beside(image: str | None, rendering: Rendering) -> str | None:
    """A picture that is a file beside the page; a page fetches none from elsewhere because a text names it."""
    return image if image and rendering.files and ":" not in image else None


def _people(rendering: Rendering) -> Iterator[dict[str, Any]]:
    known = {person.name: person for person in rendering.facts.persons}
    for number, speaker in enumerate(rendering.timeline.transcript.speakers):
        person = known.get(speaker.name)
        yield {
            "id": speaker.id,
            "name": speaker.name,
            "role": speaker.role,
            "colour": number % COLOURS,
            "href": web(person.href) if person else None,
            "image": web(person.image) if person else None,
        }


def _blocks(rendering: Rendering) -> Iterator[dict[str, Any]]:
    people = {person["id"]: person for person in _people(rendering)}
    turns = 0
    for index, (block, place) in enumerate(rendering.timeline.blocks()):
        if isinstance(block, Furniture):
            continue
        turns += isinstance(block, Turn)
        name = f"turn-{turns}" if isinstance(block, Turn) else f"block-{index}"
        speaker = people.get(block.speaker) if isinstance(block, Turn) else None
        yield {
            "kind": block.kind,
            "id": name,
            "speaker": speaker,
            "level": min(6, max(2, getattr(block, "level", 2))),
            "start_ms": place.start_ms if place else None,
            "picture": _beside(block.image, rendering) if isinstance(block, Heading) else None,
            "is_title": block.kind == "heading" and block.text == rendering.facts.title,
            "paragraphs": _paragraphs(name, block, place, rendering.timeline.transcript.language),
        }


def _paragraphs(name: str, block: Block, place: Place | None, language: str) -> list[Paragraph]:
    return paragraphs(name, block.text, block.inlines, marked(block.text, place.words, language) if place else ())


def linked_data(rendering: Rendering, audio: str | None) -> dict[str, Any]:
    """The episode in the words of schema.org: ``PodcastEpisode`` with audio, people and series."""
    facts, show = rendering.facts, rendering.show
    people = [{"@type": "Person", "name": speaker.name} for speaker in rendering.timeline.transcript.speakers]
    data = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": facts.title,
        "inLanguage": rendering.timeline.transcript.language,
        "datePublished": facts.date,
        "description": facts.summary,
        "url": address(rendering),
        "image": _image(rendering),
        "timeRequired": iso(rendering.timeline.duration_ms),
        "actor": people,
        "partOfSeries": {"@type": "PodcastSeries", "name": show.title, "url": web(show.link)} if show.title else None,
        "associatedMedia": _audio_object(rendering, audio) if audio else None,
    }
    return {key: value for key, value in data.items() if value}


def _audio_object(rendering: Rendering, audio: str) -> dict[str, Any]:
    data = {
        "@type": "AudioObject",
        "contentUrl": audio,
        "duration": iso(rendering.timeline.duration_ms),
        "digitalSourceType": SYNTHETIC if rendering.synthesized else None,
        "transcript": "\n\n".join(turn.text for turn in rendering.timeline.transcript.turns()),
    }
    return {key: value for key, value in data.items() if value}
