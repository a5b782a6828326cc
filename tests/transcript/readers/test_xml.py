"""TEI, TTML and other XML that names who speaks."""

from __future__ import annotations

import io

from transcript.model import Transcript
from transcript.parsing import parse
from transcript.source import read

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'


def parsed(text: str) -> Transcript:
    return parse(read(io.BytesIO(f'<?xml version="1.0"?>{text}'.encode())))


def said(transcript: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns()]


def test_a_person_is_called_by_the_name_alone() -> None:
    header = (
        '<person xml:id="HV"><persName><forename>Hanna</forename> <surname>Vik</surname></persName>'
        "<occupation>editor</occupation></person>"
    )
    found = parsed(f'<TEI {TEI}><particDesc>{header}</particDesc><u who="#HV">Where?</u><u who="#OB">There.</u></TEI>')
    assert said(found) == [("Hanna Vik", "Where?"), ("OB", "There.")]


def test_a_speech_has_its_label_its_paragraphs_and_its_directions() -> None:
    speech = '<sp who="#x{}"><speaker>{}.</speaker><p>{} <stage>laughs</stage></p><p>More.</p></sp>'
    found = parsed(f"<TEI {TEI}>{speech.format(1, 'HANNA', 'Where?')}{speech.format(2, 'OLAV', 'There.')}</TEI>")
    assert said(found) == [("HANNA", "Where? [laughs]\n\nMore."), ("OLAV", "There. [laughs]\n\nMore.")]
    first = next(found.turns())
    assert [(each.kind, first.text[each.start : each.end]) for each in first.inlines] == [("direction", "[laughs]")]


def test_timed_text_has_agents_times_and_breaks() -> None:
    tts = 'xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
    agents = "".join(
        f'<ttm:agent xml:id="a{n}" type="person"><ttm:name type="full">{name}</ttm:name></ttm:agent>'
        for n, name in enumerate(["Hanna Vik", "Olav Berg"])
    )
    cues = "".join(
        f'<p begin="00:00:0{n}.000" end="00:00:0{n}.900" ttm:agent="a{n}">{words}</p>'
        for n, words in enumerate(["Where<br/>was it?", "There."])
    )
    found = parsed(f"<tt {tts}><head><metadata>{agents}</metadata></head><body><div>{cues}</div></body></tt>")
    assert said(found) == [("Hanna Vik", "Where was it?"), ("Olav Berg", "There.")]
    assert [(turn.start_ms, turn.end_ms) for turn in found.turns()] == [(0, 900), (1000, 1900)]
