"""Damaged, hostile and misnamed files: one clear error, or the words that can be read."""

from __future__ import annotations

import io
import json
from contextlib import suppress

import pytest

from tests.transcript.readers.making import docx, parsed, run, said
from transcript.errors import SourceError
from transcript.model import Transcript
from transcript.parsing import parse
from transcript.readers import read_bytes
from transcript.source import Source, read

ENTITIES = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "ha" * 10}">' for i in range(12))
HOSTILE: dict[str, bytes] = {
    "an external entity": b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><u who="a">&x;</u></r>',
    "entities that hold themselves": b'<!DOCTYPE r [<!ENTITY a "&b;"><!ENTITY b "&a;">]><r><u who="a">&a;</u></r>',
    "a surrogate in XML": b'<?xml version="1.0"?><r><u who="a">&#xD800;</u></r>',
    "an entity bomb": f'<?xml version="1.0"?><!DOCTYPE r [{ENTITIES}]><r><u who="a">&a11;</u></r>'.encode(),
    "no DOCX inside a zip": b"PK\x03\x04" + b"\x00" * 50,
    "a zip bomb": docx("<w:p>" + run(" " * (65 << 20)) + "</w:p>"),
    "broken JSON": b'{"segments": [',
    "an empty JSON list": b"[]",
    "JSON of another shape": b'{"a": [1, 2, {"b": null}], "speaker": 7}',
    "deep JSON": b"[" * 200_000,
    "front matter that is no YAML": b"---\na: [\n---\nA: hello\n",
    "a binary file": bytes(range(256)) * 20,
    "captions without cues": b"WEBVTT\n\nNOTE nothing\n",
    "empty": b" \n\t ",
    "a damaged PDF": b"%PDF-1.4 nothing",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_one_clear_error(kind: str) -> None:
    with pytest.raises(SourceError) as caught:
        parsed(HOSTILE[kind])
    assert caught.value.file == "-"
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("an entity bomb", "entities that grow without end"),
        ("an external entity", "an entity that it does not define"),
        ("a surrogate in XML", "a character that XML forbids"),
        ("an empty JSON list", "JSON without a transcript"),
    ],
)
def test_an_error_says_what_is_wrong_and_not_what_a_library_says(kind: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        parsed(HOSTILE[kind])


@pytest.mark.parametrize("value", [b"null", b" 7", b'""', b"true"])
def test_a_json_file_of_a_single_value_is_no_transcript(value: bytes) -> None:
    with pytest.raises(SourceError, match="JSON without a transcript"):
        read_bytes(value, "talk.json")


def test_entities_that_the_document_defines_are_words() -> None:
    tei = '<!DOCTYPE r [<!ENTITY u "&#252;">]><r><u who="A">Gr&u;n</u><u who="B">Gut.</u></r>'
    assert said(parsed('<?xml version="1.0"?>' + tei)) == [("A", "Grün"), ("B", "Gut.")]


LONE = "\ud800"
SURROGATES: dict[str, bytes] = {
    "text": f"Anna: Well {LONE} then.\n\nTom: Yes.\n\n".encode("utf-8", "surrogatepass") * 2,
    "utf-16": f"Anna: Well {LONE} then.\n\nTom: Yes.\n\n".encode("utf-16-le", "surrogatepass") * 2,
    "table": f"speaker,text\nAnna,Well {LONE} then.\nTom,Yes.\n".encode("utf-8", "surrogatepass"),
    "front matter": b'---\ntitle: "\\ud800"\n---\n' + b"Anna: Well &#xD800; then.\n\nTom: Yes.\n\n" * 2,
    "json": json.dumps(
        {
            "title": LONE,
            "segments": [{"speaker": "Anna", "text": f"Well {LONE} then."}, {"speaker": "Tom", "text": "Yes."}],
        }
    ).encode(),
    "vtt": b"WEBVTT\n\n00:00.000 --> 00:02.000\n<v Anna>Well &#xD800; then.\n\n00:02.000 --> 00:03.000\n<v Tom>Yes.\n",
    "html": b"<!doctype html><body>" + b"<p>Anna: Well &#xD800; then.</p><p>Tom: Yes.</p>" * 2 + b"</body>",
}


@pytest.mark.parametrize("kind", SURROGATES)
def test_a_surrogate_without_a_partner_is_a_replacement_character_in_every_format(kind: str) -> None:
    transcript = parsed(SURROGATES[kind])
    assert said(transcript)[:2] == [("Anna", "Well \ufffd then."), ("Tom", "Yes.")]
    assert Transcript.model_validate_json(transcript.model_dump_json()) == transcript


UNSEEN: dict[str, bytes] = {
    "text": "Anna: We\x01ll, \x93the\x94 co\x1fop\x7f.\n\nTom: Yes\uffff.\n\n".encode()
    + b"Anna: And nothing else is odd here.\n\nTom: No.\n\n" * 4,
    "html": b"<!doctype html><body>"
    + b"<p>Anna: We&#1;ll, &#x93;the&#148; co\x1fop&#127;.</p><p>Tom: Yes&#xFFFF;.</p>" * 2
    + b"</body>",
    "json": rb'{"segments": [{"speaker": "Anna", "text": "We\u0001ll, \u0093the\u0094 co\u001fop\u007f."},'
    + rb'{"speaker": "Tom", "text": "Yes\uFFFF."}]}',
    "vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Anna>We&#1;ll, &#x93;the\x94 co\x1fop\x7f.\n\n".encode()
    + b"00:02.000 --> 00:03.000\n<v Tom>Yes&#xFFFF;.\n",
}


@pytest.mark.parametrize("kind", UNSEEN)
def test_what_no_page_may_hold_is_left_out_and_old_quotation_marks_are_quotation_marks(kind: str) -> None:
    assert said(parsed(UNSEEN[kind]))[:2] == [("Anna", "Well, “the” coop."), ("Tom", "Yes.")]


def test_front_matter_holds_no_controls() -> None:
    text = b'---\ntitle: "a\\x01b"\nsummary: "c\\x02d"\n---\nAnna: Hello there.\n\nTom: Yes.\n'
    transcript = parsed(text)
    assert (transcript.title, transcript.meta["summary"]) == ("ab", "cd")


def test_characters_that_cannot_be_read_are_told_once_with_their_line() -> None:
    found = [(d.line, d.code) for d in parsed(SURROGATES["text"]).diagnostics]
    assert found == [(1, "unreadable-character")]


def test_a_pair_of_surrogates_is_its_character() -> None:
    assert said(parsed(b'{"segments": [{"speaker": "A", "text": "\\ud83d\\ude00"}]}')) == [("A", "\U0001f600")]


def test_one_broken_byte_does_not_make_an_old_code_page_of_utf_8() -> None:
    text = ("Jürgen: Schöne Grüße!\n\nZoë: Für dich.\n\n" * 4).encode()
    assert said(parsed(text + b"J\xfcrgen: Nun.\n"))[:2] == [("Jürgen", "Schöne Grüße!"), ("Zoë", "Für dich.")]


def test_a_very_deep_page_is_read_or_refused() -> None:
    page = b"<!doctype html><html><body>" + b"<div>" * 200_000 + b"Anna: hello" + b"</div>" * 200_000
    with suppress(SourceError):
        assert said(parsed(page)) == []


@pytest.mark.parametrize("name", ["no/such/file.txt", "nul\0.txt", "."])
def test_a_file_that_cannot_be_opened_is_named(name: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(name)
    assert caught.value.file == name


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(SourceError, match="one of docx"):
        read(io.BytesIO(b"x"), format="nonsense")


ALIASES = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]\n" for n in range(1, 30))
TOO_MUCH: dict[str, tuple[bytes, str]] = {
    "lines": (b"x\n" * 500_001, "more than 500,000 lines - cut it into episodes"),
    "blank lines": (b"\n" * 1_000_001 + b"x", "more than 1,000,000 lines - cut it into episodes"),
    "values": (b"[" + b"[]," * 8_000_001 + b"[]]", "more than 8,000,000 values - cut it into episodes"),
    "aliases": (f"---\n{ALIASES}---\nAnn: Why?\n".encode(), "stands for more than 10,000 values"),
    "XML": (b"<?xml version='1.0'?>" + b" " * (64 << 20), "XML of more than 64 MiB"),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_more_than_any_transcript_has_is_refused_in_one_line(what: str) -> None:
    data, message = TOO_MUCH[what]
    with pytest.raises(SourceError, match=message):
        parse(read(io.BytesIO(data)))


def test_a_text_of_more_characters_than_any_transcript_is_refused_in_one_line() -> None:
    with pytest.raises(SourceError, match="more than 16 million characters - cut it into episodes"):
        read(io.BytesIO(b"x" * ((16 << 20) + 1)))


def test_pictures_in_a_page_itself_do_not_count() -> None:
    picture = b'<img src="data:image/png;base64,' + b"A" * (17 << 20) + b'">'
    page = b"<html><body>%s<p><b>Ann:</b> Why?</p><p><b>Ben:</b> So it was.</p></body></html>" % picture
    assert "Why?" in read(io.BytesIO(page)).text


def test_marks_further_apart_than_any_paragraph_are_words_and_none_is_lost() -> None:
    text = "Ann: Why?\n\nBen: **So " + "it was " * 20_000 + "then.** [x](y)"
    turn = list(parse(Source(text)).turns())[-1]
    assert turn.text.startswith("**So it was it was")
    assert turn.text.endswith("it was then.** x")
