"""Labels where nobody expects them: several people at once, inside a paragraph, in court."""

from __future__ import annotations

import pytest

from transcript.model import Transcript
from transcript.parsing import parse
from transcript.source import Source


def said(transcript: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns()]


def read(text: str) -> Transcript:
    return parse(Source(text))


INTRODUCED = "Anna Berg (AB): Hello.\n\nCory Dahl (CD): Hi.\n\nAB: Why?\n\nCD: So.\n\n"


def test_several_who_speak_at_once_are_a_speaker_with_all_their_names() -> None:
    found = read(INTRODUCED + "AB/CD: Agreed.\n\nAB: Bye.\n\nCD: Bye.\n")
    assert said(found)[4] == ("AB/CD", "Agreed.")
    assert found.speaker("AB/CD").name == "Anna Berg / Cory Dahl"
    assert [found.speaker(who).name for who in ("AB", "CD")] == ["Anna Berg", "Cory Dahl"]


def test_the_first_line_is_a_turn_like_all_others() -> None:
    text = INTRODUCED + "AB: And the bees?\n\nCD: They are well.\n"
    assert [who for who, _ in said(read(text))] == ["AB", "CD"] * 3


def test_a_title_with_a_colon_is_a_heading_and_nobody_speaks_it() -> None:
    found = read("The Future of Village Shops: a panel\n\n" + INTRODUCED + "AB: And the bees?\n\nCD: They are well.\n")
    assert found.title == "The Future of Village Shops: a panel"
    assert [who for who, _ in said(found)] == ["AB", "CD"] * 3


def test_what_a_label_says_that_its_person_does_names_nobody_else() -> None:
    found = read(INTRODUCED + "AB interjects: No.\n\nCD (laughing): Yes.\n\nCD, continuing: So.\n")
    assert said(found)[4:] == [("AB", "No."), ("CD", "Yes."), ("CD", "So.")]
    assert [speaker.id for speaker in found.speakers] == ["AB", "CD"]


def test_initials_that_also_head_notes_are_people_where_they_keep_speaking() -> None:
    found = read("\n\n".join(f"{who}: Sentence {i}." for i, who in enumerate(["PR", "LN"] * 10)))
    assert [who for who, _ in said(found)] == ["PR", "LN"] * 10


def test_what_follows_a_question_behind_a_dash_is_not_given_to_who_has_answered_one_before() -> None:
    """Captions write a line that begins with a dash below its label, and the next cue without one."""
    asked = "AB:\n- That is it.\n\nCD: So we rowed, and rowed.\n\nAB:\n- That is it. Why?\n\nNobody saw the boat.\n"
    assert said(read(INTRODUCED + asked))[-1] == ("AB", "- That is it. Why?\n\nNobody saw the boat.")


def test_labels_inside_a_paragraph_begin_turns_and_labels_in_brackets_do_not() -> None:
    found = read(
        "Anna: How are you? Ben: Fine. Anna: Good. (Ben: indeed) And you know it.\n\n"
        "Ben: So it is.\n\nAnna: What now?\n\nBen: Nothing.\n"
    )
    assert said(found)[:4] == [
        ("Anna", "How are you?"),
        ("Ben", "Fine."),
        ("Anna", "Good. (Ben: indeed) And you know it."),
        ("Ben", "So it is."),
    ]


def test_an_interview_of_one_paragraph_is_read() -> None:
    found = read("It was late. Ada Berg: Where? Tom Lind: At home. Ada Berg: All day? Tom Lind: All day.\n")
    assert [who for who, _ in said(found)] == ["Ada Berg", "Tom Lind"] * 2
    assert found.style == "inside"
    assert found.blocks[0].text == "It was late."


def test_in_court_the_examiner_asks() -> None:
    found = read(
        "DIRECT EXAMINATION\nBY MR. SMITH:\n  Q.  Your name?\n  A.  John Doe.\n  Q.  Where were you?\n  A.  At home.\n"
        "      MS. JONES:  Objection.\n      THE COURT:  Sustained.\n      MS. JONES:  Thank you.\n"
        "CROSS-EXAMINATION\nBY MS. JONES:\n  Q.  Alone?\n  A.  Yes.\n  Q.  Why?\n  A.  So.\n"
    )
    asked = ["MR. SMITH", "A"] * 2 + ["MS. JONES", "THE COURT", "MS. JONES"] + ["MS. JONES", "A"] * 2
    assert [who for who, _ in said(found)] == asked
    assert said(found)[6] == ("MS. JONES", "Thank you.")


