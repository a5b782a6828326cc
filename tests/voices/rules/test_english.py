"""What English texts write and what is said for it: Americans (``en``), and where the British differ."""

from __future__ import annotations

import pytest

from voices.spoken import spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("$5/head, in ₹ now", "five dollars a head, in rupees now"),
        ("Dr. Amir, e.g. Prof. Lee. I.e. him.", "Doctor Amir, for example Professor Lee. That is him."),
        ("the U.S. and the IRGC", "the U S and the I R G C"),
        ("NASA did NOT, THE FIRST THREE. STOP IT", "NASA did NOT, THE FIRST THREE. STOP IT"),
        ("the CPU, EVM, ECDSA, EL and IT", "the C P U, E V M, E C D S A, E L and I T"),
        ("MP3s, OP_VAULT, LOT=true", "M P threes, OP VAULT, LOT equals true"),
        ("No. 5 is alive. No. I disagree.", "number five is alive. No. I disagree."),
        ("St. Paul on Main St.", "Saint Paul on Main Street"),
        ("It was the U.S.", "It was the U S."),
        ("At 7:05 p.m. we ate, at 9 a.m.", "At seven oh five P M we ate, at nine A M."),
        ("COVID-19, F-16, G20, 5G, H2O", "COVID-nineteen, F sixteen, G twenty, five G, H two O"),
        ("R&D, AT&T, C++, #1, C#", "R and D, A T and T, C plus plus, number one, C sharp"),
        ("J. K. Rowling and George W. Bush", "J K Rowling and George W Bush"),
        ("the MPs, the CEO's, NATO", "the M P's, the C E O's, NATO"),
        ("Louis XIV, World War II, Chapter V, Malcolm X", "Louis the fourteenth, World War two, Chapter five, "
         "Malcolm X"),
    ],
)  # fmt: skip
def test_letters_stand_for_words_or_are_said_one_by_one(written: str, said: str) -> None:
    assert spoken(written, "en").text == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("In 1066 and 1984, 1905, 2005 or 2010", "In ten sixty-six and nineteen eighty-four, nineteen oh five, "
         "two thousand five or twenty ten"),
        ("1066 people, $1,066, 1500 metres, over 1984",
         "one thousand sixty-six people, one thousand sixty-six dollars, "
         "one thousand five hundred metres, over one thousand nine hundred eighty-four"),
        ("in 1984 prices were low, the 2016 elections", "in nineteen eighty-four prices were low, "
         "the twenty sixteen elections"),
        ("the 1990s, the '90s, '89, 1939–45, 2019/20", "the nineteen nineties, the nineties, "
         "eighty-nine, nineteen thirty-nine to "
         "forty-five, twenty nineteen twenty"),
        ("2008-09, '05", "two thousand eight to oh nine, oh five"),
        ("25% in 1984–1990.", "twenty-five percent in nineteen eighty-four to nineteen ninety."),
        ("October 7, 2023 and Jan. 31st, May 50",
         "October seventh, twenty twenty-three and January thirty-first, May fifty"),
        ("5 May 1999, the 5th of May, 5-6 May, May 5-6", "the fifth of May nineteen ninety-nine, the fifth of May, "
         "the fifth to the sixth of May, May fifth to sixth"),
        ("12/25/2020, 2020-12-25, 25.12.2020, 13/13/2020", "December twenty-fifth twenty twenty, "
         "December twenty-fifth twenty twenty, December twenty-fifth twenty twenty, thirteen thirteen twenty twenty"),
        ("the 21st at 9:30, 10.30 pm, 10am-5pm",
         "the twenty-first at nine thirty, ten thirty P M, ten A M to five P M"),
        ("at 9 a.m. We left at 10:00 or 14:05", "at nine A M. We left at ten o'clock or fourteen oh five"),
        ("00:12:58, a 3:1 lead", "00:12:58, a three to one lead"),
    ],
)  # fmt: skip
def test_dates_and_times(written: str, said: str) -> None:
    assert spoken(written, "en").text == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("$5 million, $3.50 or €1,200",
         "five million dollars, three dollars fifty or one thousand two hundred euros"),
        ("$1, $1.5bn, US$5, $0.50, $5–10 million",
         "one dollar, one point five billion dollars, five U S dollars, fifty cents, five to ten million dollars"),
        ("£5m–£10m, $5-$10 million, 5%–10%, 5km–10km", "five million pounds to ten million pounds, "
         "five to ten million dollars, five percent to ten percent, five kilometres to ten kilometres"),
        ("a $5 bill, a 5 km run, 50p, 99¢", "a five dollar bill, a five kilometre run, fifty pence, ninety-nine cents"),
        ("−5 °C, 10 km, 1 km, 60 mph, 2x, 5-10%",
         "minus five degrees Celsius, ten kilometres, one kilometre, sixty miles an hour, two times, "
         "five to ten percent"),
        ("9/11, 24/7, 1/2, 1½, 2 1/2", "nine eleven, twenty-four seven, one half, one and one half, two and one half"),
        ("4x4, 10×10 cm, 5'10\", .18, 3.5m people", "four by four, ten by ten centimetres, five foot ten, "
         "point one eight, three point five million people"),
        ("$5/month, 5mg/day, 5 ft. tall, 9.58s, 1⁄2", "five dollars a month, five milligrams a day, five feet tall, "
         "nine point five eight seconds, one half"),
        ("2.0, 1.50, HASH-160", "two point zero, one point five zero, HASH one hundred sixty"),
        ("agent 007, v1.2 of 1.2.3", "agent zero zero seven, v one dot two of one dot two dot three"),
        (">50, 2+2=4", "more than fifty, two plus two equals four"),
    ],
)  # fmt: skip
def test_amounts(written: str, said: str) -> None:
    assert spoken(written, "en").text == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("see https://www.time.news/a-walk?x=1#y.", "see time dot news slash a walk."),
        ("Time.news and example.com/path, node.js", "Time dot news and example dot com slash path, node dot js"),
        ("(john_doe+x@mail.co.uk), see below", "(john underscore doe plus x at mail dot co dot u k), see below"),
        ("at jameso.be/vaults.pdf @ 2pm", "at jameso dot b e slash vaults pdf at two P M"),
        ("me@x.org & @anna #MeToo", "me at x dot org and at anna hashtag MeToo"),
        ("+1 555-123-4567", "plus one, five five five, one two three, four five six seven"),
        ("020 7946 0958", "zero two zero, seven nine four six, zero nine five eight"),
    ],
)  # fmt: skip
def test_addresses(written: str, said: str) -> None:
    assert spoken(written, "en").text == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("one—two -- three - four", "one — two — three — four"),
        ("we went (and then) we slept (well)", "we went, and then, we slept (well)"),
        ("He said. (Later on) we left (as we know), see?", "He said. Later on, we left, as we know, see?"),
        ("and/or, an Iran-Iraq war", "and or, an Iran-Iraq war"),
    ],
)  # fmt: skip
def test_signs_are_pauses(written: str, said: str) -> None:
    assert spoken(written, "en").text == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("in 2005, 105", "in two thousand and five, one hundred and five"),
        ("May 5, 5 May", "May the fifth, the fifth of May"),
        ("3/4/2021", "the third of April twenty twenty-one"),
    ],
)
def test_the_british_say_numbers_and_dates_their_own_way(written: str, said: str) -> None:
    assert spoken(written, "en-GB").text == said
