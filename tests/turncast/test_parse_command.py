"""``turncast parse``: what it prints, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from transcript.errors import SourceError
from turncast.commands.parse import parse

TEXT = """Anna Berg (AB): Welcome. Where are you from?

Tom Lind (TL): Thank you for having me.

AB:

TL: Oslo.

AB: Oh.
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Exit status, standard output and standard error of ``turncast parse``."""

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            parse.main(list(arguments), prog_name="parse")
        return (int(ended.value.code or 0), *capsys.readouterr())

    return call


def test_json_is_the_transcript_alone_on_standard_output(source: str, run: Run) -> None:
    status, out, err = run(source, "--json")
    data = json.loads(out)
    who = data["speakers"][0]
    assert status == 0
    assert (who["id"], who["name"], who["aliases"], who["role"]) == ("AB", "Anna Berg", ["AB"], "host")
    assert data["blocks"][0]["span"] == [16, 44]
    assert f"{source}:5: warning: AB has a label here but no words [empty-turn]" in err


def test_the_table_names_speakers_and_words(source: str, run: Run) -> None:
    out = run(source)[1]
    assert "Anna Berg" in out
    assert "Oslo." in out


def test_explain_gives_each_line_its_number_and_reason(source: str, run: Run) -> None:
    out = run(source, "--explain")[1]
    assert "style: colon" in out
    assert "     7  turn       begins with the label 'TL' (colon)" in out


def test_strict_fails_where_a_warning_stands(source: str, run: Run) -> None:
    assert run(source, "--strict")[0] == 1
    assert run(source)[0] == 0


def test_quiet_prints_data_alone(source: str, run: Run) -> None:
    assert run(source, "--json", "--quiet")[2] == ""


def test_speakers_can_be_named_and_a_wrong_option_is_wrong_usage(source: str, run: Run) -> None:
    out = run(source, "--json", "--speaker", "TL=Thomas Lind")[1]
    assert json.loads(out)["speakers"][1]["name"] == "Thomas Lind"
    assert run(source, "--speaker", "Thomas")[0] == 2


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        parse.main([str(tmp_path / "none.txt")])


def test_spoken_shows_both_texts_side_by_side(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("podcast.toml").write_text('[lexicon]\nOslo = "Ooslo"\n', encoding="utf-8")
    text = TEXT + "\nTL: Since 1984. [pause 900ms] Dr. Lind of Oslo.\n"
    Path("talk.txt").write_text(text, encoding="utf-8")
    status, out, _ = run("talk.txt", "--spoken")
    assert status == 0
    assert "Since nineteen eighty-four." in out
    assert "Dr. Lind of Oslo." in out
    assert "TL\tDr. Lind of Oslo.\t[pause 900 ms] Doctor Lind of Ooslo.\tabbreviation, lexicon\n" in out
    rows = json.loads(run("talk.txt", "--spoken", "--json", "--quiet")[1])
    assert rows[-1] == {
        "speaker": "TL", "written": "Dr. Lind of Oslo.", "spoken": "[pause 900 ms] Doctor Lind of Ooslo.",
        "rules": "abbreviation, lexicon",
    }  # fmt: skip


SEGMENTS = '{"segments": [\n{"speaker": "A", "text": "Why?"},\n{"speaker": "B", "text": "It was “so”."}]}'
TABLE = 'Who,Quote\nAnna,"Why\nso?"\nTom,There.\n'
TEI = '<?xml version="1.0"?>\n<TEI>\n<u who="#A">Why?</u>\n<sp><speaker>B</speaker><p>So.</p></sp></TEI>'


@pytest.mark.parametrize(
    ("file", "reasons"),
    [
        (SEGMENTS, ["2  turn       segments[].speaker says 'A'", "3  turn       segments[].speaker says 'B'"]),
        (TABLE, ["3  turn       the column 'Who' says 'Anna'", "4  turn       the column 'Who' says 'Tom'"]),
        (TEI, ["3  turn       u/@who says 'A'", "4  turn       the label in sp says 'B'"]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Why?\n", ["4  turn       <v> says 'Ann'"]),
        ("[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,Ann,,,,,Why?\n", ["2  turn       the Name field says 'Ann'"]),
    ],
    ids=["json", "table", "xml", "vtt", "ass"],
)
def test_explain_says_what_in_a_data_file_names_the_speaker_and_on_which_line(
    file: str, reasons: list[str], run: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "talk"
    path.write_text(file, encoding="utf-8")
    out = run(str(path), "--explain", "--format", request.node.callspec.id)[1]
    assert [line.strip() for line in out.splitlines() if line.startswith("  ") and "says" in line] == reasons


OWN = """---
generator: turncast
speakers:
  - {id: AB, name: Anna Berg}
---

# On bees

**Anna Berg:** Why?

Tell us.

*[laughs]*

> The end.
"""


def test_explain_says_why_each_block_of_our_own_files_was_read_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "talk.md"
    path.write_text(OWN, encoding="utf-8")
    assert run(str(path), "--explain")[1].splitlines()[-5:] == [
        "     7  heading    a heading",
        "     9  turn       begins with the label 'Anna Berg'",
        "    11  turn       AB goes on",
        "    13  direction  all between asterisks",
        "    15  narration  a quotation",
    ]
    data = tmp_path / "talk.json"
    data.write_text(run(str(path), "--json")[1], encoding="utf-8")
    lines = data.read_text(encoding="utf-8").splitlines()
    told = [row.split() for row in run(str(data), "--explain")[1].splitlines() if "blocks[" in row]
    assert [(int(row[0]), row[1]) for row in told] == [
        (n, block)
        for n, block in zip(
            (n for n, line in enumerate(lines, 1) if line.startswith('   "text"')),
            ("heading", "turn", "direction", "narration"),
            strict=True,
        )
    ]
