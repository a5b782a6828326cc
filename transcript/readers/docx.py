"""DOCX (ECMA-376 part 1, WordprocessingML): paragraphs, bold runs, headings and tables as light markup."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from transcript.errors import SourceError
from transcript.readers.elements import LARGEST, root_of
from transcript.source import Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|berschrift|titre|título)\s?(\d)?|title", re.IGNORECASE)


def read(data: bytes, name: str) -> Source:
    """The document's text; a table row is one paragraph, its cells divided by tabs.

    Raises SourceError for a damaged file and for one that grows beyond 64 MB.
    """
    text = "\n\n".join(filter(None, _paragraphs(_document(data, name), name)))
    if not text.strip():
        raise SourceError("holds no text", file=name, remedy="open it and look whether its text is a picture")
    return Source(text, "docx", name)


def _document(data: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("word/document.xml") as part:
            xml = part.read(LARGEST + 1)
    except Exception as error:  # zipfile lets errors of every kind through for damaged files
        raise SourceError(f"is no DOCX: {error}", file=name, remedy="save it again from the word processor") from error
    if len(xml) > LARGEST:
        raise SourceError("grows beyond 64 MB when unpacked", file=name, remedy="cut it into smaller documents")
    return xml


def _paragraphs(xml: bytes, name: str) -> Iterator[str]:
    body = root_of(xml, name).find(f"{_W}body")
    for node in body if body is not None else ():
        if node.tag == f"{_W}tbl":
            for row in node.iter(f"{_W}tr"):
                yield "\t".join(
                    " ".join(filter(None, map(_paragraph, cell.iter(f"{_W}p")))) for cell in row.iter(f"{_W}tc")
                )
        else:
            yield from map(_paragraph, node.iter(f"{_W}p"))


def _paragraph(node: Any) -> str:
    style = node.find(f"{_W}pPr/{_W}pStyle")
    heading = _HEADING.match(style.get(f"{_W}val", "")) if style is not None else None
    runs = [(_run(run), _bold(run)) for run in node.iter(f"{_W}r")]
    if heading:
        return "#" * int(heading[1] or 1) + " " + "".join(words for words, _ in runs).strip()
    return _marked(runs)


_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}


def _run(run: Any) -> str:
    return "".join((child.text or "") if child.tag == f"{_W}t" else _BREAKS.get(child.tag, "") for child in run)


def _bold(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}b")
    return mark is not None and mark.get(f"{_W}val", "true") not in ("0", "false", "none")


def _marked(runs: list[tuple[str, bool]]) -> str:
    """Runs of one weight joined, the bold ones between ``**``, their white space outside."""
    parts: list[tuple[str, bool]] = []
    for words, bold in runs:
        if parts and (parts[-1][1] == bold or not words.strip()):
            parts[-1] = (parts[-1][0] + words, parts[-1][1])
        else:
            parts.append((words, bold))
    return "".join(_strong(words) if bold else words for words, bold in parts).strip()


def _strong(words: str) -> str:
    core = words.strip()
    return words.replace(core, f"**{core}**", 1) if core else words
