"""Files in the making, and what is read from them."""

from __future__ import annotations

import io
import zipfile

from transcript.model import Transcript
from transcript.parsing import parse
from transcript.source import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
    return out.getvalue()


def run(words: str, bold: bool = False) -> str:
    return f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def said(transcript: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns()]


def parsed(data: bytes | str) -> Transcript:
    return parse(read(io.BytesIO(data.encode() if isinstance(data, str) else data)))


def pdf(*pages: str) -> bytes:
    """A PDF of these pages, a line of text each."""
    said = (" ".join(f"({line}) '" for line in page.split("\n")) for page in pages)
    words = [f"BT /F1 12 Tf 72 720 Td 14 TL {each} ET" for each in said]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for n, each in enumerate(words):
        page = f"/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * n} 0 R"
        parts += [f"<</Type/Page/Parent 2 0 R{page}>>", f"<</Length {len(each)}>>stream\n{each}\nendstream"]
    out, places = b"%PDF-1.4\n", []
    for n, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{n} 0 obj{part}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{end}".encode()


PDF = pdf("Anna: Welcome, Tom.\nTom: Thank you.")
