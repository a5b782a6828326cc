"""SubRip and WebVTT: the file's own text, its cue numbers, times and tags taken away.

Where nobody is named, a colour is a speaker: broadcasters give each voice its own (BBC Subtitle Guidelines, "Colours").

WebVTT: https://www.w3.org/TR/webvtt1/ sections 4 and 6 (NOTE, STYLE and REGION blocks, ``<v Name>``).
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from itertools import pairwise

from transcript.errors import SourceError
from transcript.model import Removed, Span
from transcript.readers.clock import clock
from transcript.readers.decode import decode
from transcript.source import Piece, Source

_CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_CUE = re.compile(
    rf"^(?:[^\n]*\n)?[ \t]*(?P<start>{_CLOCK})[ \t]*(?:-->|,)[ \t]*(?P<end>{_CLOCK})[^\n]*(?:\n|\Z)"
    r"(?P<text>(?:[^\n]*\S[^\n]*(?:\n|\Z))*)",
    re.MULTILINE,
)
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,80})?[ \t]+(?P<name>[^>\n]{1,200})>")
_TAG = re.compile(r"</?(?:[cvibu]|ruby|rt|lang|font)(?:[.\s][^>\n]{0,300})?>|<\d[\d:.]{3,15}>|\{\\[^}\n]{0,200}\}")
# The start of a coloured stretch, or its end, where the group is empty.
_COLOUR = re.compile(
    r"</font>|</c\b|<font\s[^>]*?color\s*=\s*[\"']?([#\w]{3,20})"
    r"|<c\.((?:white|yellow|cyan|lime|red|magenta|blue|black)\b)|\{\\(?:1?c|r)(&H\w{2,8}&?)?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[^\s:：][^\n:：]{0,40}[:：](?:\s|$)")
MOST_COLOURS = 6
FEWEST_CHANGES = 3


def read_srt(data: bytes, name: str) -> Source:
    """SubRip. Raises SourceError where no cue is found."""
    return _read(data, name, "srt")


def read_vtt(data: bytes, name: str) -> Source:
    """WebVTT; ``<v Name>`` names the speaker of what follows. Raises SourceError where no cue is found."""
    return _read(data, name, "vtt")


def read_sbv(data: bytes, name: str) -> Source:
    """YouTube's SBV: a comma between the times. Raises SourceError where no cue is found."""
    return _read(data, name, "sbv")


def _read(data: bytes, name: str, format_: str) -> Source:
    text = decode(data, name)
    removed: list[Removed] = []
    pieces: list[tuple[Piece, str]] = []
    place = 0
    for cue in _CUE.finditer(text):
        _drop(removed, text, place, cue.start("text"))
        times = clock(cue["start"]), clock(cue["end"])
        pieces += _pieces(text, cue.start("text"), cue.end("text"), times, removed)
        place = cue.end()
    if not pieces:
        raise SourceError("has no cues with words", file=name, remedy="check that it is a subtitle file")
    _drop(removed, text, place, len(text))
    return Source(text, format_, name, pieces=tuple(_coloured(text, pieces)), removed=tuple(removed))


def _coloured(text: str, pieces: list[tuple[Piece, str]]) -> list[Piece]:
    """The pieces; by their colours ``Speaker 1`` and so on, where two or more take turns and nothing names anybody."""
    counts = Counter(colour for _, colour in pieces)
    numbers = {colour: n for n, (colour, count) in enumerate(counts.items(), 1) if count > 1}
    changes = sum(a != b for (_, a), (_, b) in pairwise(pieces))
    named = sum(piece.speaker is not None or bool(_NAMED.match(text, piece.start)) for piece, _ in pieces)
    if not 1 < len(counts) <= MOST_COLOURS or named > 0.05 * len(pieces) or changes < FEWEST_CHANGES:
        return [piece for piece, _ in pieces]
    return [
        piece._replace(speaker=f"Speaker {numbers[colour]}" if colour in numbers else None, told=f"the colour {colour}")
        for piece, colour in pieces
    ]


def _drop(removed: list[Removed], text: str, start: int, end: int, rule: str = "cue") -> None:
    if text[start:end].strip():
        removed.append(Removed(rule=rule, span=Span(start, end)))


def _pieces(
    text: str, start: int, end: int, times: tuple[int | None, int | None], removed: list[Removed]
) -> list[tuple[Piece, str]]:
    """A cue's words and their colours, cut where a tag stands; a voice lasts to the end of its cue."""
    pieces, colour, place = [], "", start
    voice = Piece(0, 0, None, *times)
    for tag in _TAG.finditer(text, start, end):
        pieces.append((voice._replace(start=place, end=tag.start()), colour))
        _drop(removed, text, tag.start(), tag.end(), "tag")
        if hit := _VOICE.fullmatch(tag[0]):
            voice = voice._replace(speaker=unescape(hit["name"]).strip(), told="<v>")
        if dyed := _COLOUR.match(tag[0]):
            colour = "".join(filter(None, dyed.groups())).lower()
        place = tag.end()
    pieces.append((voice._replace(start=place, end=end), colour))
    return [(piece, colour) for piece, colour in pieces if text[piece.start : piece.end].strip()]
