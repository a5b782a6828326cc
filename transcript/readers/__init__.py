"""Readers: one module for each kind of file; a row in READERS is all that a new one needs.

A reader is a function ``read(data: bytes, name: str) -> Source``. Readers know nothing of each other,
of labels or of people: they give text and what the file itself says about stretches of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pkgutil import resolve_name
from typing import NamedTuple

from transcript.errors import SourceError
from transcript.readers.columns import COLUMNS
from transcript.readers.decode import as_utf8
from transcript.source import Source

Reader = Callable[[bytes, str], Source]
HEAD = 4096


class Row(NamedTuple):
    """A reader: its place, the suffixes of its files, and what the first bytes of one look like."""

    place: str
    suffixes: tuple[str, ...]
    looks: re.Pattern[bytes] | None = None


def _row(module: str, suffixes: str, looks: bytes | None = None) -> Row:
    return Row(
        f"transcript.readers.{module}", tuple(suffixes.split()), re.compile(looks, re.S | re.I) if looks else None
    )


_BOM = rb"(?:\xef\xbb\xbf)?\s*"
# A row of titles, one for the speaker and one for the words; a Markdown table has bars at its edges.
_CELL = r"(?=(?:[^\n]*?[,;\t|])?[ \"]?(?:{})[ \"]?[,;\t|\r\n])"
_HEAD_ROW = rf"(?!\|){_CELL.format(COLUMNS['speaker'])}{_CELL.format(COLUMNS['text'])}".encode()
_PROLOGUE = rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?"

# The first row whose look fits reads the file; then the suffix decides; then it is text.
READERS: dict[str, Row] = {
    "docx": _row("docx:read", ".docx", rb"PK\x03\x04"),
    "pdf": _row("pdf:read", ".pdf", rb"%PDF-"),
    "vtt": _row("captions:read_vtt", ".vtt", _BOM + rb"WEBVTT(?:\s|$)"),
    "srt": _row("captions:read_srt", ".srt", _BOM + rb"\d+\s*\r?\n\d\d?:\d\d:\d\d[,.]\d{1,3}\s*-->"),
    "sbv": _row("captions:read_sbv", ".sbv", _BOM + rb"\d\d?:\d\d:\d\d\.\d{3},\d\d?:\d\d:\d\d\.\d{3}\s*\n"),
    "ass": _row("ass:read", ".ass .ssa", _BOM + rb"\[Script Info\]"),
    "html": _row("html:read", ".html .htm .xhtml", _BOM + _PROLOGUE + rb"<(?:!doctype html|html|head|body)\b"),
    "eaf": _row("tiers:read_eaf", ".eaf", _BOM + _PROLOGUE + rb"<ANNOTATION_DOCUMENT\b"),
    "xml": _row(
        "xml:read", ".xml .tei .ttml .dfxp .trs .srv3", _BOM + rb"<(?:\?xml|!doctype\s+(?!html)\w|tei(?:corpus)?)\b"
    ),
    "json": _row("json:read", ".json .json3", _BOM + rb"[{\[][\s{\[]*(?:[\"\]}]|$)"),
    "textgrid": _row("tiers:read_textgrid", ".textgrid", _BOM + rb"File type = \"ooTextFile\"\s+Object class = \"Text"),
    "cha": _row("talkbank:read", ".cha", _BOM + rb"@(?:UTF8|Begin)\b"),
    "table": _row("table:read", ".csv .tsv", _BOM + _HEAD_ROW),
    "markdown": _row("text:read_markdown", ".md .markdown .mdown .qmd .rst"),
    "text": _row("text:read", ".txt .text"),
}  # fmt: skip


def reader(format_: str) -> Reader:
    """The reader of this format, imported now; SourceError where there is none."""
    if format_ not in READERS:
        raise SourceError(f"no reader for the format {format_!r}", value=format_, remedy=f"one of {', '.join(READERS)}")
    found: Reader = resolve_name(READERS[format_].place)
    return found


def format_of(data: bytes, name: str) -> str:
    """The name of the format that the content, else the suffix, tells."""
    head = as_utf8(data[:HEAD])
    for format_, row in READERS.items():
        if row.looks and row.looks.match(head):
            return format_
    suffix = re.search(r"\.\w+$", name.lower())
    plain = {each: format_ for format_, row in READERS.items() for each in row.suffixes}
    return plain.get(suffix[0], "text") if suffix else "text"


def read_bytes(data: bytes, name: str, format_: str | None = None) -> Source:
    """The source in these bytes; its format is what ``format`` says, else what the content shows."""
    return reader(format_ or format_of(data, name))(data, name)
