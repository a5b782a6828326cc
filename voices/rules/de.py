"""German."""

from __future__ import annotations

import re

from voices.rules.language import Currency, Language, listed
from voices.rules.numbers import say
from voices.rules.rule import DIGITS, any_of, rule

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip

DECADES = {
    "10": "zehner", "20": "zwanziger", "30": "dreißiger", "40": "vierziger", "50": "fünfziger", "60": "sechziger",
    "70": "siebziger", "80": "achtziger", "90": "neunziger",
}  # fmt: skip

_ORDERED = any_of([*MONTHS, "Jahrhundert", "Jahrhunderts", "Jh.", "Mal", "Geburtstag", "Platz", "Wahlperiode"])
_CASES = "am|vom|zum|dem|den|im|seit|ab|bis|des|beim"


def _ordinal(found: re.Match[str]) -> str:
    """``am 3. Oktober``: the ordinal takes an n behind a preposition."""
    return say(found[2].rstrip("."), "de", "ordinal") + ("n" if found[1] else "")


def _decade(found: re.Match[str]) -> str:
    century = say(found[1], "de") + "hundert" if found[1] else ""
    return century + DECADES[found[2]] + found[3]


def _half(found: re.Match[str]) -> str:
    """``10.30 Uhr``."""
    minute = int(found[2])
    return f"{say(str(int(found[1])), 'de')} Uhr" + (f" {say(str(minute), 'de')}" if minute else "")


