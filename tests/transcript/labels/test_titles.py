"""What somebody is, beside or below a name, is not said; who speaks once below a line of their own has a turn."""

from __future__ import annotations

import pytest

from transcript.model import Transcript
from transcript.parsing import parse
from transcript.source import Source

TITLES = {"Ada Vik": "Keeper of Lights", "Tom Lind": "Analyst, Sula Bank"}
SAID = (
    ("Tom Lind", "Thank you. How do you see the year?"),
    ("Ada Vik", "We see it as a dark one."),
    ("Tom Lind", "And what will you do?"),
    ("Ada Vik", "We will light the lamp.\n\nNobody asked us to."),
    ("Tom Lind", "Thank you."),
    ("Ada Vik", "Thank you, Tom."),
)
LOOKS = (
    "{name} -- {title}\n\n{words}",
    "**{name}** -- *{title}*\n\n{words}",
    "**{name}**  \n*{title}*\n\n{words}",
    "{name}\n{title}\n\n{words}",
    "{name}\n\n{title}\n\n{words}",
)


def said(transcript: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns()]


@pytest.mark.parametrize("look", LOOKS)
def test_a_title_that_comes_with_every_label_is_removed_and_not_said(look: str) -> None:
    text = "\n\n".join(look.format(name=name, title=TITLES[name], words=words) for name, words in SAID)
    found = parse(Source(text))
    assert said(found) == list(SAID)
    assert "title" in {each.rule for each in found.removed}


def test_a_title_behind_a_comma_is_no_part_of_the_name() -> None:
    text = "\n\n".join(f"{name}, {TITLES[name]}: {words}" for name, words in SAID)
    assert [speaker.name for speaker in parse(Source(text)).speakers] == ["Tom Lind", "Ada Vik"]


def test_words_that_somebody_says_twice_are_said() -> None:
    text = "Ada\nNo\n\nTom\nIs it late?\n\nAda\nNo\n\nTom\nAre you sure?\n\nAda\nI am.\n\nTom\nI see.\n"
    assert said(parse(Source(text)))[0] == ("Ada", "No")


def test_who_speaks_once_below_a_name_has_a_turn_and_a_section_has_none() -> None:
    talk = "\n\n".join(f"{name}\n{words}" for name, words in SAID[:4])
    found = parse(
        Source(f"{talk}\n\nQuestions and Answers\n\nIda Lie\nMay I ask?\n\nAda Vik\nYou may.\n\nTom Lind\nYes.\n")
    )
    assert said(found)[4:] == [("Ida Lie", "May I ask?"), ("Ada Vik", "You may."), ("Tom Lind", "Yes.")]
    assert "Questions and Answers" in [block.text for block in found.blocks]


def test_numbers_that_count_the_turns_are_no_part_of_the_names() -> None:
    text = "\n".join(f"{'TC'[n % 2]}{n // 2 + 1}: {'How are you?' if n % 2 == 0 else 'I am well.'}" for n in range(8))
    assert [speaker.id for speaker in parse(Source(text)).speakers] == ["T", "C"]


def test_numbers_that_tell_speakers_apart_stay() -> None:
    text = "\n".join(f"S{n % 3 + 1}: {'How are you?' if n % 2 == 0 else 'I am well.'}" for n in range(9))
    assert [speaker.id for speaker in parse(Source(text)).speakers] == ["S1", "S2", "S3"]


def test_annotations_below_an_utterance_are_removed() -> None:
    text = "*INV:\tWhat do you see?\n*PAR:\tI see a boat.\n%com:\tpoints\n*INV:\tAnd then?\n*PAR:\tWe row.\n@End\n"
    assert said(parse(Source(text)))[1] == ("PAR", "I see a boat.")
    assert said(parse(Source(text)))[-1] == ("PAR", "We row.")


def test_the_word_that_stands_above_every_name_is_part_of_no_turn() -> None:
    talk = [(who, " ".join([*words.split(), *["And so on?"] * n])) for n in range(4) for who, words in SAID]
    text = "Sula Light\n\n" + "\n".join(f"speaker\n{who}\n{words}" for who, words in talk)
    found = parse(Source(text))
    assert [who for who, _ in said(found)] == [who for who, _ in talk]
    assert not any("speaker" in words for _, words in said(found))


def test_somebody_who_only_says_short_things_is_no_word_above_a_name() -> None:
    talk = (("Ann", "Yes"), ("Ben", "Did you go there?"), ("Ann", "No"), ("Ben", "And why did you not?")) * 4
    found = parse(Source("\n".join(f"{who}\n{words}" for who, words in talk)))
    assert [who for who, _ in said(found)] == [who for who, _ in talk]


HOUSE = (
    ("Oda Ferrier", "(Sula) (Lab)", "1. What progress she has made on the lamps."),
    ("The Secretary of State for Light", "(Ada Vik)", "We have lit them. We will go further."),
    ("Oda Ferrier", "", "I thank her for that answer. Will she come to Sula?"),
    ("Ada Vik", "", "I would be delighted to visit."),
    ("Neil Lund", "(Bergen East) (Con)", "Does she agree that the oil has run out?"),
    ("The Under-Secretary of State for Light", "(Ida Dahl)", "No. We have set out the plans."),
    ("Neil Lund", "", "I am grateful. When will she tell us more?"),
    ("Ida Dahl", "", "Soon."),
)


@pytest.mark.parametrize("beside", ["\n", " "])
def test_who_holds_an_office_or_where_one_is_from_stands_in_brackets_below_a_name(beside: str) -> None:
    text = "\n\n".join(f"{who}{beside * bool(more)}{more}\n\n{words}" for who, more, words in HOUSE)
    found = parse(Source(text))
    assert [words for _, words in said(found)] == [words for _, _, words in HOUSE]
    assert len(found.speakers) == 4


def test_a_line_of_a_page_below_every_name_is_not_said() -> None:
    text = "\n\n".join(f"{who} {more}".strip() + f"\nShare this contribution\n{words}" for who, more, words in HOUSE)
    assert [words for _, words in said(parse(Source(text)))] == [words for _, _, words in HOUSE]


def test_the_first_line_of_somebody_who_speaks_once_is_said_where_it_is_no_title() -> None:
    text = "\n\n".join(f"{name} -- {TITLES[name]}\n\n{words}" for name, words in SAID)
    once = "Ida Dahl -- I have a question, for when you light the lamp\n\nWho pays for the oil?"
    assert said(parse(Source(f"{text}\n\n{once}\n")))[-1][1].startswith("I have a question")
