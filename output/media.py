"""What kind of file a name below ``public/`` stands for."""

from __future__ import annotations

from functools import cache
from mimetypes import guess_type
from pathlib import PurePosixPath

from output.audio.codecs import get_codec, known_codecs
from output.feed.paging import FEED
from output.formats import known_formats


def media_type(name: str) -> str:
    """The media type of a file by its name (a path is allowed): ours as we declare them, others by their suffix."""
    return known_type(name) or "application/octet-stream"


def known_type(name: str) -> str | None:
    """The same; None where nobody knows."""
    return _ours().get(PurePosixPath(name).name) or guess_type(name)[0]


@cache
def _ours() -> dict[str, str]:
    audio = {codec.file: codec.type for codec in map(get_codec, known_codecs())}
    return audio | {each.file: each.type for each in known_formats().values()} | {FEED: "application/rss+xml"}
