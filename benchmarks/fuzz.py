"""``python -m benchmarks fuzz READER --seconds N``: atheris looks for bytes that a reader or the parser cannot bear.

Whatever the bytes are, there is a transcript in which no word is lost, or a SourceError; within seconds.
``pip install atheris`` first (there are wheels for Linux). A case that is found becomes a test in
``tests/transcript/readers``.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

SEEDS = {
    "text": b"[00:01] Ann (AB): *Why* [x](y)?\n\n**Ben:** &amp; `so`\n\nAB/CD: Yes. Ben: no\n",
    "markdown": b"---\ntitle: A\nspeakers: [Ann]\n---\n# A\n\n**Ann:** Why?\n\n[a]: /b\n",
    "srt": b"1\n00:00:00,000 --> 00:00:01,000\n<font color=red>Ann: Why?</font>\n\n2\n00:00:01,000 --> 00:00:02,000\n",
    "vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\n<v.a Ann>Why <00:00.500>not?</v>\n",
    "ass": b"[Script Info]\n[Events]\nFormat: Start, Name, Text\nDialogue: 0:00:00.00,Ann,{\\b1}Why\\N?\n",
    "json": b'{"segments": [{"start": 0, "end": 1.5, "speaker": "A", "text": "Why"}], "results": {"items": [{}]}}',
    "table": b'speaker,text,start\nAnn,"Why?",0\nBen,So,1\n',
    "xml": b'<?xml version="1.0"?><TEI><text><u who="#a">Why<p>?</p></u><sp><speaker>B</speaker>So</sp></text></TEI>',
    "html": b"<html><body><p><b>Ann:</b> Why?</p><dl><dt>Ben</dt><dd>So</dd></dl><table><tr><td>A</td></tr></table>",
    "pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n",
    "sbv": b"0:00:00.000,0:00:01.500\n>> Why?\n\n0:00:02.000,0:00:03.500\n>> So\n",
    "eaf": b'<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t" TIME_VALUE="9"/></TIME_ORDER>'
    b'<TIER TIER_ID="A"><ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="t" TIME_SLOT_REF2="t">'
    b"<ANNOTATION_VALUE>Why?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>",
    "textgrid": b'File type = "ooTextFile"\nObject class = "TextGrid"\n\nitem [1]:\nname = "A"\nxmin = 0 \nxmax = 9 \n'
    b'text = "Why ""so""?" \n',
    "cha": b"@UTF8\n@Participants:\tANN Ann Adult\n*ANN:\twhy <so> [//] &=laughs ? \x150_15\x15\n%mor:\tadv|why\n",
    "docx": b"PK\x03\x04",
}


def main(arguments: list[str]) -> None:
    """Fuzz one reader; libFuzzer prints executions, and the case when one is found."""
    cli = argparse.ArgumentParser(prog="python -m benchmarks fuzz")
    cli.add_argument("reader", choices=sorted(SEEDS))
    cli.add_argument("--seconds", type=int, default=60)
    options = cli.parse_args(arguments)

    import atheris

    with atheris.instrument_imports(include=["transcript"]):
        from transcript.errors import SourceError
        from transcript.parsing import parse
        from transcript.readers import reader

    read = reader(options.reader)

    def one(data: bytes) -> None:
        try:
            source = read(data, "-")
        except SourceError:
            return
        transcript = parse(source)
        held = bytearray(len(source.text))
        for span in (*(each.span for each in transcript.blocks), *(each.span for each in transcript.removed)):
            held[span.start : span.end] = b"1" * (span.end - span.start)
        if not source.ready:
            assert not any(not kept and not c.isspace() for c, kept in zip(source.text, held, strict=True)), "lost"

    one(SEEDS[options.reader])  # what is imported on first use takes no time of a case
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "seed").write_bytes(SEEDS[options.reader])
        limits = [f"-max_total_time={options.seconds}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=4096"]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={options.reader}-", folder], one)
        atheris.Fuzz()
