"""Who is one person, and who asks."""

from __future__ import annotations

import pytest

from transcript.parsing import parse
from transcript.people import number, people
from transcript.roles import deeds, roles
from transcript.source import Source


@pytest.mark.parametrize(
    ("labels", "persons"),
    [
        (["Ada Lovelace (AL)", "Ben Kay (BK)", "AL", "BK", "AL"], ["AL", "BK", "AL", "BK", "AL"]),
        (["Dr. Amir Khodadadi", "Khodadadi", "Dr Khodadadi"], ["Khodadadi"] * 3),
        (["ADA", "Ada", "Ada."], ["ADA"] * 3),
        (["Ann Berg", "Ann Lind", "Ann"], ["Ann Berg", "Ann Lind", "Ann"]),
        (["Petra Pau (DIE LINKE)", "Petra Pau"], ["Petra Pau"] * 2),
        (["Speaker 1", "Speaker 2", "Speaker 11"], ["Speaker 1", "Speaker 2", "Speaker 11"]),
        (["Felix (Geth)", "Felix (EEST)", "Felix (Geth)"], ["Felix (Geth)", "Felix (EEST)", "Felix (Geth)"]),
        (["Senator R"] * 5 + ["Senator M"], ["Senator R"] * 5 + ["Senator M"]),
        (["Elichai"] * 5 + ["Elicahi"], ["Elichai"] * 6),
    ],
)
def test_labels_of_one_person_have_one_id(labels: list[str], persons: list[str]) -> None:
    found = people(labels, {})
    assert [found[label].id for label in labels] == persons


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
    ("label", "digits"), [("Speaker 1", "1"), ("SPEAKER_00", "0"), ("spk-12", "12"), ("Room 1", "")]
)
def test_only_numbered_speakers_have_a_number(label: str, digits: str) -> None:
    assert number(label) == (digits if label != "SPEAKER_00" else "0")


def test_who_asks_is_the_host_and_who_thanks_is_the_guest() -> None:
    done = {"X": deeds(["Welcome to us. Who are you?", "Why?"]), "Y": deeds(["Thanks for having me.", "Because."])}
    found = roles(done, {"X": "X", "Y": "Y"})
    assert [found[who][0] for who in "XY"] == ["host", "guest"]
    assert all(reason for _, reason in found.values())


def test_a_label_that_names_a_part_gives_the_role() -> None:
    text = "Moderator: Good evening.\n\nAudience member: Why?\n\nModerator: Well.\n\nAudience member: I see.\n"
    assert [s.role for s in parse(Source(text)).speakers] == ["moderator", "audience"]
