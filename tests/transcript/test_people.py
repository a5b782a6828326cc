"""Who is one person, and who asks."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcript.names import number
from transcript.parsing import parse
from transcript.people import people
from transcript.roles import deeds, roles
from transcript.source import Source, read

KHODADADI = [
    "Dr. Amir Khodadadi (AK)",
    "AK",
    "AK",
    "Dr Khodadadi",
    "MR. KHODADADI",
    "Khodadadi",
    "Amir",
    "Amir Khodadady",
]
# Labels that stand for one person in each row, and for another in every other row of its list.
SAME: dict[str, list[list[str]]] = {
    "abbreviations": [["Ada Lovelace (AL)", "AL"], ["Ben Kay (BK)", "BK"]],
    "every spelling": [["Time.news Editor (TNE)", "TNE", "TIME.NEWS EDITOR"], KHODADADI],
    "initials without a word": [["Amir Khodadadi", "A.K.", "AK"], ["The Tidal Post", "TTP"]],
    "initials with small words": [["Ludwig van Beethoven", "LVB"], ["Ida"]],
    "initials of two": [["AK"], ["Amir Khodadadi"], ["Anna Kern"]],
    "initials that are introduced": [["Amir Khodadadi (AK)", "AK"], ["Anna Kern"]],
    "an initial": [["J. Berg", "Jon Berg"], ["Ann Lind"]],
    "titles": [["Prof. Berg", "Sen. Berg", "Tom Berg"], ["Dr. Ann Lind", "Lind"]],
    "degrees and order": [["Ann Lind", "Ann Lind, PhD", "Lind, Ann"], ["Tom"]],
    "case and dots": [["ADA", "Ada", "Ada."], ["Ben"]],
    "brothers": [["Jon Berg", "Jon"], ["Tom Berg", "Tom"], ["Berg", "Mr. Berg"]],
    "brothers with similar names": [["Jan Berg"] * 9, ["Jon Berg"], ["Ida"] * 9],
    "brother and sister": [["Martin"] * 9, ["Martina"], ["Ida"] * 9],
    "father and son": [["John Smith Sr."], ["John Smith Jr.", "Smith Jr."], ["Smith"]],
    "a son alone": [["Martin King Jr.", "King", "Dr. King"], ["Ida"]],
    "husband and wife": [["Mr. Smith"], ["Mrs. Smith"]],
    "a first name of two": [["Ann Berg"], ["Ann Lind"], ["Ann"]],
    "parties": [["Petra Pau (DIE LINKE)", "Petra Pau"], ["Ida (SPD)"]],
    "numbers": [["Speaker 1"], ["Speaker 2"], ["Speaker 11"]],
    "asides": [["Felix (Geth)", "Felix (Geth)"], ["Felix (EEST)"]],
    "letters": [["Senator R"] * 5, ["Senator M"]],
    "a typing error": [["Elichai"] * 5 + ["Elicahi"], ["Ida"] * 5],
    "russian": [["Анна Каренина", "А.К.", "Каренина"], ["Лев Толстой", "Толстой"]],
    "hindi vowels": [["मीना"], ["मोना"]],
    "chinese": [["王小明", "小明"], ["李华"]],
}


@pytest.mark.parametrize("case", SAME)
def test_labels_of_one_person_have_one_id_and_those_of_two_have_two(case: str) -> None:
    found = people([label for labels in SAME[case] for label in labels], {})
    ids = [{found[label].id for label in labels} for labels in SAME[case]]
    assert [len(each) for each in ids] == [1] * len(ids)
    assert len(set.union(*ids)) == len(ids)


def test_a_spelling_that_comes_once_begins_a_turn() -> None:
    said = ["Time.news Editor (TNE)", "Dr. Amir Khodadadi (AK)", "TNE", "AK", "TNE", "Dr Khodadadi", "TNE", "Khodadadi"]
    transcript = parse(Source("".join(f"{label}: Well, so it was.\n\n" for label in said)))
    assert [turn.speaker for turn in transcript.turns()] == ["TNE", "AK"] * 4


@given(st.lists(st.text(max_size=12), min_size=1, max_size=20))
def test_every_label_has_a_person_whatever_is_written(labels: list[str]) -> None:
    assert set(people(labels, {})) == set(labels)


SPEAKERS = {
    "text": 'speakers: {"1": Hanna Vik, "2": Olav Berg}',
    "numbers": "speakers: {1: Hanna Vik, 2: Olav Berg}",
    "labels": "speakers: {Speaker 1: Hanna Vik, Speaker 2: Olav Berg}",
    "rows": "speakers:\n  - {id: 1, name: Hanna Vik, role: host}\n  - {id: 2, name: Olav Berg}",
    "pairs": "speakers:\n  - 1: Hanna Vik\n  - 2: Olav Berg",
    "lines": 'speakers: ["1: Hanna Vik", "2 = Olav Berg"]',
}


@pytest.mark.parametrize("kind", SPEAKERS)
def test_front_matter_names_numbered_speakers_however_it_is_written(kind: str) -> None:
    said = "Speaker 1: Where was it?\n\nSpeaker 2: Over there.\n\n" * 3
    transcript = parse(read(io.BytesIO(f"---\n{SPEAKERS[kind]}\n---\n{said}".encode())))
    assert [(speaker.id, speaker.name) for speaker in transcript.speakers] == [
        ("Speaker 1", "Hanna Vik"),
        ("Speaker 2", "Olav Berg"),
    ]
    assert not transcript.diagnostics


@pytest.mark.parametrize(
    ("front", "names"),
    [
        ("speakers: [Hanna Vik, Olav Berg]", ["Hanna Vik", "Olav Berg"]),
        ("speakers: Hanna Vik; Olav Berg (OB)", ["Hanna Vik", "Olav Berg"]),
        ("host: Hanna Vik\nguests: [Olav Berg]", ["Hanna Vik", "Olav Berg"]),
    ],
)
def test_front_matter_names_people_by_their_names_alone(front: str, names: list[str]) -> None:
    said = "HV: Where was it?\n\nOlav: Over there.\n\n" * 3
    found = parse(read(io.BytesIO(f"---\n{front}\n---\n{said}".encode())))
    assert [speaker.name for speaker in found.speakers] == names


def test_who_is_named_and_never_speaks_is_told_with_the_line() -> None:
    text = "---\nspeakers:\n  A: Hanna Vik\n  X: Olav Berg\n---\n" + "A: Where?\n\nB: There.\n\n" * 3
    transcript = parse(read(io.BytesIO(text.encode())), speakers={"9": "Ida Lie"})
    told = [(d.line, d.severity, d.code) for d in transcript.diagnostics]
    assert told == [(1, "warning", "unused-speaker"), (4, "warning", "unused-speaker")]


def test_a_role_that_there_is_not_is_told() -> None:
    text = "---\nspeakers:\n  - {id: A, role: wizard}\n---\n" + "A: Where?\n\nB: There.\n\n" * 3
    assert [(d.line, d.code) for d in parse(read(io.BytesIO(text.encode()))).diagnostics] == [(3, "unknown-role")]


@pytest.mark.parametrize("colon", [":", "：", "**:"])
@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Anna\u200b", "Anna"),
        ("An\xadna", "Anna"),
        ("\u200eAnna\u2060", "Anna"),
        ("می\u200cرضا", "می\u200cرضا"),
    ],
)
def test_a_name_has_no_character_that_nobody_sees(written: str, name: str, colon: str) -> None:
    label = ("**" if "*" in colon else "") + written + colon
    text = f"{label} Where was it?\n\nTom: Over there.\n\n{label} And now?\n\nTom: Nothing.\n"
    assert [speaker.name for speaker in parse(Source(text)).speakers] == [name, "Tom"]


def test_the_name_is_the_fullest_and_the_rest_are_aliases() -> None:
    person = people(["Tim", "Tim Beiko", "Tim"], {})["Tim"]
    assert (person.id, person.full, person.aliases) == ("Tim", "Tim Beiko", ("Tim",))


def test_names_of_the_user_win() -> None:
    assert people(["spk_01", "spk_02"], {"1": "Ada"})["spk_01"].full == "Ada"


@pytest.mark.parametrize(
    ("label", "digits"),
    [("Speaker 1", "1"), ("SPEAKER_00", "0"), ("spk-12", "12"), ("Speaker a", "A"), ("Room 1", "")],
)
def test_only_numbered_speakers_have_a_number(label: str, digits: str) -> None:
    assert number(label) == digits


def test_who_asks_is_the_host_and_who_thanks_is_the_guest() -> None:
    done = {"X": deeds(["Welcome to us. Who are you?", "Why?"]), "Y": deeds(["Thanks for having me.", "Because."])}
    found = roles(done, {"X": "X", "Y": "Y"})
    assert [found[who][0] for who in "XY"] == ["host", "guest"]
    assert all(reason for _, reason in found.values())


def test_two_names_of_the_users_that_are_one_join_the_labels() -> None:
    found = people(["Speaker 1", "Speaker 2", "Speaker 3"], {"1": "Ann", "Speaker 3": "Ann"})
    assert found["Speaker 1"] is found["Speaker 3"]
    assert found["Speaker 1"] is not found["Speaker 2"]


PANEL = {
    "Hanna": ["Welcome to us. Who are you?", "And what is next?"],
    "Ida": ["Welcome back to us. Why?", "And how?"],
    "Olav": ["Thanks for having me.", "Because."],
    "Tom": ["I agree.", "So do I."],
}


@pytest.mark.parametrize(
    "text",
    [
        "Μαρία: Πώς ξεκινήσατε;\n\nΝίκος: Από τον παππού μου.\n\nΜαρία: Και τώρα;\n\nΝίκος: Διδάσκω.\n",
        "ผู้สัมภาษณ์: เริ่มต้นอย่างไรคะ\n\nสมชาย: ผมเริ่มตั้งแต่เด็ก\n\nผู้สัมภาษณ์: ตอนนี้ล่ะคะ\n\nสมชาย: มีความสุข\n",
        "기자: 어떻게 시작하셨나요?\n\n김민수: 할아버지에게요.\n\n기자: 지금은요?\n\n김민수: 가르칩니다.\n",
    ],
)
def test_who_asks_is_the_host_in_scripts_with_marks_of_their_own_or_none(text: str) -> None:
    assert [speaker.role for speaker in parse(Source(text)).speakers] == ["host", "guest"]


def test_two_who_ask_alike_are_both_hosts_and_the_rest_are_guests() -> None:
    found = roles({who: deeds(said) for who, said in PANEL.items()}, {who: who.title() for who in PANEL})
    assert [found[who][0] for who in PANEL] == ["host", "host", "guest", "guest"]
    assert "as well" in found["Ida"][1]


def test_who_comes_late_and_only_asks_is_audience_and_who_leads_a_panel_is_its_moderator() -> None:
    done = {
        "M": deeds(["Good evening. I'm moderating tonight. Who begins?", "And you, why?", "Any questions?"]),
        "X": deeds(["I do.", "Yes."]),
        "Y": deeds(["Well.", "No."]),
        "Z": deeds(["What does it cost?"], since=0.8),
    }
    found = roles(done, {who: who for who in done})
    assert [found[who][0] for who in done] == ["moderator", "guest", "guest", "audience"]


def test_an_a_without_a_q_is_nobodys_answer() -> None:
    done = {"A": deeds(["Welcome, B. Where was it?", "And then?"]), "B": deeds(["Over there.", "Nothing."])}
    assert [role for role, _ in roles(done, {"A": "A", "B": "B"}).values()] == ["host", "guest"]


def test_a_label_that_names_a_part_gives_the_role() -> None:
    text = "Moderator: Good evening.\n\nAudience member: Why?\n\nModerator: Well.\n\nAudience member: I see.\n"
    assert [s.role for s in parse(Source(text)).speakers] == ["moderator", "audience"]


def test_labels_of_marks_alone_are_not_one_person() -> None:
    rows = [{"id": "???", "name": "Ann Berg", "aliases": ("",)}, {"id": "...", "name": "Tom Lind", "aliases": ()}]
    found = people(["Ann Berg", "Tom Lind"], {}, [{**row, "role": None, "by": "front matter"} for row in rows])
    assert [found[name].full for name in ("Ann Berg", "Tom Lind")] == ["Ann Berg", "Tom Lind"]


def test_an_office_with_a_name_in_brackets_is_who_holds_it() -> None:
    labels = ["The Minister for Light (Ada Vik)", "Tom Lind (Sula East)", "Ada Vik", "Tom Lind"]
    labels += [
        "The Under-Secretary for Light (Ida Lund)",
        "Mr Deputy Speaker (Jon Berg)",
        "Mr Deputy Speaker",
        "Ida Lund",
    ]
    found = people(labels, {})
    assert found["The Minister for Light (Ada Vik)"] is found["Ada Vik"]
    assert found["The Under-Secretary for Light (Ida Lund)"] is found["Ida Lund"]
    assert found["Mr Deputy Speaker (Jon Berg)"] is found["Mr Deputy Speaker"]
    assert len({id(person) for person in found.values()}) == 4
