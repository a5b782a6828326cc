"""PDF with text in it, by pypdf (the extra ``turncast[pdf]``)."""

from __future__ import annotations

import io

from transcript.errors import SourceError
from transcript.source import Source


def read(data: bytes, name: str) -> Source:
    """The pages' text in order. Raises SourceError without pypdf, for a damaged file, and for a scan."""
    try:
        import pypdf
    except ImportError as error:
        raise SourceError(
            "is a PDF, and pypdf is not installed", file=name, remedy="pip install 'turncast[pdf]'"
        ) from error
    try:
        pages = [page.extract_text(extraction_mode="layout") for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except Exception as error:  # pypdf lets errors of every kind through for damaged files
        raise SourceError(f"is a damaged PDF: {error}", file=name, remedy="save it as text") from error
    if not any(page.strip() for page in pages):
        raise SourceError("holds no text, only pictures", file=name, remedy="recognise its text first (OCR)")
    return Source("\n\n".join(pages), "pdf", name)
