"""PDF with text in it, by pypdf (the extra ``turncast[pdf]``)."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from transcript.errors import SourceError
from transcript.readers.decode import sound
from transcript.source import Source

_COLUMNS = re.compile(r"\s{0,40}\S.{15,100}?\S {3,}\S.{10}")
COLUMNS = 0.4  # of the lines of a page with two columns have a gap in them


def read(data: bytes, name: str) -> Source:
    """The pages' text in order. Raises SourceError without pypdf, for a damaged file, and for a scan."""
    try:
        import pypdf
    except ImportError as error:
        raise SourceError(
            "is a PDF, and pypdf is not installed", file=name, remedy="pip install 'turncast[pdf]'"
        ) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of damage is not for users
    try:
        pages = [_words(page) for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except Exception as error:  # pypdf lets errors of every kind through for damaged files
        raise SourceError(f"is a damaged PDF: {error}", file=name, remedy="save it as text") from error
    if not any(page.strip() for page in pages):
        raise SourceError("holds no text, only pictures", file=name, remedy="recognise its text first (OCR)")
    return Source(sound("\n\n\f".join(pages)), "pdf", name)


def _words(page: Any) -> str:
    """A page as it is laid out; in the order of its own, where it has columns."""
    laid = str(page.extract_text(extraction_mode="layout"))
    lines = [line for line in laid.splitlines() if line.strip()]
    beside = sum(bool(_COLUMNS.match(line)) for line in lines)
    return str(page.extract_text()) if beside > COLUMNS * len(lines) else laid