GERMAN = Language(
    tag="de",
    decimal=",",
    thousands=".\u00a0\u202f",
    dot="Punkt",
    at="ät",
    slash="Schrägstrich",
    to="bis",
    percent="Prozent",
    minus="minus",
    number="Nummer",
    and_="und",
    symbols={
        "&": "und", "+": "plus", "=": "gleich", "§§": "Paragrafen", "§": "Paragraf", "×": "mal", "±": "plus minus",
        "≈": "etwa", "~": "etwa", "°": "Grad",
    },
    money={
        "$": Currency("Dollar", "Dollar", "Cent"), "US$": Currency("US-Dollar", "US-Dollar", "Cent"),
        "€": Currency("Euro", "Euro", "Cent"), "EUR": Currency("Euro", "Euro", "Cent"),
        "£": Currency("Pfund", "Pfund", "Pence"), "¥": Currency("Yen", "Yen"), "DM": Currency("D-Mark", "D-Mark"),
        "CHF": Currency("Franken", "Franken", "Rappen"),
    },
    scales={
        "Tausend": "tausend", "tausend": "tausend", "Million": "Million", "Millionen": "Millionen",
        "Milliarde": "Milliarde", "Milliarden": "Milliarden", "Billionen": "Billionen", "Mio.": "Millionen",
        "Mrd.": "Milliarden", "Mio": "Millionen", "Mrd": "Milliarden",
    },
    months=MONTHS,
    date="{ordinal}r {month} {year}",
    abbreviations={
        "Dr.": "Doktor", "Prof.": "Professor", "Hr.": "Herr", "Hrn.": "Herrn", "Fr.": "Frau", "z.B.": "zum Beispiel",
        "z. B.": "zum Beispiel", "d.h.": "das heißt", "d. h.": "das heißt", "u.a.": "unter anderem",
        "u. a.": "unter anderem", "usw.": "und so weiter", "u.s.w.": "und so weiter", "etc.": "et cetera",
        "bzw.": "beziehungsweise", "ca.": "circa", "evtl.": "eventuell", "ggf.": "gegebenenfalls",
        "inkl.": "inklusive",
        "vgl.": "vergleiche", "Vgl.": "vergleiche", "sog.": "sogenannte", "bspw.": "beispielsweise",
        "insb.": "insbesondere", "Mio.": "Millionen", "Mrd.": "Milliarden",
        "Std.": "Stunden", "Min.": "Minuten", "Str.": "Straße", "St.": "Sankt", "o.ä.": "oder ähnlich",
        "v.a.": "vor allem",
        "v. a.": "vor allem", "i.d.R.": "in der Regel", "geb.": "geboren", "gest.": "gestorben", "Jh.": "Jahrhundert",
        "n.Chr.": "nach Christus", "v.Chr.": "vor Christus", "n. Chr.": "nach Christus", "v. Chr.": "vor Christus",
        "Abg.": "Abgeordneter", "Dipl.-Ing.": "Diplom-Ingenieur", "ehem.": "ehemals", "zzgl.": "zuzüglich",
    },
    closing=frozenset({"usw.", "u.s.w.", "etc.", "o.ä."}),
    before_number={
        "Nr.": "Nummer", "Nrn.": "Nummern", "S.": "Seite", "Art.": "Artikel", "Abs.": "Absatz", "Bd.": "Band",
        "Kap.": "Kapitel", "Abb.": "Abbildung", "Ziff.": "Ziffer",
        "max.": "maximal", "min.": "mindestens",
    },
    units={
        "km": ("Kilometer", "Kilometer"), "m": ("Meter", "Meter"), "cm": ("Zentimeter", "Zentimeter"),
        "mm": ("Millimeter", "Millimeter"), "m²": ("Quadratmeter", "Quadratmeter"),
        "km²": ("Quadratkilometer", "Quadratkilometer"), "kg": ("Kilogramm", "Kilogramm"), "g": ("Gramm", "Gramm"),
        "km/h": ("Kilometer pro Stunde", "Kilometer pro Stunde"), "ml": ("Milliliter", "Milliliter"),
        "l": ("Liter", "Liter"), "t": ("Tonne", "Tonnen"), "°C": ("Grad Celsius", "Grad Celsius"),
        "°": ("Grad", "Grad"), "MB": ("Megabyte", "Megabyte"), "GB": ("Gigabyte", "Gigabyte"),
        "kWh": ("Kilowattstunde", "Kilowattstunden"), "kW": ("Kilowatt", "Kilowatt"), "MW": ("Megawatt", "Megawatt"),
        "GW": ("Gigawatt", "Gigawatt"), "h": ("Stunde", "Stunden"), "min": ("Minute", "Minuten"),
        "min.": ("Minute", "Minuten"), "Min.": ("Minute", "Minuten"), "Std.": ("Stunde", "Stunden"),
        "ha": ("Hektar", "Hektar"),
    },
    spelled=listed(
        "EU USA US UN CDU CSU SPD FDP AFD ARD ZDF WDR SWR KI IT PC ICE AG DAX UKW LKW PKW EZB BIP AKW"
    ),
    fractions={
        "1/2": "ein halb", "1/3": "ein Drittel", "2/3": "zwei Drittel", "1/4": "ein Viertel", "3/4": "drei Viertel",
        "½": "ein halb", "¼": "ein Viertel", "¾": "drei Viertel",
    },
    years=True,
    one="ein",
    clock=" Uhr ",
    hour="Uhr",
    full_hour=" Uhr",
    counted=frozenset({"Weltkrieg", "Kapitel", "Teil", "Band", "Artikel", "Akt", "Typ"}),
    reigns=listed(
        "Ludwig Heinrich Elisabeth Karl Georg Eduard Jakob Wilhelm Friedrich Napoleon Nikolaus Peter "
        "Katharina Alexander Otto Leopold Franz Joseph Philipp Johannes Paul Benedikt Pius Leo Gregor Charles "
        "Margrethe Harald"
    ),
    reign="der {ordinal}",
    own=(
        rule("ordinal", rf"(?<!\w)(?:({_CASES})\s)?(\d{{1,3}}\.)(?=\s(?:{_ORDERED})(?!\w))", _ordinal, DIGITS, group=2),
        rule("decade", r"(?<!\w)(1\d|20)?(\d0)er(n?)(?!\w)", _decade, DIGITS),
        rule("hour", r"(?<![\w.,])(\d{1,2})\.(\d\d)\sUhr(?!\w)", _half, DIGITS),
    ),
)  # fmt: skip
