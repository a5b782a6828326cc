"""Rules that Spanish alone has: numbered names, feminine ordinals, numbers that agree with what they count."""

from __future__ import annotations

import re

from voices.rules.amounts import points
from voices.rules.language import Language, listed
from voices.rules.numbers import cardinal, digits, ordinal, plain, roman
from voices.rules.rule import ALONE, DIGITS, ROMAN, Rule, any_of, labelled, rule

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip

REIGNS = listed(
    "Felipe Carlos Alfonso Fernando Isabel Juan Luis Enrique Pío León Benedicto Gregorio Pablo Jorge Eduardo Napoleón "
    "Francisco Sancho Ramiro Pedro Jaime Catalina Nicolás Alejandro Guillermo Federico Leopoldo"
)
WOMEN = listed("Isabel Catalina")

_ORDERED = "República|Internacional|Enmienda|División|Guerra"
_MASCULINE = "días|problemas|programas|sistemas|temas|idiomas|mapas|planetas|poemas|dilemas|atletas"
_WOMEN = r"mujeres|veces|noches|tardes|partes|calles|hora|mujer|vez|persona|\w+ción(?:es)?"
_FEMININE = rf"(?=\s(?:(?!{_MASCULINE})\w+as|{_WOMEN})(?!\w))"


def own(words: Language) -> tuple[Rule, ...]:
    return (
        rule("numbered name", "Felipe VI", rf"(?<!\w)({any_of(REIGNS)})\s+([IVX]{{1,6}})(?!\w)",
             lambda found: _reign(found, words), ROMAN, group=2),
        rule("numbered event", "la II Guerra", rf"(?<!\w)([IVX]{{1,6}})(?=\s(?:{_ORDERED}|Guerra Mundial)(?!\w))",
             lambda found: _feminine(ordinal(str(roman(found[1])), words)) if roman(found[1]) else None, ROMAN),
        rule("telephone of nine", "912 345 678", r"(?<![\w.,])[6-9]\d\d \d{3} \d{3}(?!\w|[.,]\d| \d)",
             lambda found: digits(found[0], words), "6789"),
        rule("feminine ordinal", "2.ª", r"(?<!\w)(\d{1,3})\.?ª",
             lambda found: _feminine(ordinal(found[1], words)), "ª"),
        rule("short ordinal", "1.er piso", rf"{ALONE}(\d{{1,3}})\.?er(?!\w)",
             lambda found: ordinal(found[1], words).removesuffix("o"), DIGITS),
        rule("first of a month", "1 de mayo", rf"{ALONE}(?:1|1\.º|1º)(?=\sde\s(?:{any_of(MONTHS)}))",
             lambda found: "primero", "1"),
        rule("hour", "20.30 h", rf"{ALONE}(\d{{1,2}})[.:](\d\d)\s?h(?:oras)?(?!\w)",
             lambda found: _hours(found[1], words) + _minutes(found[2], words), DIGITS),
        rule("time", "a la 1:30", rf"{ALONE}(\d{{1,2}}):([0-5]\d)(?![:\w])",
             lambda found: _hours(found[1], words) + _minutes(found[2], words), ":"),
        points(words),
        rule("feminine amount", "200 personas", rf"{ALONE}({words.figure}){_FEMININE}",
             lambda found: _agreeing(plain(found[1], words)), DIGITS),
        rule("one of a kind", "21 años",
             rf"{ALONE}(\d{{0,6}}1)(?=\s(?!de\b|y\b|a\b|o\b|en\b)(?!(?:{any_of(words.units)})\b)[^\W\d_]{{3,}})",
             lambda found: None if labelled(found) else _shortened(plain(found[1], words)), "1"),
    )  # fmt: skip


def _reign(found: re.Match[str], words: Language) -> str | None:
    """``Felipe VI`` by an ordinal, from eleven on by a cardinal (Real Academia Española, "ordinales")."""
    value = roman(found[2])
    if value is None:
        return None
    said = ordinal(str(value), words) if value <= 10 else cardinal(str(value), words)
    return _feminine(said) if found[1] in WOMEN else said


def _feminine(ordinal: str) -> str:
    return re.sub(r"o\b", "a", ordinal)


def _agreeing(amount: str) -> str:
    """``doscientas``, ``veintiuna`` (Real Academia Española, "cardinales"); thousands agree, millions do not."""
    head, million, rest = amount.rpartition(" millones ")
    return head + million + re.sub(r"(cient|quinient)os\b", r"\1as", re.sub(r"uno\b", "una", rest))


def _shortened(amount: str) -> str:
    """``un`` and ``veintiún`` before what is counted."""
    return re.sub(r"uno$", "un", re.sub(r"veintiuno$", "veintiún", amount))


def _hours(hour: str, words: Language) -> str:
    return _agreeing(plain(str(int(hour)), words))


def _minutes(minutes: str, words: Language) -> str:
    return f"{words.clock}{cardinal(str(int(minutes)), words)}" if int(minutes) else words.full_hour
