"""Lists of participants explain the labels, and are never turns."""

from __future__ import annotations

import pytest

from transcript.model import Narration, Transcript, Turn
from transcript.parsing import parse
from transcript.source import Source

SAID = """HV: Good evening and welcome. Where did you find the boat?

OB: Thank you for having me. In a barn, behind the hay.

HV: And what did you do then?

OB: We rowed it home, all of us.

HV: Was it heavy?

OB: Very.
"""
ROSTERS = {
    "label: name": "HV: Hanna Vik\nOB: Olav Berg\n",
    "label = name, role": "Participants:\nHV = Hanna Vik, host\nOB = Olav Berg, guest\n",
    "name (label), role": "Participants\n\nHanna Vik (HV), host\nOlav Berg (OB), engineer at the yard\n",
    "label – name": "HV – Hanna Vik\nOB – Olav Berg\n",
    "part: name (label)": "Interviewer: Hanna Vik (HV)\nInterviewee: Olav Berg (OB)\n",
    "part: name (label), apart": "Interviewer: Hanna Vik (HV)\n\nInterviewee: Olav Berg (OB)\n",
    "bullets": "## Participants\n\n- HV: Hanna Vik (host)\n- OB: Olav Berg\n",
    "bold bullets": "**Participants**\n\n- **HV**: Hanna Vik, host\n- **OB**: Olav Berg\n",
    "a table": "| Initials | Name | Role |\n|---|---|---|\n| HV | Hanna Vik | host |\n| OB | Olav Berg | guest |\n",
    "one line": "Present: Hanna Vik (HV); Olav Berg (OB); Ida Lie (IL)\n",
    "tabs": "HV\tHanna Vik\tThe Post\nOB\tOlav Berg\tThe Yard\n",
    "german": "Teilnehmer:\nHV: Hanna Vik (Interviewerin)\nOB: Olav Berg\n",
}


def people(transcript: Transcript) -> list[tuple[str, str, str | None]]:
    return [(speaker.id, speaker.name, speaker.role) for speaker in transcript.speakers]


@pytest.mark.parametrize("kind", ROSTERS)
def test_a_roster_names_the_labels_and_is_narration(kind: str) -> None:
    transcript = parse(Source(f"{ROSTERS[kind]}\n{SAID}"))
    assert people(transcript) == [("HV", "Hanna Vik", "host"), ("OB", "Olav Berg", "guest")]
    turns = [i for i, block in enumerate(transcript.blocks) if isinstance(block, Turn)]
    assert len(turns) == 6
    assert all(isinstance(block, Narration) for block in transcript.blocks[: turns[0]])


def test_a_roster_at_the_end_is_believed_under_a_heading() -> None:
    transcript = parse(Source(f"{SAID}\nParticipants:\nHV = Hanna Vik\nOB = Olav Berg\n"))
    assert [name for _, name, _ in people(transcript)] == ["Hanna Vik", "Olav Berg"]
    assert [block.text for block in transcript.turns()][-1] == "Very."


@pytest.mark.parametrize(
    ("labels", "ids"),
    [
        (("Host", "Guest", "Hanna Vik", "Berg"), ["Hanna Vik", "Berg"]),
        (("Interviewer", "Interviewee", "Interviewer", "Interviewee"), ["Interviewer", "Interviewee"]),
    ],
)
def test_a_part_and_a_name_explain_labels_of_either(labels: tuple[str, ...], ids: list[str]) -> None:
    host, guest, asks, answers = labels
    said = SAID.replace("HV:", f"{asks}:").replace("OB:", f"{answers}:")
    found = people(parse(Source(f"{host}: Hanna Vik\n{guest}: Olav Berg\n\n{said}")))
    assert found == [(ids[0], "Hanna Vik", "host"), (ids[1], "Olav Berg", "guest")]


def test_a_role_of_the_roster_is_kept_with_its_reason() -> None:
    transcript = parse(Source(f"Participants:\nHV = Hanna Vik, moderator\nOB = Olav Berg\n\n{SAID}"))
    assert (transcript.speakers[0].role, transcript.speakers[0].reason) == (
        "moderator",
        "the list of participants says so",
    )


def test_a_panel_is_listed_on_one_line_below_its_title() -> None:
    top = (
        "Panel: Who Owns the Sea?\n\nPanelists: Olav Berg (OB), fisherman; Ida Lie (IL)\nModerator: Hanna Vik (HV)\n\n"
    )
    audience = "\nWoman in the audience: And the gulls?\n\nIL: They too.\n\nOB: So they do.\n\nIL: Yes.\n"
    assert people(parse(Source(top + SAID + audience))) == [
        ("HV", "Hanna Vik", "moderator"),
        ("OB", "Olav Berg", "guest"),
        ("Woman in the audience", "Woman in the audience", "audience"),
        ("IL", "Ida Lie", "guest"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "A: Who was first?\n\nB: Hanna Vik\n\nA: And who then?\n\nB: Olav Berg\n\nA: I see.\n\nB: Yes.\n",
        "Hanna Vik (HV): Welcome Olav\n\nOlav Berg (OB): Hi\n\n" + SAID,
        "HV: Hanna Vik\nis what they call me.\n\nOB: Olav Berg\nis my name.\n\n" + SAID,
    ],
)
def test_names_that_are_said_are_turns(said: str) -> None:
    labels = sum(line[:3] in ("A: ", "B: ", "HV:", "OB:") or "):" in line for line in said.split("\n"))
    assert len(list(parse(Source(said)).turns())) == labels


def test_fields_between_the_participants_and_the_talk_do_not_make_them_speak() -> None:
    talk = "\n\n".join(f"{who}:\tI was there {n} times, and you?" for n, who in enumerate(["OF", "AV"] * 6))
    head = "Interviewee: Ada Vik\nInterviewer: Oda Ferrier\nDate: 12 March 1998\nTranscribed by: Jo Lund"
    found = parse(Source(f"Interview no.: U.12.3\n{head}\n\n[START OF TAPE 1]\n\n{talk}\n"))
    assert [turn.speaker for turn in found.turns()] == ["OF", "AV"] * 6
    assert [speaker.name for speaker in found.speakers] == ["Oda Ferrier", "Ada Vik"]
