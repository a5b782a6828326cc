"""Spanish."""

from __future__ import annotations

import re

from voices.rules.language import Currency, Language, listed
from voices.rules.numbers import roman, say
from voices.rules.rule import any_of, rule

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip

REIGNS = [
    "Felipe",
    "Carlos",
    "Alfonso",
    "Fernando",
    "Isabel",
    "Juan",
    "Luis",
    "Enrique",
    "Pío",
    "León",
    "Benedicto",
    "Gregorio",
    "Pablo",
    "Jorge",
    "Eduardo",
    "Napoleón",
    "Francisco",
    "Sancho",
    "Ramiro",
    "Pedro",
    "Jaime",
    "Catalina",
    "Nicolás",
    "Alejandro",
    "Guillermo",
    "Federico",
    "Leopoldo",
]


def _reign(found: re.Match[str]) -> str | None:
    """``Felipe VI`` by an ordinal, from eleven on by a cardinal (Real Academia Española, "ordinales")."""
    value = roman(found[1])
    return None if value is None else say(str(value), "es", "ordinal" if value <= 10 else "cardinal")


def _feminine(ordinal: str) -> str:
    return re.sub(r"o\b", "a", ordinal)


SPANISH = Language(
    tag="es",
    decimal=",",
    thousands=".\u00a0\u202f",
    dot="punto",
    at="arroba",
    slash="barra",
    to="a",
    percent="por ciento",
    minus="menos",
    number="número",
    and_="y",
    symbols={
        "&": "y", "+": "más", "=": "igual a", "×": "por", "±": "más o menos", "≈": "unos", "~": "unos", "°": "grados",
        "§": "párrafo",
    },
    money={
        "$": Currency("dólar", "dólares", "centavos"), "€": Currency("euro", "euros", "céntimos"),
        "EUR": Currency("euro", "euros", "céntimos"), "£": Currency("libra", "libras", "peniques"),
        "¥": Currency("yen", "yenes"), "USD": Currency("dólar", "dólares", "centavos"),
        "US$": Currency("dólar", "dólares", "centavos"),
    },
    scales={"mil": "mil", "millón": "millón", "millones": "millones", "M": "millones"},
    months=MONTHS,
    date="{day} de {month} de {year}",
    one="un",
    of=("de ", "de "),
    great=frozenset({"millón", "millones"}),
    comma="coma",
    abbreviations={
        "Sr.": "Señor", "Sra.": "Señora", "Srta.": "Señorita", "Sres.": "Señores", "Dr.": "Doctor", "Dra.": "Doctora",
        "D.": "Don", "Dña.": "Doña", "Prof.": "Profesor", "Gral.": "General", "Cnel.": "Coronel",
        "Lic.": "Licenciado",
        "Ing.": "Ingeniero", "Ud.": "usted", "Uds.": "ustedes", "Vd.": "usted", "EE.UU.": "Estados Unidos",
        "EE. UU.": "Estados Unidos", "EEUU": "Estados Unidos", "etc.": "etcétera", "p. ej.": "por ejemplo",
        "p.ej.": "por ejemplo", "Avda.": "Avenida", "Av.": "Avenida", "aprox.": "aproximadamente",
        "a.C.": "antes de Cristo",
        "d.C.": "después de Cristo", "a. C.": "antes de Cristo", "d. C.": "después de Cristo", "Sto.": "Santo",
        "Sta.": "Santa",
        "c/": "calle", "dpto.": "departamento",
    },
    closing=frozenset({"etc.", "EE.UU.", "EE. UU."}),
    before_number={
        "núm.": "número", "Núm.": "número", "n.º": "número", "N.º": "número", "nº": "número", "Nº": "número",
        "pág.": "página", "págs.": "páginas", "art.": "artículo", "Art.": "artículo", "cap.": "capítulo",
        "vol.": "volumen",
    },
    units={
        "km": ("kilómetro", "kilómetros"), "m": ("metro", "metros"), "cm": ("centímetro", "centímetros"),
        "mm": ("milímetro", "milímetros"), "m²": ("metro cuadrado", "metros cuadrados"),
        "km²": ("kilómetro cuadrado", "kilómetros cuadrados"), "kg": ("kilo", "kilos"), "g": ("gramo", "gramos"),
        "km/h": ("kilómetro por hora", "kilómetros por hora"), "l": ("litro", "litros"),
        "ha": ("hectárea", "hectáreas"),
        "°C": ("grado Celsius", "grados Celsius"), "°": ("grado", "grados"), "MB": ("megabyte", "megabytes"),
        "GB": ("gigabyte", "gigabytes"), "min": ("minuto", "minutos"), "h": ("hora", "horas"),
    },
    spelled=listed("UE USA PP PIB IVA FMI ADN ONG IA"),
    fractions={
        "1/2": "un medio", "1/3": "un tercio", "2/3": "dos tercios", "1/4": "un cuarto", "3/4": "tres cuartos",
        "½": "medio", "¼": "un cuarto", "¾": "tres cuartos",
    },
    ordinal=r"\.?º|\.?er",
    clock=" y ",
    full_hour=" en punto",
    counted=frozenset({"siglo", "siglos", "Siglo", "capítulo", "Capítulo", "Tomo", "tomo", "Título", "título"}),
    own=(
        rule("numbered name", rf"(?<!\w)(?:{any_of(REIGNS)})\s+([IVX]{{1,6}})(?!\w)", _reign, "IVX", group=1),
        rule("feminine ordinal", r"(?<!\w)(\d{1,3})\.?ª", lambda found: _feminine(say(found[1], "es", "ordinal")), "ª"),
    ),
)  # fmt: skip