def test_who_speaks_once_in_court_has_a_turn_in_the_middle_of_a_question() -> None:
    found = read(
        "     Q    Two questions.  First, is it strong?\n\nMS. VIK:  It is.  We have work to do.\n\n"
        "     Q    And second?\n\nMS. VIK:  Sure.\n\n     Q    (Inaudible.)\n\nMR. LIND:  I would add one thing.\n\n"
        "     Q    Thank you.\n\nMS. VIK:  Thank you.\n"
    )
    assert [who for who, _ in said(found)] == ["Q", "MS. VIK", "Q", "MS. VIK", "Q", "MR. LIND", "Q", "MS. VIK"]


def test_an_office_behind_a_comma_is_no_sentence_and_no_other_person() -> None:
    found = read(
        "President. – The next item is the debate. Who begins?\n\nOda Ferrier, Vice-President of the Union / Head of "
        "Sea. – We stand with you.\n\nPresident. – Thank you.\n\nAda Vik, on behalf of the group. – We thank you.\n\n"
        "President. – The debate is closed.\n"
    )
    assert [who.split(",")[0] for who, _ in said(found)] == [
        "President",
        "Oda Ferrier",
        "President",
        "Ada Vik",
        "President",
    ]
    assert [speaker.name for speaker in found.speakers] == ["President", "Oda Ferrier", "Ada Vik"]


def test_the_first_question_and_the_first_answer_name_who_asks_and_who_answers() -> None:
    found = read(
        "**VICE: How did you end up here?**\n**Ada Vik:** My father drew lots.\n\n**Were you afraid?**\nOnly once. "
        "I was at sea.\n\n**What did you do?**\nI waited.\n"
    )
    assert [who for who, _ in said(found)] == ["VICE", "Ada Vik"] * 3


def test_a_label_that_begins_no_paragraph_where_all_others_do_is_words() -> None:
    talk = "\n\n".join(f"{who}: Sentence {i} is here." for i, who in enumerate(["Anna", "Ben"] * 8))
    found = read(f"{talk}\n\nAnna: It was at issue in Reed\nElsevier: no action shall be brought.\n")
    assert said(found)[-1] == ("Anna", "It was at issue in Reed Elsevier: no action shall be brought.")


def test_a_colon_before_a_number_ends_a_label_in_a_script_without_spaces() -> None:
    talk = [
        ("林", "おもしろい。"),
        ("阿川", "28年間、どうでした?"),
        ("林", "よかった。私は好きです。"),
        ("阿川", "はい。"),
    ]
    assert said(read("\n\n".join(f"{who}:{words}" for who, words in talk * 2))) == talk * 2


def test_initials_that_the_top_explains_are_people_though_the_notes_never_say_i_or_you() -> None:
    notes = "\n\n".join(f"{who}: Stage {n} of the proposal is clear" for n, who in enumerate(["AV", "TL", "OF"] * 8))
    found = read(f"# Notes\n\nAda Vik (AV), Tom Lind (TL), Oda Ferrier (OF), Ida Lund (IL)\n\n{notes}\n\nIL: Adopted\n")
    assert [who for who, _ in said(found)] == [*["AV", "TL", "OF"] * 8, "IL"]


def test_what_heads_notes_and_what_leads_into_a_list_is_nobody_among_handles() -> None:
    notes = "Specifically:\n\nWe should stop adding lamps.\n\n**Action 60.1**: Ask the keeper.\n\n"
    talk = "".join(f"oda: Did you see lamp {n}?\n\nvik_2: I did not see it.\n\n" for n in range(6))
    assert [who for who, _ in said(read(notes + talk))] == ["oda", "vik_2"] * 6


def test_a_time_in_brackets_and_a_colon_begin_no_turn() -> None:
    words = ("sea", "lamp", "boat", "island", "keeper", "rope")
    talk = [(f"Speaker {n % 2 + 1}", f"I saw the {word} and", f"went home {word}less.") for n, word in enumerate(words)]
    text = "".join(f"{who} (0{n}:02):\n{a}\n(0{n}:29):\n{b}\n" for n, (who, a, b) in enumerate(talk))
    assert [(who, " ".join(words.split())) for who, words in said(read(text))] == [
        (who, f"{a} {b}") for who, a, b in talk
    ]


def test_a_long_office_behind_a_name_is_no_sentence_and_no_part_of_another_name() -> None:
    office = (
        "Executive Vice-President of the Union for Light, Sea and Security, on behalf of the High Keeper of the Union"
    )
    found = read(
        f"President. – The debate is open.\n\nOda Ferrier, {office} / Head of Lamps and Boats. – We stand with you.\n\n"
        "President. – Thank you.\n\nAda Vik, em nome do Grupo. – I thank you.\n\nPresident. – It is closed.\n"
    )
    assert [speaker.name for speaker in found.speakers] == ["President", "Oda Ferrier", "Ada Vik"]
    assert len(said(found)) == 5


