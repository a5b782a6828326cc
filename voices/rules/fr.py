"""French, and what Belgians and the Swiss say otherwise."""

from __future__ import annotations

from voices.rules.fr_rules import MONTHS, own
from voices.rules.language import Currency, Language, listed

FRENCH = Language(
    tag="fr",
    decimal=",",
    thousands=".\u00a0\u202f ",
    dot="point",
    at="arobase",
    slash="barre oblique",
    dash="tiret",
    underscore="tiret bas",
    hashtag="hashtag",
    to="à",
    ratio="à",
    percent="pour cent",
    minus="moins",
    times="fois",
    number="numéro",
    and_="et",
    symbols={
        "&": "et", "+": "plus", "=": "égale", "×": "fois", "±": "plus ou moins", "≈": "environ", "~": "environ",
        "°": "degrés", "§": "paragraphe",
    },
    money={
        "$": Currency("dollar", "dollars", "cents"), "€": Currency("euro", "euros", "centimes"),
        "EUR": Currency("euro", "euros", "centimes"), "£": Currency("livre", "livres", "pence"),
        "¥": Currency("yen", "yens"), "CHF": Currency("franc suisse", "francs suisses", "centimes"),
        "F": Currency("franc", "francs", "centimes"),
    },
    scales={
        "million": "million", "millions": "millions", "milliard": "milliard", "milliards": "milliards",
        "k": "mille", "Md": "milliards", "Mds": "milliards", "M": "millions",
    },
    months=MONTHS,
    date="{day} {month} {year}",
    of=("de ", "d'"),
    great=frozenset({"million", "millions", "milliard", "milliards"}),
    abbreviations={
        "MM.": "Messieurs", "Mme": "Madame", "Mmes": "Mesdames", "Mlle": "Mademoiselle", "Dr": "Docteur",
        "Dr.": "Docteur",
        "Pr": "Professeur", "Pr.": "Professeur", "Me": "Maître", "etc.": "et cetera", "c.-à-d.": "c'est-à-dire",
        "càd": "c'est-à-dire", "p. ex.": "par exemple", "St": "Saint", "Ste": "Sainte", "av.": "avenue",
        "bd": "boulevard",
        "apr. J.-C.": "après Jésus-Christ", "av. J.-C.": "avant Jésus-Christ",
        "arr.": "arrondissement", "hab.": "habitants", "éd.": "édition", "env.": "environ", "cf.": "voir",
        "svp": "s'il vous plaît", "M.": "Monsieur",
    },
    closing=frozenset({"etc."}),
    before_number={
        "n°": "numéro", "N°": "numéro", "nº": "numéro", "no": "numéro", "art.": "article", "t.": "tome", "p.": "page",
        "chap.": "chapitre",
        "vol.": "volume", "fig.": "figure",
    },
    units={
        "km": ("kilomètre", "kilomètres"), "m": ("mètre", "mètres"), "cm": ("centimètre", "centimètres"),
        "mm": ("millimètre", "millimètres"), "m²": ("mètre carré", "mètres carrés"),
        "km²": ("kilomètre carré", "kilomètres carrés"), "kg": ("kilogramme", "kilogrammes"),
        "g": ("gramme", "grammes"),
        "km/h": ("kilomètre-heure", "kilomètres-heure"), "l": ("litre", "litres"),
        "ml": ("millilitre", "millilitres"),
        "t": ("tonne", "tonnes"), "ha": ("hectare", "hectares"), "°C": ("degré Celsius", "degrés Celsius"),
        "°": ("degré", "degrés"), "Mo": ("mégaoctet", "mégaoctets"), "Go": ("gigaoctet", "gigaoctets"),
        "min": ("minute", "minutes"), "kWh": ("kilowattheure", "kilowattheures"), "ans": ("an", "ans"),
        "x": ("fois", "fois"), "m³": ("mètre cube", "mètres cubes"),
    },
    spelled=listed("API UMP BCE ONG UE USA EDF SNCF RATP CGT OMC FMI PIB TVA IVG PME HLM RER ADN IA"),
    read=listed(
        "AH AI AU CE DE DU EN ES ET EU HA IL JE LA LE MA ME NE NI OH ON OU SA SE SI SU TA TE TU UN VA VU"
    ),
    fractions={
        "1/2": "un demi", "1/3": "un tiers", "2/3": "deux tiers", "1/4": "un quart", "3/4": "trois quarts",
        "½": "un demi", "¼": "un quart", "¾": "trois quarts",
    },
    ordinal="er|ère|re|e|ème|nd|nde",
    counted=frozenset({"Chapitre", "chapitre", "Tome", "tome", "Acte", "acte", "Titre", "titre"}),
    reigns=listed(
        "Louis Henri François Charles Philippe Napoléon Élisabeth Elizabeth Édouard George Guillaume Nicolas "
        "Pierre Catherine Alexandre Jean-Paul Paul Benoît Pie Léon Grégoire Mohammed Hassan Léopold Albert "
        "Felipe"
    ),
    reign="{cardinal}",
    examples={
        "money": "5 €, 3,50 €, 5–10 M€", "abbreviation": "M. Dupont, etc.", "ordinal": "2e, 3ème", "number": "1 200",
        "initials": "J. K. Petit", "acronym": "SNCF, ONG", "from, to": "9h-17h", "symbol": "Tom & Anna, 2+2",
        "joint": "et/ou", "dash": "un—deux", "brackets": "Il est parti (enfin seul) hier",
        "e-mail": "jean_petit@mail.fr", "URL": "https://www.lemonde.fr/un-pas?x=1", "Roman numeral": "Chapitre V",
    },
    own=own,
)  # fmt: skip

BELGIAN = FRENCH._replace(tag="fr_BE")
SWISS = FRENCH._replace(tag="fr_CH")
