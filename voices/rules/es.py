"""Spanish."""

from __future__ import annotations

from voices.rules.es_rules import MONTHS, own
from voices.rules.language import Currency, Language, listed

SPANISH = Language(
    tag="es",
    decimal=",",
    thousands=". \u00a0\u202f",
    dot="punto",
    at="arroba",
    slash="barra",
    dash="guion",
    underscore="guion bajo",
    hashtag="hashtag",
    to="a",
    ratio="a",
    percent="por ciento",
    minus="menos",
    times="por",
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
    polish=((" punto ", " coma "), ("décimoprimer", "undécim"), ("décimosegund", "duodécim")),
    one="un",
    of=("de ", "de "),
    great=frozenset({"millón", "millones"}),
    abbreviations={
        "hab.": "habitante", "ed.": "edición", "Sr.": "Señor", "Sra.": "Señora", "Srta.": "Señorita",
        "Sres.": "Señores", "Dr.": "Doctor", "Dra.": "Doctora",
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
        "s.": "siglo", "pág.": "página", "págs.": "páginas", "art.": "artículo", "Art.": "artículo", "cap.": "capítulo",
        "vol.": "volumen",
    },
    units={
        "km": ("kilómetro", "kilómetros"), "m": ("metro", "metros"), "cm": ("centímetro", "centímetros"),
        "mm": ("milímetro", "milímetros"), "m²": ("metro cuadrado", "metros cuadrados"),
        "km²": ("kilómetro cuadrado", "kilómetros cuadrados"), "kg": ("kilo", "kilos"), "g": ("gramo", "gramos"),
        "km/h": ("kilómetro por hora", "kilómetros por hora"), "l": ("litro", "litros"),
        "ha": ("hectárea", "hectáreas"),
        "°C": ("grado Celsius", "grados Celsius"), "°": ("grado", "grados"), "MB": ("megabyte", "megabytes"),
        "GB": ("gigabyte", "gigabytes"), "kWh": ("kilovatio hora", "kilovatios hora"),
        "kW": ("kilovatio", "kilovatios"),
        "MW": ("megavatio", "megavatios"), "x": ("vez", "veces"), "min": ("minuto", "minutos"), "h": ("hora", "horas"),
    },
    spelled=listed("API KYC UGT CCOO BCE UE USA PP PIB IVA FMI ADN ONG IA"),
    read=listed(
        "AH AL DA DE EL EN ES HA HE IR LA LE LO ME MI NI NO OH OS SE SI SU TE TU UN VA VE YA YO"
    ),
    fractions={
        "1/2": "un medio", "1/3": "un tercio", "2/3": "dos tercios", "1/4": "un cuarto", "3/4": "tres cuartos",
        "½": "medio", "¼": "un cuarto", "¾": "tres cuartos",
    },
    ordinal=r"\.?º",
    clock=" y ",
    full_hour=" en punto",
    counted=frozenset({"siglo", "siglos", "Siglo", "capítulo", "Capítulo", "Tomo", "tomo", "Título", "título"}),
    examples={
        "money": "5 €, 3,50 €, $5 millones", "abbreviation before a number": "n.º 5", "ordinal": "1.º",
        "abbreviation": "Sr. Ruiz, EE. UU., etc.", "initials": "J. K. Ruiz", "acronym": "PIB, BCE", "number": "1.200",
        "number and scale": "2M", "from, to": "10:15-10:30", "joint": "y/o", "dash": "uno—dos",
        "brackets": "Fuimos (por fin) a casa", "e-mail": "ana_ruiz@mail.es",
        "URL": "https://www.elpais.com/un-paso?x=1",
        "Roman numeral": "siglo XIX",
    },
    own=own,
)  # fmt: skip
