"""What is said for that which the general rules find."""

from __future__ import annotations

import re

from voices.rules.language import Currency, Language
from voices.rules.numbers import digits, plain, roman, say, year
from voices.rules.rule import Edit, shared


def bracketed(found: re.Match[str]) -> list[Edit]:
    """Edits that turn the brackets of a match into pauses."""
    goes_on = re.match(r"\s*\w", found.string[found.end() :])
    return [
        Edit(found.start(), found.start() + 1, ", "),
        Edit(found.end() - 1, found.end(), "," if goes_on else ""),
    ]


def closes(found: re.Match[str], words: Language) -> bool:
    """Whether the abbreviation's full stop ends a sentence: the text's last, or one that may before a capital."""
    rest = found.string[found.end() :].lstrip("\"'”’»)")
    return found[0].endswith(".") and (not rest.strip() or (found[0] in words.closing and rest.lstrip()[0].isupper()))


def address(text: str, words: Language) -> str:
    """An e-mail address or the rest of a URL, with the words for its signs."""
    said = {"@": f" {words.at} ", ".": f" {words.dot} ", "/": f" {words.slash} ", "_": " "}
    return " ".join("".join(said.get(c, c) for c in text).split())


def url(text: str, words: Language) -> str:
    """The host and the path's words; scheme, ``www``, query and fragment are for machines."""
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", text)
    return address(re.split(r"[?#]", host)[0].strip("/"), words) or text


def phone(text: str, words: Language) -> str:
    """A telephone number, digit by digit."""
    plus = words.symbols.get("+", "plus")
    return f"{plus} {digits(text, words)}" if text.startswith("+") else digits(text, words)


def date(found: re.Match[str], words: Language) -> str | None:
    """An ISO 8601 date as the language says dates; None where it is none."""
    then, month, day = found[1], int(found[2]), str(int(found[3]))
    if not (1 <= month <= 12 and 1 <= int(day) <= 31):
        return None
    named = {"day": plain(day, words), "ordinal": say(day, words.tag, "ordinal"), "month": words.months[month - 1]}
    return words.date.format(**named, year=year(then, words))


def version(text: str, words: Language) -> str | None:
    """``1.2.3`` number by number; None where a language writes a number so."""
    if re.fullmatch(words.figure, text):
        return None
    said = f" {words.dot} ".join(plain(part, words) for part in text.lstrip("v").split("."))
    return f"v {said}" if text.startswith("v") else said


def model(found: re.Match[str], words: Language) -> str:
    """Letters one by one, and the number behind or before them."""
    letters, number = (found[1], found[2]) if found[1] else (found[4], found[3])
    said = [" ".join(letters), plain(number, words)]
    return " ".join(said if found[1] else reversed(said))


def reign(numeral: str, words: Language) -> str | None:
    """A Roman numeral behind a name; None where the letters are none."""
    value = roman(numeral)
    if value is None:
        return None
    return words.reign.format(ordinal=say(str(value), words.tag, "ordinal"), cardinal=say(str(value), words.tag))


def numeral(found: re.Match[str], words: Language) -> list[Edit]:
    """A Roman numeral behind a word, as a number."""
    group = 1 if found[1] else 2
    value = roman(found[group])
    return [] if value is None else shared(found.string, *found.span(group), say(str(value), words.tag))


def span(first: str, second: str | None, words: Language) -> str:
    """A number, or a range of two."""
    said = plain(first, words)
    return f"{said} {words.to} {plain(second, words)}" if second else said


def money(found: re.Match[str], words: Language) -> str:
    """An amount and its currency."""
    sign = found[1] or found[8]
    first, second, scale = found.group(2, 3, 4) if found[1] else found.group(5, 6, 7)
    currency = words.money[sign]
    whole, cents = _parts(first, words)
    if len(cents) == 2 and currency.cents and not (second or scale):
        return _coins(whole, cents, currency, words)
    amount = f"{span(first, second, words)} {words.scales[scale]}" if scale else span(first, second, words)
    if first == "1" and not (second or scale):
        return f"{words.one or amount} {currency.one}"
    of = words.of[currency.many[0] in "aeiou"] if amount.rpartition(" ")[2] in words.great else ""
    return f"{amount} {of}{currency.many}"


def _parts(amount: str, words: Language) -> tuple[str, str]:
    """The digits before and behind the decimal mark."""
    whole, _, behind = re.sub(rf"[{re.escape(words.decimal)}]", "\0", amount).partition("\0")
    return whole, behind


def _coins(whole: str, cents: str, currency: Currency, words: Language) -> str:
    small = say(str(int(cents)), words.tag)
    if whole == "0":
        return f"{small} {currency.cents}"
    large = (
        f"{words.one or plain(whole, words)} {currency.one}"
        if whole == "1"
        else f"{plain(whole, words)} {currency.many}"
    )
    return f"{large} {small}" if int(cents) else large


def unit(found: re.Match[str], words: Language) -> str:
    """An amount and its unit, one or many."""
    sign, first, second, unit = found.groups()
    one, many = words.units[unit]
    single = first == "1" and not second
    said = f"{words.one or plain(first, words)} {one}" if single else f"{span(first, second, words)} {many}"
    return f"{words.minus} {said}" if sign else said


def fraction(found: re.Match[str], words: Language) -> str:
    """A fraction that has a name, or two numbers."""
    upper, lower, whole, sign = found.groups()
    if upper:
        return words.fractions.get(f"{upper}/{lower}") or f"{plain(upper, words)} {plain(lower, words)}"
    return f"{plain(whole, words)} {words.and_} {words.fractions[sign]}" if whole else words.fractions[sign]


def clock(found: re.Match[str], words: Language) -> str | None:
    """A time of day; None where it is none."""
    hour, minute, half = found[1], int(found[2]), found[3]
    if int(hour) > 24 or minute > 59:
        return None
    said = plain(str(int(hour)), words)
    if minute:
        said += words.clock + (f"{words.oh} " if words.oh and minute < 10 else "") + plain(str(minute), words)
    elif not half:
        said += words.full_hour
    return f"{said} {words.half_days[half]}" if half else said
