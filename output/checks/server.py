"""How a server gives the files of a show: what apps ask of it beside the bytes."""

from __future__ import annotations

from collections.abc import Iterator

from output.checks.public import Public
from output.checks.rules import Flaw, Group, Rule
from output.media import known_type

APPLE = "Apple, Podcast hosting requirements"
ALIKE = {
    "audio/mpeg": ("audio/mp3",),
    "audio/x-m4a": ("audio/mp4", "audio/aac", "audio/m4a"),
    "application/json+chapters": ("application/json",),
    "application/x-subrip": ("application/srt", "text/srt", "text/plain"),
    "text/markdown": ("text/plain", "text/x-markdown"),
    "audio/wav": ("audio/x-wav", "audio/vnd.wave"),
    "audio/flac": ("audio/x-flac",),
    "audio/ogg": ("application/ogg", "audio/opus"),
    "application/xml": ("text/xml", "application/rss+xml"),
}
"""Types by which servers know a file, beside its own; every app takes them."""
SETTINGS = "change the settings of the server"


def _refused(public: Public) -> Iterator[Flaw]:
    for name, told in public.served.items():
        if told.status >= 300:
            yield Flaw(f"is answered with the status {told.status}", name)


def _type(public: Public) -> Iterator[Flaw]:
    for name, told in public.served.items():
        own = known_type(name)
        if own and told.status < 300 and told.type not in (own, *ALIKE.get(own, ())):
            yield Flaw(f"is given as {told.type}; it is {own}", name)


def _length(public: Public) -> Iterator[Flaw]:
    for name, told in public.served.items():
        path = public.path / name
        if told.length is not None and path.is_file() and told.length != path.stat().st_size:
            yield Flaw(f"has {told.length} bytes by its head, and {path.stat().st_size} in truth", name)


def _from_start_alone(public: Public) -> Iterator[Flaw]:
    for name, told in public.served.items():
        if told.type.startswith("audio/") and not told.ranges:
            yield Flaw("is given as a whole alone", name)


GROUP = Group(
    "server",
    "What a server says of the files, where a feed's address is checked",
    lambda public: [public],
    (
        Rule("server-status", "error", "Every file is given, to HEAD too.", APPLE, SETTINGS, _refused),
        Rule("server-type", "error", "Every file is given with its type.", "RFC 9110, 8.3", SETTINGS, _type),
        Rule(
            "server-length",
            "error",
            "The head tells the size of the file.",
            f"{APPLE}; RFC 9110, 8.6",
            SETTINGS,
            _length,
        ),
        Rule(
            "server-ranges",
            "error",
            "Sound can be heard from the middle on.",
            f"{APPLE}; RFC 9110, 14",
            SETTINGS,
            _from_start_alone,
        ),
    ),
)
