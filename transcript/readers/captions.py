"""SubRip and WebVTT: the file's own text, its cue numbers, times and tags taken away.

WebVTT: https://www.w3.org/TR/webvtt1/ sections 4 and 6 (NOTE, STYLE and REGION blocks, ``<v Name>``).
"""

from __future__ import annotations

import re
from html import unescape

from transcript.errors import SourceError
from transcript.model import Removed, Span
from transcript.readers.clock import clock
from transcript.readers.decode import decode
from transcript.source import Piece, Source

_CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_CUE = re.compile(
    rf"^(?:[^\n]*\n)?[ \t]*(?P<start>{_CLOCK})[ \t]*-->[ \t]*(?P<end>{_CLOCK})[^\n]*(?:\n|\Z)"
    r"(?P<text>(?:[^\n]*\S[^\n]*(?:\n|\Z))*)",
    re.MULTILINE,
)
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})?[ \t]+(?P<name>[^>\n]{1,200})>")
_TAG = re.compile(r"</?(?:[cvibu]|ruby|rt|lang|font)(?:[.\s][^>\n]{0,300})?>|<\d[\d:.]{3,15}>|\{\\[^}\n]{0,200}\}")


def read_srt(data: bytes, name: str) -> Source:
    """SubRip. Raises SourceError where no cue is found."""
    return _read(data, name, "srt")


def read_vtt(data: bytes, name: str) -> Source:
    """WebVTT; ``<v Name>`` names the speaker of what follows. Raises SourceError where no cue is found."""
    return _read(data, name, "vtt")


def _read(data: bytes, name: str, format_: str) -> Source:
    text = decode(data, name)
    removed: list[Removed] = []
    pieces: list[Piece] = []
    place = 0
    for cue in _CUE.finditer(text):
        _drop(removed, text, place, cue.start("text"))
        times = clock(cue["start"]), clock(cue["end"])
        pieces += _pieces(text, cue.start("text"), cue.end("text"), times, removed)
        place = cue.end()
    if not pieces:
        raise SourceError("has no cues with words", file=name, remedy="check that it is a subtitle file")
    _drop(removed, text, place, len(text))
    return Source(text, format_, name, pieces=tuple(pieces), removed=tuple(removed))


def _drop(removed: list[Removed], text: str, start: int, end: int, rule: str = "cue") -> None:
    if text[start:end].strip():
        removed.append(Removed(rule=rule, span=Span(start, end)))


def _pieces(
    text: str, start: int, end: int, times: tuple[int | None, int | None], removed: list[Removed]
) -> list[Piece]:
    """A cue's words cut where a tag stands; a voice lasts to the end of its cue."""
    pieces, voice, place = [], None, start
    for tag in _TAG.finditer(text, start, end):
        pieces.append(Piece(place, tag.start(), voice, *times))
        _drop(removed, text, tag.start(), tag.end(), "tag")
        if hit := _VOICE.fullmatch(tag[0]):
            voice = unescape(hit["name"]).strip()
        place = tag.end()
    pieces.append(Piece(place, end, voice, *times))
    return [piece for piece in pieces if text[piece.start : piece.end].strip()]