def test_full_names_come_once_before_their_initials_behind_a_dash() -> None:
    talk = [
        ("JL", "Did you fall in?"),
        ("OF", "Of course. Many times."),
        ("JL", "Who was there?"),
        ("OF", "My father."),
    ]
    first = "JO LUND — How did it start for you?\n\nODA FERRIER — My father had a boat."
    found = read(
        f"She was a diver. We met her.\n\n{first}\n\n" + "\n\n".join(f"{who} — {words}" for who, words in talk)
    )
    assert [who for who, _ in said(found)] == ["JL", "OF"] * 3


PARLIAMENTS = {
    "Fed": (
        ("CHAIRMAN VIK.", "Good morning. Mr. Lund."),
        ("MR. LUND.1", "Thank you, Mr. Chairman. I have two charts."),
        ("CHAIRMAN VIK.", "Questions for Tom?"),
        ("MS. DAHL.", "I was struck by the second one. Do you expect more?"),
        ("MR. LUND.", "Yes, I do."),
        ("VICE CHAIRMAN BERG.", "Move approval."),
    ),
    "French": (
        ("Mme la présidente.", "La séance est ouverte."),
        ("M. Tom Lund.", "Que comptez-vous faire ? Nous attendons."),
        ("Mme la présidente.", "La parole est à M. le ministre."),
        ("M. Jo Dahl, ministre délégué chargé de la mer, de la pêche et des phares.", "Je vous remercie."),
        ("M. Per Berg.", "C'est faux !"),
        ("Mme la présidente.", "La séance est levée."),
    ),
    "Italian": (
        ("PRESIDENTE.", "Ha facoltà di rispondere."),
        ("ODA FERRIER, Ministro dell'Istruzione.", "Grazie. Che cosa facciamo? Noi andiamo avanti."),
        ("PRESIDENTE.", "Ha facoltà di replicare."),
        ("ADA VIK (PD-IDP).", "Grazie, Presidente. Io non sono soddisfatta."),
        ("ROCCO LUND (FDI).", "Bravo!"),
        ("PRESIDENTE.", "La seduta è sospesa."),
    ),
    "Spanish": (
        ("La señora PRESIDENTA:", "Tiene la palabra la señora Vik."),
        ("La señora VIK SOLER:", "Gracias. ¿Qué piensa hacer?"),
        ("La señora PRESIDENTA:", "Tiene la palabra el señor ministro."),
        ("El señor MINISTRO DE HACIENDA (Lund Roca):", "Muchas gracias. Vamos a trabajar."),
        ("El señor BERG I DAHL:", "¡No es verdad!"),
        ("La señora PRESIDENTA:", "Se levanta la sesión."),
    ),
}


@pytest.mark.parametrize("house", PARLIAMENTS)
def test_who_speaks_in_parliaments_of_other_countries(house: str) -> None:
    found = read("\n\n".join(f"{who} {words}" for who, words in PARLIAMENTS[house]))
    assert [words for _, words in said(found)] == [words for _, words in PARLIAMENTS[house]]


def test_members_who_shout_in_parliament_have_a_turn() -> None:
    house = [("Mr. Lund (Sula, BQ)", "What will it do?"), ("Hon. Vik", "We act."), ("Some hon. members", "Oh, oh!")]
    house += [
        ("The Speaker", "Order."),
        ("Mr. Lund", "I ask again."),
        ("An hon. member", "When?"),
        ("Hon. Vik", "Soon."),
    ]
    found = read("\n\n".join(f"{who}: {words}" for who, words in house))
    assert [words for _, words in said(found)] == [words for _, words in house]


def test_who_comes_and_goes_in_a_chat_is_not_said_by_anybody() -> None:
    log = [("oda", "Shall we start?"), ("vik", "I think we can."), ("oda", "Who lit it?"), ("vik", "I did.")]
    text = "\n".join(
        f"15:0{n}:02 <{who}> {words}\n15:0{n}:09 *** lund has quit IRC" for n, (who, words) in enumerate(log)
    )
    assert said(read(text)) == log


def test_to_whom_somebody_speaks_is_no_part_of_the_name() -> None:
    talk = [("VIK", "How are you?"), ("LUND", "I am well."), ("VIK [to LUND]", "Will you go?"), ("LUND", "I will not.")]
    assert [who for who, _ in said(read("\n\n".join(f"{who}: {words}" for who, words in talk)))] == ["VIK", "LUND"] * 2
