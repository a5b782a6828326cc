from __future__ import annotations

import pytest

from voices.spoken import spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("die 2000er, 1900er, 2010er, 1990er", "die zweitausender, neunzehnhunderter, zweitausendzehner, "
         "neunzehnhundertneunziger"),
        ("am 3. Oktober, im 19. Jh., er ist 19. Dann",
         "am dritten Oktober, im neunzehnten Jahrhundert, er ist neunzehn. Dann"),
        ("am 1. und 2. Juni, vom 3. bis 5. Juli", "am ersten und zweiten Juni, vom dritten bis fünften Juli"),
        ("der II. Weltkrieg, ihr 50. Geburtstag, 5. Mai", "der zweite Weltkrieg, ihr fünfzigster Geburtstag, "
         "fünfter Mai"),
        ("am 24.12.2020, 5.5.99, den 24.12. oder", "am vierundzwanzigsten Dezember zweitausendzwanzig, "
         "fünfter Mai neunundneunzig, den vierundzwanzigsten Dezember oder"),
        ("10:30 Uhr, 10.30 Uhr, 10:00 Uhr, 9.00 Uhr, 1 Uhr",
         "zehn Uhr dreißig, zehn Uhr dreißig, zehn Uhr, neun Uhr, ein Uhr"),
        ("1 €, 3,50 €, 5 Mio. €, 1.000.000, 10 000", "ein Euro, drei Euro fünfzig, fünf Millionen Euro, eine Million, "
         "zehntausend"),
        ("1 Jahr, 1 Stunde, 1 Million, 1 MB", "ein Jahr, eine Stunde, eine Million, ein Megabyte"),
        ("Artikel 1 Absatz 2, der 5er, Web 2.0", "Artikel eins Absatz zwei, der fünfer, Web zwei Punkt null"),
        ("Bd. III, 3:1, StGB, rd. 5", "Band drei, drei zu eins, S T G B, rund fünf"),
        ("5 min. lang, min. 5", "fünf Minuten lang, mindestens fünf"),
        ("die 90er, CDU, AfD, Nr. 7, § 5", "die neunziger, C D U, A F D, Nummer sieben, Paragraf fünf"),
        ("z.B. 3,5% von 1989", "zum Beispiel drei Komma fünf Prozent von neunzehnhundertneunundachtzig"),
        ("Friedrich II. von Preußen, Ludwig XIV.", "Friedrich der zweite von Preußen, Ludwig der vierzehnte."),
        ("030/1234567, max@web.de", "null drei null, eins zwei drei vier fünf sechs sieben, max ät web Punkt d e"),
    ],
)  # fmt: skip
def test_written_things_are_said_as_germans_say_them(written: str, said: str) -> None:
    assert spoken(written, "de").text == said
