"""What other programs export: each kind is known by its content, and gives speakers, words and times."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.transcript.readers.making import said
from transcript.parsing import parse
from transcript.readers import format_of, read_bytes

TALK = (("Ann", "Why the sea?"), ("Ben", "For the light."), ("Ann", "Still now?"), ("Ben", "Yes, always."))
WORDS = [(who, word) for who, words in TALK for word in words.split()]
ID = {"Ann": 0, "Ben": 1}


def per_turn(form: str) -> str:
    """``form`` once a turn, with ``{who}``, ``{words}``, ``{n}`` (0 or 1), ``{start}`` and ``{end}`` (seconds)."""
    rows = enumerate(TALK)
    return "".join(form.format(who=who, words=said, n=ID[who], start=i * 2, end=i * 2 + 1) for i, (who, said) in rows)


SBV = per_turn("0:00:0{start}.000,0:00:0{end}.500\n{who}: {words}\n\n")
CHA = "@UTF8\n@Begin\n@Participants:\tANN Ann Adult, BEN Ben Investigator\n" + "".join(
    f"*{who.upper()}:\t{words[:-1]} {words[-1]} \x15{i * 2000}_{i * 2000 + 1500}\x15\n%mor:\tadv|why n|sea ?\n"
    for i, (who, words) in enumerate(TALK)
)
SLOTS = "".join(f'<TIME_SLOT TIME_SLOT_ID="ts{n}" TIME_VALUE="{n * 1000}"/>' for n in range(9))
EAF = (
    f"<ANNOTATION_DOCUMENT><TIME_ORDER>{SLOTS}</TIME_ORDER>"
    + "".join(
        f'<TIER TIER_ID="{who}">'
        + "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="ts{i * 2}" TIME_SLOT_REF2="ts{i * 2 + 1}">'
            f"<ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
            for i, (name, words) in enumerate(TALK)
            if name == who
        )
        + "</TIER>"
        for who in ID
    )
    + "</ANNOTATION_DOCUMENT>"
)
TEXTGRID = 'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = 9\n' + "".join(
    f'item [{n}]:\n    class = "IntervalTier"\n    name = "{who}"\n    xmin = 0\n    xmax = 9\n'
    + "".join(
        f'    intervals [{i}]:\n        xmin = {i * 2}\n        xmax = {i * 2 + 1}\n        text = "{words}"\n'
        for i, (name, words) in enumerate(TALK)
        if name == who
    )
    for n, who in enumerate(ID, 1)
)
SPEAKERS = '<Speakers><Speaker id="s0" name="Ann"/><Speaker id="s1" name="Ben"/></Speakers>'
FILES = {
    "sbv": SBV,
    "cha": CHA,
    "eaf": EAF,
    "textgrid": TEXTGRID,
    "trs": f'<?xml version="1.0"?><Trans>{SPEAKERS}<Section>'
    + per_turn('<Turn speaker="s{n}" startTime="{start}">\n<Sync time="{start}"/>\n{words}\n</Turn>')
    + "</Section></Trans>",
    "youtube": '<?xml version="1.0"?><transcript>'
    + per_turn('<text start="{start}" dur="1.5">{who}: {words}</text>')
    + "</transcript>",
}


@pytest.mark.parametrize("kind", FILES)
def test_a_kind_of_file_gives_who_says_what_and_when(kind: str) -> None:
    found = parse(read_bytes(FILES[kind].encode(), "-"))
    assert said(found) == list(TALK)
    assert [turn.start_ms for turn in found.turns()] == [0, 2000, 4000, 6000]


def words(**keys: Any) -> list[dict[str, Any]]:
    """A row for each word: ``keys`` are the names of its keys."""
    return [{keys["word"]: word, keys["start"]: n * 0.5, keys["who"]: ID[who]} for n, (who, word) in enumerate(WORDS)]


LOWER = [[word.lower().strip(".,?"), n * 0.5, n * 0.5 + 0.4] for n, (_, word) in enumerate(WORDS)]
TOKENS = [
    {"text": " " * (not k and n > 0) + word[k : k + 3], "start_ms": n * 500, "end_ms": n * 500 + 400, "speaker": who}
    for n, (who, word) in enumerate(WORDS)
    for k in range(0, len(word), 3)
]
JSON: dict[str, Any] = {
    "Google v2": {
        "results": [{"alternatives": [{"words": words(word="word", start="startOffset", who="speakerTag")}]}]
    },
    "Happy Scribe": [{"words": words(word="text", start="data_start", who="speaker")}],
    "Otter": {
        "speakers": [{"id": 0, "speaker_name": "Ann"}, {"id": 1, "speaker_name": "Ben"}],
        "transcripts": [{"transcript": said, "speaker_id": ID[who]} for who, said in TALK],
    },
    "Soniox": {"tokens": TOKENS},
}


@pytest.mark.parametrize("maker", JSON)
def test_json_of_another_maker_gives_who_says_what(maker: str) -> None:
    found = parse(read_bytes(json.dumps(JSON[maker]).encode(), "-"))
    names = {"Speaker 0": "Ann", "Speaker 1": "Ben"}
    people = {speaker.id: names.get(speaker.name, speaker.name) for speaker in found.speakers}
    assert [(people[turn.speaker], turn.text) for turn in found.turns()] == list(TALK)


def test_words_that_are_lists_get_their_speakers_by_time() -> None:
    labels = [{"from": n * 0.5, "to": n * 0.5 + 0.4, "speaker": ID[who]} for n, (who, _) in enumerate(WORDS)]
    file = {"results": [{"alternatives": [{"timestamps": LOWER}]}], "speaker_labels": labels}
    found = parse(read_bytes(json.dumps(file).encode(), "-"))
    assert said(found)[:2] == [("Speaker 0", "why the sea"), ("Speaker 1", "for the light")]


def test_captions_in_parts_are_whole_and_their_marks_tell_speakers() -> None:
    events = [
        {
            "tStartMs": n * 2000,
            "segs": [{"utf8": f">> {words.split()[0]}"}, {"utf8": f" {' '.join(words.split()[1:])}"}],
        }
        for n, (_, words) in enumerate(TALK)
    ]
    found = parse(read_bytes(json.dumps({"wireMagic": "pb3", "events": events}).encode(), "-"))
    assert [turn.text for turn in found.turns()] == [words for _, words in TALK]
    assert [turn.start_ms for turn in found.turns()] == [0, 2000, 4000, 6000]


def test_codes_of_chat_are_no_words() -> None:
    line = "*ANN:\t<I want> [//] &-uh I need (.) go_ed the [: this] boat@s (be)cause &=laughs +...\n\tand so .\n"
    found = parse(read_bytes(f"@Begin\n{line}*BEN:\tyes .\n@End\n".encode(), "-"))
    assert said(found)[0] == ("ANN", "I want uh I need go ed the boat because [laughs]… and so.")


def test_several_who_speak_at_once_are_named_together() -> None:
    tei = '<TEI xmlns:x="x"><person x:id="a"><name>Ann</name></person><person x:id="b"><name>Ben</name></person>'
    found = parse(
        read_bytes(f'{tei}<u who="#a">Why?</u><u who="#b">So.</u><u who="#a #b">Oh.</u></TEI>'.encode(), "-", "xml")
    )
    assert [name for name, _ in said(found)] == ["Ann", "Ben", "Ann and Ben"]


@pytest.mark.parametrize("kind", ["sbv", "cha", "eaf", "textgrid"])
def test_the_content_tells_the_kind(kind: str) -> None:
    assert format_of(FILES[kind].encode(), "-") == kind


def test_tiers_that_divide_others_are_not_said_again() -> None:
    again = TEXTGRID + TEXTGRID[TEXTGRID.index("item [1]") :].replace('name = "Ann"', 'name = "Ann - phones"')
    found = parse(read_bytes(again.replace('"Ben"', '"syllables"').encode(), "-"))
    assert said(found) == [("Ann", "Why the sea?\n\nStill now?")]
    child = EAF.replace('<TIER TIER_ID="Ben">', '<TIER TIER_ID="Ann words" PARENT_REF="Ann">')
    assert [name for name, _ in said(parse(read_bytes(child.encode(), "-")))] == ["Ann"]
