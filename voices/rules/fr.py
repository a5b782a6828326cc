"""French."""

from __future__ import annotations

import re

from voices.rules.language import Currency, Language, listed
from voices.rules.numbers import roman, say
from voices.rules.rule import DIGITS, rule

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


def _hour(found: re.Match[str]) -> str:
    """``14h30``."""
    hour, minute = int(found[1]), int(found[2] or 0)
    said = f"{'une' if hour == 1 else say(str(hour), 'fr')} heure{'s' * (hour > 1)}"
    return f"{said} {say(str(minute), 'fr')}" if minute else said


def _century(found: re.Match[str]) -> str | None:
    """``XIXe siècle``, ``François Ier``."""
    value = roman(found[1])
    return None if value is None else say(str(value), "fr", "ordinal")


FRENCH = Language(
    tag="fr",
    decimal=",",
    thousands=".\u00a0\u202f ",
    dot="point",
    at="arobase",
    slash="barre oblique",
    to="à",
    percent="pour cent",
    minus="moins",
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
        "Md": "milliards", "Mds": "milliards", "M": "millions",
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
        "apr. J.-C.": "après Jésus-Christ", "av. J.-C.": "avant Jésus-Christ", "env.": "environ", "cf.": "voir",
        "svp": "s'il vous plaît", "M.": "Monsieur",
    },
    closing=frozenset({"etc."}),
    before_number={
        "n°": "numéro", "N°": "numéro", "nº": "numéro", "no": "numéro", "art.": "article", "p.": "page",
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
    },
    spelled=listed("UE USA EDF SNCF RATP CGT OMC FMI PIB TVA IVG PME HLM RER ADN IA"),
    fractions={
        "1/2": "un demi", "1/3": "un tiers", "2/3": "deux tiers", "1/4": "un quart", "3/4": "trois quarts",
        "½": "un demi", "¼": "un quart", "¾": "trois quarts",
    },
    ordinal="er|ère|re|e|ème|nd|nde",
    clock=" heures ",
    full_hour=" heures",
    counted=frozenset({"Chapitre", "chapitre", "Tome", "tome", "Acte", "acte", "Titre", "titre"}),
    reigns=listed(
        "Louis Henri François Charles Philippe Napoléon Élisabeth Elizabeth Édouard George Guillaume Nicolas "
        "Pierre Catherine Alexandre Jean-Paul Paul Benoît Pie Léon Grégoire Mohammed Hassan Léopold Albert "
        "Felipe"
    ),
    reign="{cardinal}",
    own=(
        rule("Roman ordinal", r"(?<!\w)([IVX]+)(?:er|ère|e|ème|ᵉ)(?!\w)", _century, "IVX"),
        rule("hour", r"(?<![\w.,])([01]?\d|2[0-4])\s?h(?:eures?)?\s?([0-5]\d)?(?!\w)", _hour, DIGITS),
    ),
)  # fmt: skip
