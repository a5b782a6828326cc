"""Each reader: what it takes out of its files, and how a damaged or hostile file ends."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcript.errors import SourceError
from transcript.model import Transcript
from transcript.parsing import parse
from transcript.readers import READERS, format_of, read_bytes, reader
from transcript.readers.decode import decode
from transcript.source import Source, read

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


ANNA_TOM = [("Anna", "Welcome, Tom."), ("Tom", "Thank you.")]
LATER = "\n\n3\n00:00:05,000 --> 00:00:06,000\nAnna: Really.\n\n4\n00:00:06,000 --> 00:00:07,500\nTom: Really.\n"
FILES: dict[str, bytes | str] = {
    "vtt": "WEBVTT\n\nNOTE made by hand\n\n00:00.000 --> 00:02.000\n<v Anna>Welcome, Tom.</v>\n\n"
    "00:02.000 --> 00:04.500\n<v Tom>Thank <i>you</i>.\n",
    "srt": "1\n00:00:00,000 --> 00:00:02,000\nAnna: Welcome,\nTom.\n\n"
    "2\n00:00:02,000 --> 00:00:04,500\nTom: Thank you." + LATER,
    "ass": "[Script Info]\nTitle: x\n\n[Events]\nFormat: Start, End, Name, Text\n"
    "Dialogue: 0:00:00.00,0:00:02.00,Anna,Welcome, Tom.\nDialogue: 0:00:02.00,0:00:04.50,Tom,{\\i1}Thank you.\n",
    "json": json.dumps(
        {
            "segments": [
                {"start": 0, "end": 2.0, "speaker": "Anna", "text": " Welcome, Tom."},
                {"start": 2.0, "end": 4.5, "speaker": "Tom", "text": " Thank you."},
            ]
        }
    ),
    "table": 'speaker,text,start,end\nAnna,"Welcome, Tom.",0,2\nTom,Thank you.,2,4.5\n',
    "xml": '<?xml version="1.0"?><TEI><text><u who="#Anna">Welcome, Tom.</u><u who="#Tom">Thank you.</u></text></TEI>',
}


@pytest.mark.parametrize("format_", FILES)
def test_a_structured_file_gives_speakers_words_and_format(format_: str) -> None:
    transcript = parsed(FILES[format_])
    assert (transcript.format, said(transcript)[:2]) == (format_, ANNA_TOM)


@pytest.mark.parametrize("format_", ["vtt", "srt", "ass", "json", "table"])
def test_times_of_the_file_are_milliseconds_on_the_turns(format_: str) -> None:
    times = [(turn.start_ms, turn.end_ms) for turn in parsed(FILES[format_]).turns()]
    assert times[:2] == [(0, 2000), (2000, 4500)]


def test_spans_of_captions_are_those_of_the_file_itself() -> None:
    text = str(FILES["vtt"])
    first = next(parsed(text).turns())
    assert text[first.span.start : first.span.end] == "Welcome, Tom."


def test_two_speakers_in_one_cue_are_two_turns() -> None:
    cue = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Anna>Welcome.</v> <v Tom>Thanks.</v>\n"
    assert said(parsed(cue)) == [("Anna", "Welcome."), ("Tom", "Thanks.")]


def test_docx_bold_labels_and_table_rows_are_turns() -> None:
    bold = "".join(f"<w:p>{run(name + ':', bold=True)}{run(' ' + words)}</w:p>" for name, words in ANNA_TOM * 2)
    assert said(parsed(docx(bold))) == ANNA_TOM * 2
    rows = "".join(
        f"<w:tr><w:tc><w:p>{run(name)}</w:p></w:tc><w:tc><w:p>{run(words)}</w:p></w:tc></w:tr>"
        for name, words in ANNA_TOM * 2
    )
    assert said(parsed(docx(f"<w:tbl>{rows}</w:tbl>"))) == ANNA_TOM * 2


def test_html_gives_the_article_without_menu_and_comments() -> None:
    turns = [
        ("Anna", "Welcome to the show, dear Tom, it is a pleasure to have you here tonight."),
        ("Tom", "Thank you very much for having me, I am glad to be here in your studio."),
    ] * 2
    paragraphs = "".join(f"<p><strong>{name}:</strong> {words}</p>" for name, words in turns)
    page = (
        "<!doctype html><html><head><title>Bees</title></head><body><nav><a href=/>Home</a> <a href=/w>World</a></nav>"
        f"<article><h1>Of bees</h1>{paragraphs}</article><div class=comments><p>Bob: nice</p></div></body></html>"
    )
    assert said(parsed(page)) == turns


def test_words_with_speaker_tags_repeated_at_the_end_are_said_once() -> None:
    bare = [{"alternatives": [{"transcript": "hello hi", "words": [{"word": "hello"}, {"word": "hi"}]}]}]
    tagged = [{"alternatives": [{"words": [{"word": "hello", "speakerTag": 1}, {"word": "hi", "speakerTag": 2}]}]}]
    assert said(parsed(json.dumps({"results": bare + tagged}))) == [("Speaker 1", "hello"), ("Speaker 2", "hi")]


def test_speakers_of_a_list_of_their_own_are_joined_by_time() -> None:
    words = [{"text": word, "start": i, "end": i + 0.5} for i, word in enumerate(["one", "two", "three"])]
    speakers = [{"start": 0, "end": 1.9, "speaker": "A1"}, {"start": 1.9, "end": 3, "speaker": "B2"}]
    assert said(parsed(json.dumps({"words": words, "paragraphs": speakers}))) == [("A1", "one two"), ("B2", "three")]


def test_front_matter_gives_title_date_language_and_names() -> None:
    text = (
        "---\ntitle: On bees\ndate: 2024-05-06\nlang: en-GB\nspeakers: {A: Anna Berg, T: Tom Lind}\n"
        "keep: me\n---\n\nA: Hello.\n\nT: Hi.\n"
    )
    transcript = parsed(text)
    assert (transcript.title, transcript.date, transcript.language) == ("On bees", "2024-05-06", "en-GB")
    assert [speaker.name for speaker in transcript.speakers] == ["Anna Berg", "Tom Lind"]
    assert transcript.meta == {"keep": "me"}
    toml = "+++\ntitle = 'On bees'\n+++\nA: Hello.\n\nB: Hi.\n"
    assert parsed(toml).title == "On bees"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_encoding_gives_the_same_words(encoding: str) -> None:
    text = "Jürgen: Schöne Grüße aus Köln!\r\n\r\nZoë: Danke für die Einladung.\r\n\r\n"
    assert said(parsed((text * 2).encode(encoding)))[:2] == [
        ("Jürgen", "Schöne Grüße aus Köln!"),
        ("Zoë", "Danke für die Einladung."),
    ]


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        ("cp1252", "Hélène: Où est né le cœur de la forêt ?"),
        ("cp1250 iso8859-2", "Łukasz: Dziękuję, mój dziadek żył w Łodzi, świetnie."),
        ("cp1250 iso8859-2", "Jiřina: Těžko říct, byl to žluťoučký kůň."),
        ("cp1254", "İpek: Teşekkür ederim, öğretmen değilim, ışık çok."),
        ("cp1257", "Jonas: Ačiū, šiandien ėjau į mišką."),
        ("cp1251", "Пётр: Добрый вечер, спасибо за приглашение."),
        ("cp1253", "Νίκος: Καλησπέρα σας, είμαι καλά, ευχαριστώ."),
        ("shift_jis euc-jp", "山田：おはようございます。今日はよろしくお願いします。"),
    ],
)
def test_a_short_text_of_an_old_code_page_keeps_its_letters(pages: str, text: str) -> None:
    assert {decode(text.encode(page), "x.txt") for page in pages.split()} == {text}


@pytest.mark.parametrize("head", ["Who,What was said", "Person,Quote", "Locuteur,Propos", "Redner,Wortlaut"])
def test_a_table_is_read_whatever_its_columns_are_called(head: str) -> None:
    found = parse(read_bytes(f"{head}\nAnna,Where was it?\nTom,There.\n".encode(), "talk.csv"))
    assert said(found) == [("Anna", "Where was it?"), ("Tom", "There.")]


def test_a_row_without_an_end_lasts_until_the_next_begins() -> None:
    found = parsed("Sprecher,Zeit,Text\nAnna,0:01,Wo war es?\nTom,0:04,Dort.\n")
    assert [(turn.speaker, turn.start_ms, turn.end_ms) for turn in found.turns()] == [
        ("Anna", 1000, 4000),
        ("Tom", 4000, 4000),
    ]


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


def test_the_heads_and_feet_of_the_pages_of_a_pdf_are_no_words() -> None:
    said_there = ["Anna: Where was it?\nTom: On the", "rock, out there.\nAnna: And then?", "Tom: We rowed.\nAnna: Why?"]
    made = pdf(*(f"The Heron Interviews\n{lines}\nPage {n} of 3" for n, lines in enumerate(said_there, 1)))
    found = parsed(made)
    assert said(found) == [
        ("Anna", "Where was it?"),
        ("Tom", "On the rock, out there."),
        ("Anna", "And then?"),
        ("Tom", "We rowed."),
        ("Anna", "Why?"),
    ]


SEEDS = st.sampled_from(
    [
        *(data if isinstance(data, bytes) else data.encode() for data in FILES.values()),
        docx(run("x")),
        b"<html><body><dl><dt>Ann</dt><dd>Why?</dd></dl><table><tr><td>A</td></tr></table></body></html>",
        PDF,
    ]
)
DAMAGED = st.builds(
    lambda data, at, put, cut: data[:at] + put + data[at + cut :],
    SEEDS,
    st.integers(0, 200),
    st.binary(max_size=8),
    st.integers(0, 40),
)


@pytest.mark.parametrize("format_", READERS)
@settings(max_examples=25, deadline=None)
@given(DAMAGED)
def test_a_reader_of_damaged_bytes_gives_a_source_or_a_source_error(format_: str, data: bytes) -> None:
    with suppress(SourceError):
        source = reader(format_)(data, "x")
        assert isinstance(source, Source)
        assert all(0 <= piece.start <= piece.end <= len(source.text) for piece in source.pieces)


@pytest.mark.parametrize(
    ("name", "format_"), [("a.md", "markdown"), ("a.tsv", "table"), ("a.txt", "text"), ("-", "text")]
)
def test_the_suffix_decides_where_the_content_does_not(name: str, format_: str) -> None:
    assert format_of(b"hello there", name) == format_


COLOURS = {
    "font": '<font color="#ffff00">{}</font>',
    "class": "<c.yellow>{}</c>",
    "override": "{{\\c&H00FFFF&}}{}",
}


@pytest.mark.parametrize("look", COLOURS)
def test_a_colour_is_a_speaker_where_nobody_is_named(look: str) -> None:
    words = ["Where was it?", "On the rock.", "And who saw it?", "We all did.", "Really?", "All of us."]
    cues = [
        f"{i + 1}\n00:00:0{i},000 --> 00:00:0{i + 1},000\n{COLOURS[look].format(each) if i % 2 else each}\n"
        for i, each in enumerate(words)
    ]
    assert said(parsed("\n".join(cues))) == [(f"Speaker {i % 2 + 1}", each) for i, each in enumerate(words)]


def test_a_name_is_believed_before_a_colour() -> None:
    cues = [
        f'{i + 1}\n00:00:0{i},000 --> 00:00:0{i + 1},000\n<font color="{"red" if i > 4 else "blue"}">'
        f"{'Anna' if i % 2 else 'Tom'}: Word {i}.</font>\n"
        for i in range(8)
    ]
    assert [who for who, _ in said(parsed("\n".join(cues)))] == ["Tom", "Anna"] * 4
