from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcript.model import Inline
from voices.spoken import spoken
from voices.words import words

WRITTEN = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["$5", "million,", "25%", "1984–1990", "U.S.", "Dr.", "IRGC", "9:30", "https://a.b/c", "&", "5 €"]
        ),
    ),
    max_size=12,
).map(" ".join)


@settings(deadline=None)
@given(WRITTEN, st.sampled_from(["en", "de", "fr", "es", "en-GB", "ja"]))
def test_every_written_word_has_one_piece_in_order_inside_the_spoken_text(text: str, language: str) -> None:
    result = spoken(text, language, (), {"Dr. IRGC": "doctor guards", "9:30": "half past nine"})
    assert [(piece.written_start, piece.written_end) for piece in result.pieces] == words(text)
    edges = [edge for piece in result.pieces for edge in (piece.start, piece.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(result.text) for edge in edges)


@given(st.text())
def test_a_language_without_rules_is_said_as_written(text: str) -> None:
    assert spoken(text, "ja").text == " ".join(text.split())


def test_directions_are_not_spoken() -> None:
    text = "Well [laughs] no."
    result = spoken(text, "en", [Inline(kind="direction", start=5, end=13)])
    assert result.text == "Well no."
    assert [text[p.written_start : p.written_end] for p in result.pieces] == ["Well", "no."]


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "Dr. Amir, e.g. Prof. Lee", "Doctor Amir, for example Professor Lee"),
        ("en", "the U.S. and the IRGC", "the U S and the I R G C"),
        ("en", "NASA did NOT", "NASA did NOT"),
        (
            "en",
            "$5 million, $3.50 or €1,200",
            "five million dollars, three dollars fifty or one thousand two hundred euros",
        ),
        ("en", "25% in 1984–1990.", "twenty-five percent in nineteen eighty-four to nineteen ninety."),
        ("en", "the 21st at 9:30", "the twenty-first at nine thirty"),
        ("en", "agent 007", "agent zero zero seven"),
        ("en", "see https://www.time.news/a?x=1.", "see time dot news slash a."),
        ("en", "me@x.org & you", "me at x dot org and you"),
        ("en", "No. 5 is alive. No. I disagree.", "number five is alive. No. I disagree."),
        ("en", "St. Paul on Main St.", "Saint Paul on Main Street"),
        ("en", "It was the U.S.", "It was the U S."),
        ("en", "the 1990s, the '90s, 1984 and 2001", "the nineteen nineties, the nineties, nineteen eighty-four and "
         "two thousand and one"),
        ("en", "$1, $1.5bn, US$5, $0.50, $5–10 million",
         "one dollar, one point five billion dollars, five U S dollars, fifty cents, five to ten million dollars"),
        ("en", "−5 °C, 10 km, 1 km, 60 mph, 2x, 5-10%",
         "minus five degrees Celsius, ten kilometres, one kilometre, sixty miles an hour, two times, "
         "five to ten percent"),
        ("en", "Louis XIV, World War II, Chapter V, Malcolm X", "Louis the fourteenth, World War two, Chapter five, "
         "Malcolm X"),
        ("en", "9/11, 24/7, 1/2, 1½", "nine eleven, twenty-four seven, one half, one and one half"),
        ("en", "October 7, 2023 and Jan. 31st, May 50",
         "October seventh, twenty twenty-three and January thirty-first, May fifty"),
        ("en", "COVID-19, F-16, G20, 5G", "COVID-nineteen, F sixteen, G twenty, five G"),
        ("en", "+1 555-123-4567", "plus one, five five five, one two three, four five six seven"),
        ("en", "at 9 a.m. We left at 10:00 or 14:05", "at nine A M. We left at ten o'clock or fourteen oh five"),
        ("en", "R&D, AT&T, C++, #1", "R and D, A T and T, C plus plus, number one"),
        ("en", "J. K. Rowling and George W. Bush", "J K Rowling and George W Bush"),
        ("en", "the MPs, the CEO's, NATO", "the M P's, the C E O's, NATO"),
        ("en", "Time.news and example.com/path", "Time dot news and example dot com slash path"),
        ("en", "one—two -- three - four", "one — two — three — four"),
        ("en", "we went (and then) we slept (well)", "we went , and then, we slept (well)"),
        ("en", "v1.2 of 1.2.3 on 2023-10-07", "v one dot two of one dot two dot three on October seventh twenty "
         "twenty-three"),
        ("en", "00:12:58 and 1.5x", "00:12:58 and one point five times"),
        ("en", "and/or, an Iran-Iraq war", "and or, an Iran-Iraq war"),
        ("de", "am 3. Oktober, im 19. Jh., er ist 19. Dann",
         "am dritten Oktober, im neunzehnten Jahrhundert, er ist neunzehn. Dann"),
        ("de", "10:30 Uhr, 10.30 Uhr, 10:00 Uhr, 9.00 Uhr",
         "zehn Uhr dreißig, zehn Uhr dreißig, zehn Uhr, neun Uhr"),
        ("de", "1 €, 3,50 €, 5 Mio. €, 1.000.000", "ein Euro, drei Euro fünfzig, fünf Millionen Euro, eine Million"),
        ("de", "5 min. lang, min. 5", "fünf Minuten lang, mindestens fünf"),
        ("de", "die 90er, CDU, Nr. 7, § 5", "die neunziger, C D U, Nummer sieben, Paragraf fünf"),
        ("fr", "M. Dupont, 1 000 000 €, 5,50 €", "Monsieur Dupont, un million d'euros, cinq euros cinquante"),
        ("fr", "14h30, Louis XIV, François Ier, XIXe siècle, n° 5",
         "quatorze heures trente, Louis quatorze, François premier, dix-neuvième siècle, numéro cinq"),
        ("es", "EE.UU., $5 millones, 3,5 %, 2ª",
         "Estados Unidos, cinco millones de dólares, tres coma cinco por ciento, segunda"),
        ("es", "Felipe VI, Alfonso XIII, siglo XIX, n.º 5",
         "Felipe sexto, Alfonso trece, siglo diecinueve, número cinco"),
        ("de", "z.B. 3,5% von 1989", "zum Beispiel drei Komma fünf Prozent von neunzehnhundertneunundachtzig"),
    ],
)  # fmt: skip
def test_written_things_are_said_by_the_rules_of_the_language(language: str, written: str, said: str) -> None:
    assert spoken(written, language).text == said


def test_the_lexicon_goes_before_the_rules_and_the_longest_phrase_before_its_words() -> None:
    lexicon = {"IRGC": "irgic", "Joint Exercise": "jaunt", "Joint": "never"}
    result = spoken("The IRGC Joint Exercise.", "en", (), lexicon)
    assert result.text == "The irgic jaunt."
