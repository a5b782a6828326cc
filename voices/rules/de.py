"""German."""

from __future__ import annotations

from voices.rules.de_rules import MONTHS, own
from voices.rules.language import Currency, Language, listed

GERMAN = Language(
    tag="de",
    decimal=",",
    thousands=". '’\u00a0\u202f",
    dot="Punkt",
    at="ät",
    slash="Schrägstrich",
    dash="Bindestrich",
    underscore="Unterstrich",
    hashtag="Hashtag",
    to="bis",
    ratio="zu",
    percent="Prozent",
    minus="minus",
    times="mal",
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
        "US-$": Currency("US-Dollar", "US-Dollar", "Cent"), "GBP": Currency("Pfund", "Pfund", "Pence"),
        "USD": Currency("US-Dollar", "US-Dollar", "Cent"),
    },
    scales={
        "Tausend": "tausend", "tausend": "tausend", "Million": "Million", "Millionen": "Millionen",
        "Milliarde": "Milliarde", "Milliarden": "Milliarden", "Billionen": "Billionen", "Mio.": "Millionen",
        "Mrd.": "Milliarden", "Mio": "Millionen", "Mrd": "Milliarden", "Tsd.": "tausend",
    },
    months=MONTHS,
    date="{ordinal}r {month} {year}",
    abbreviations={
        "rd.": "rund", "Hl.": "Heiliger", "Bhf.": "Bahnhof", "a. M.": "am Main", "Tel.": "Telefon",
        "MwSt.": "Mehrwertsteuer", "mind.": "mindestens", "e.V.": "eingetragener Verein",
        "e. V.": "eingetragener Verein", "u. U.": "unter Umständen", "u.U.": "unter Umständen", "s. o.": "siehe oben",
        "s.o.": "siehe oben", "i. d. R.": "in der Regel", "Jhd.": "Jahrhundert",
        "Jg.": "Jahrgang", "Hbf.": "Hauptbahnhof", "Hbf": "Hauptbahnhof", "Tsd.": "Tausend",
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
        "ha": ("Hektar", "Hektar"), "x": ("mal", "mal"),
    },
    spelled=listed(
        "StGB UdSSR BVerfG API CPU URL AfD GmbH "
        " EU USA US UN CDU CSU SPD FDP AFD ARD ZDF WDR SWR KI IT PC ICE AG DAX UKW LKW PKW EZB BIP AKW"
    ),
    read=listed(
        "AB AM AN BO DA DU EI ER ES IM IN JA OB OH SO UM WO ZU"
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
    counted=frozenset({"Weltkrieg", "Kap.", "Kapitel", "Teil", "Band", "Artikel", "Akt", "Typ"}),
    reigns=listed(
        "Ludwig Heinrich Elisabeth Karl Georg Eduard Jakob Wilhelm Friedrich Napoleon Nikolaus Peter "
        "Katharina Alexander Otto Leopold Franz Joseph Philipp Johannes Paul Benedikt Pius Leo Gregor Charles "
        "Margrethe Harald"
    ),
    reign="der {ordinal}",
    examples={
        "money": "5 €, 1 Euro, 3,50 €, 5–10 Mio. €", "abbreviation before a number": "Nr. 5",
        "abbreviation": "Dr. Berg, z. B., usw.", "initials": "J. K. Lang", "numbered name": "Ludwig XIV.",
        "Roman numeral": "Kapitel V", "time": "9.30 Uhr", "hour": "1 Uhr", "acronym": "CDU, AfD",
        "number and scale": "5Mio", "from, to": "10:15-10:30", "number": "1.200", "symbol": "Anna & Tom, § 5",
        "joint": "und/oder", "dash": "eins—zwei", "brackets": "Wir gingen (endlich wieder) heim",
        "e-mail": "max_berg@mail.de", "URL": "https://www.zeit.de/ein-weg?x=1",
    },
    own=own,
)  # fmt: skip
