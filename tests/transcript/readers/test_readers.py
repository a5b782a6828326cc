"""Each reader: what it takes out of its files."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transcript.readers.making import PDF, docx, parsed, pdf, run, said
from transcript.errors import SourceError
from transcript.parsing import parse
from transcript.readers import READERS, format_of, read_bytes, reader
from transcript.readers.decode import decode
from transcript.source import Source

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
        ("cp1252 mac_roman", "Hélène: Où est né le cœur de la forêt ?"),
        ("cp1252 mac_roman cp850 iso8859-15", "Ana: La niña soñaba; ¿por qué creyó en el señor Núñez?"),
        ("cp1252 mac_roman cp850 iso8859-15", "Aino: Näin unta, hyvää päivää, äiti."),
        ("cp1250 iso8859-2 cp852", "Ágnes: Őszintén szólva a hűvös tengerről álmodtam."),
        ("cp1250 iso8859-2 mac_latin2", "Łukasz: Dziękuję, mój dziadek żył w Łodzi, świetnie."),
        ("cp1250 iso8859-2", "Jiřina: Těžko říct, byl to žluťoučký kůň."),
        ("cp1254 mac_turkish", "İpek: Teşekkür ederim, öğretmen değilim, ışık çok."),
        ("cp1257", "Jonas: Ačiū, šiandien ėjau į mišką."),
        ("cp1251 koi8_r iso8859-5 mac_cyrillic cp866", "Пётр: Добрый вечер, спасибо за приглашение."),
        ("cp1253 iso8859-7 utf-16-le", "Νίκος: Καλησπέρα σας, είμαι καλά, Άννα μου."),
        ("cp1255 iso8859-8 utf-16-be", "אנה: כי בילדותי חלמתי על מגדלור, תודה."),
        ("utf-16-le utf-16-be", "Анна: Потому что в детстве я мечтала о маяке."),
        ("gb18030", "安娜：因为我小时候一直梦想着灯塔，说实话，我从来没有想过会住在这里。"),
        ("big5", "安娜：因為我小時候一直夢想著燈塔，說實話，我從來沒有想過會住在這裡。"),
        ("euc_kr", "안나: 어릴 때부터 등대를 꿈꿨고, 솔직히 말해서 여기서 살 줄은 몰랐습니다."),
        ("shift_jis euc-jp iso2022_jp", "山田：おはようございます。今日はよろしくお願いします。"),
    ],
)
def test_a_short_text_of_an_old_code_page_keeps_its_letters(pages: str, text: str) -> None:
    assert {decode(text.encode(page), "x.txt") for page in pages.split()} == {text}


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    page = '<meta charset="iso-8859-16"><p>Ana: Mulțumesc.'
    assert decode(page.encode("iso8859-16"), "x.html") == page


@pytest.mark.parametrize("head", ["Who,What was said", "Person,Quote", "Locuteur,Propos", "Redner,Wortlaut"])
def test_a_table_is_read_whatever_its_columns_are_called(head: str) -> None:
    found = parse(read_bytes(f"{head}\nAnna,Where was it?\nTom,There.\n".encode(), "talk.csv"))
    assert said(found) == [("Anna", "Where was it?"), ("Tom", "There.")]


TALK = "Anna{0}Where was it?\nTom{0}There, I think.\nAnna{0}Still there?\nTom{0}Yes.\n"


@pytest.mark.parametrize(
    "file",
    [
        "Locuteur;Propos\n" + TALK.format(";"),
        "Call of 3 May, 10:00\nby phone, from Oslo\n\nHost/Guest|Said\n" + TALK.format("|"),
        "\ufeffSpeaker Name,Transcript\n" + TALK.format(",").replace("There, I think.", '"There, I think."'),
        "话者\t内容\n" + TALK.format("\t"),
        TALK.format("\t"),
        "n\tstamp\n" + "".join(f"{n}\t{line}\n" for n, line in enumerate(TALK.format("\t").split("\n")) if line),
    ],
    ids=["semicolons", "preamble", "comma in quotes", "Chinese", "no titles", "no titles of use"],
)
def test_columns_are_known_by_their_titles_or_by_what_stands_in_them(file: str) -> None:
    found = parse(read_bytes(file.encode(), "talk.csv"))
    assert said(found) == [
        ("Anna", "Where was it?"),
        ("Tom", "There, I think."),
        ("Anna", "Still there?"),
        ("Tom", "Yes."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "head", ["Locuteur;Propos", '"话者","内容"', "start_time,speaker_label,transcription", "Name|Said"]
)
def test_a_table_is_known_by_its_titles_alone(head: str, encoding: str) -> None:
    assert format_of(f"{head}\n1;2;3\n".encode(encoding), "-") == "table"


@pytest.mark.parametrize("head", ["| Name | Text |", "From: me, to: you", "Speaker, listen", "Text,\nname"])
def test_a_line_of_prose_is_no_row_of_titles(head: str) -> None:
    assert format_of(f"{head}\nso\n".encode(), "-") == "text"


def test_a_row_without_an_end_lasts_until_the_next_begins() -> None:
    found = parsed("Sprecher,Zeit,Text\nAnna,0:01,Wo war es?\nTom,0:04,Dort.\n")
    assert [(turn.speaker, turn.start_ms, turn.end_ms) for turn in found.turns()] == [
        ("Anna", 1000, 4000),
        ("Tom", 4000, 4000),
    ]


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
