from __future__ import annotations

import pytest

from voices.spoken import spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a las 20.00 h, a la 1:30 hoy", "a las veinte en punto, a la una y treinta hoy"),
        ("EE.UU., $5 millones, 3,5 %, 2ª",
         "Estados Unidos, cinco millones de dólares, tres coma cinco por ciento, segunda"),
        ("Felipe VI, Alfonso XIII, Isabel II, siglo XIX, n.º 5",
         "Felipe sexto, Alfonso trece, Isabel segunda, siglo diecinueve, número cinco"),
        ("la II Guerra Mundial, el 1 de mayo", "la segunda Guerra Mundial, el primero de mayo"),
        ("21 años, 31 días, 200 personas, 1 km", "veintiún años, treinta y un días, doscientas personas, "
         "un kilómetro"),
        ("a la 1:30, 20.30 h, 21 horas", "a la una y treinta, veinte y treinta, veintiuna horas"),
        ("1.er piso, 3.º, vol. II, s. XIX", "primer piso, tercero, volumen dos, siglo diecinueve"),
        ("912 345 678, 1 000 000", "nueve uno dos, tres cuatro cinco, seis siete ocho, un millón"),
    ],
)  # fmt: skip
def test_written_things_are_said_as_spaniards_say_them(written: str, said: str) -> None:
    assert spoken(written, "es").text == said
