from __future__ import annotations

import pytest

from voices.spoken import spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("M. Dupont, 1 000 000 €, 5,50 €", "Monsieur Dupont, un million d'euros, cinq euros cinquante"),
        ("14h30, 21 heures, 10:30, 9h-17h", "quatorze heures trente, vingt et une heures, dix heures trente, "
         "neuf heures à dix-sept heures"),
        ("Louis XIV, François Ier, XIXe siècle, n° 5",
         "Louis quatorze, François premier, dix-neuvième siècle, numéro cinq"),
        ("le 1 mai, la 1re, la 2nde, 21 femmes", "le premier mai, la première, la seconde, vingt et une femmes"),
        ("11/09/2001, 01 23 45 67 89", "onze septembre deux mille un, zéro un, deux trois, quatre cinq, six sept, "
         "huit neuf"),
        ("24 h/24, 7j/7, le XXe s., t. II, 5 millions d'€",
         "vingt-quatre heures sur vingt-quatre, sept jours sur sept, "
         "le vingtième siècle, tome deux, cinq millions d'euros"),
        ("les 18-25 ans, 5 – 10 km, 50 k€", "les dix-huit à vingt-cinq ans, cinq à dix kilomètres, "
         "cinquante mille euros"),
    ],
)  # fmt: skip
def test_written_things_are_said_as_the_french_say_them(written: str, said: str) -> None:
    assert spoken(written, "fr").text == said


def test_belgians_and_the_swiss_have_their_seventies() -> None:
    assert {spoken("75 ans", region).text for region in ("fr-BE", "fr-CH")} == {"septante-cinq ans"}
