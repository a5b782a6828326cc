"""Rules for addresses: of mail, of pages, of files, of people on a platform, of telephones."""

from __future__ import annotations

from re import split, sub

from voices.rules.language import Language
from voices.rules.numbers import digits
from voices.rules.rule import DIGITS, Rule, rule

DOMAINS = "com|org|net|edu|gov|mil|int|info|io|ai|app|dev|news|blog|tv|eu|uk|us|ca|au|de|at|ch|fr|es|it|nl|ir|co"
"""Top-level domains by which an address is known without ``https`` or ``www``."""

FILES = (
    "js|ts|py|rs|md|txt|csv|json|xml|toml|ya?ml|html?|css|php|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|mp[34]|wav|zip"
)
"""Suffixes by which a file is known."""

WORDS = frozenset({"co", "me"})
"""Domains of two letters that are said as a word; the others (``uk``, ``fr``) letter by letter."""

_EMAIL = r"(?<![\w.+])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_URL = r"(?:https?://|(?<![\w.])www\.)[^\s<>()]*[^\s<>().,;:!?'\"’”]"
_DOMAIN = rf"(?<![\w.@/-])(?:[A-Za-z0-9-]+\.)+(?:{DOMAINS})(?![\w-]|\.\w)(?:/[^\s<>()]*[^\s<>().,;:!?'\"’”])?"
_PATH = r"(?<![\w.@/-])(?:[A-Za-z0-9-]+\.)+[a-z]{2,6}/[^\s<>()]*[^\s<>().,;:!?'\"’”]"
_PHONES = (
    r"(?<!\w)\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}(?![\w-])",  # +44 20 7946 0958
    r"(?<![\w.,-])(?:1-)?(?:\(\d{2,5}\)[ .-]?|\d{3}[.-])\d{3,4}[ .-]\d{4}(?![\w-]|[.,]\d)",  # (555) 123-4567
    r"(?<![\w.,-])0\d{1,4}[ /-]\d{3,4}[ -]?\d{3,4}(?![\w-]|[.,]\d)",  # 020 7946 0958, 030/1234567
    r"(?<![\w.,-])0\d(?:[ .]\d\d){4}(?![\w-])",  # 01 23 45 67 89
)


def emails(words: Language) -> Rule:
    return rule("e-mail", "jo_doe@mail.co.uk", _EMAIL, lambda found: address(found[0], words), "@")


def urls(words: Language) -> Rule:
    """The query and what follows ``#`` are for machines."""
    return rule(
        "URL", "https://www.time.news/a-walk?x=1", f"{_URL}|{_DOMAIN}|{_PATH}", lambda found: page(found[0], words)
    )


def files(words: Language) -> Rule:
    return rule("file", "node.js", rf"(?<=\w)\.(?=(?:{FILES})(?!\w))", lambda found: f" {words.dot} ", ".")


def tags(words: Language) -> Rule:
    return rule("name on a platform", "@anna", r"(?<![\w.])@(?=\w|\s)", lambda found: f"{words.at} ", "@")


def hashtags(words: Language) -> Rule:
    return rule("hashtag", "#MeToo", r"(?<!\w)#(?=[^\W\d])", lambda found: f"{words.hashtag} ", "#")


def phones(words: Language) -> Rule:
    return rule("telephone", "+44 20 7946 0958", "|".join(_PHONES), lambda found: phone(found[0], words), DIGITS)


def address(text: str, words: Language) -> str:
    """An e-mail address or a host, with the words for its signs."""
    name, _, country = text.rpartition(".")
    if len(country) == 2 and country not in WORDS:
        text = f"{name}.{' '.join(country)}"
    said = {
        "@": words.at, ".": words.dot, "/": words.slash, "-": words.dash, "_": words.underscore,
        "+": words.symbols["+"],
    }  # fmt: skip
    return " ".join("".join(f" {said[c]} " if c in said else c for c in text).split())


def page(text: str, words: Language) -> str:
    """The host and the path's words, without scheme and ``www``."""
    host, *path = split(r"[?#]", sub(r"^(?:https?://)?(?:www\.)?", "", text))[0].strip("/").split("/")
    folders = [" ".join(split(r"[-_.]+", folder)) for folder in path if folder and not folder.endswith(":")]
    return f" {words.slash} ".join([address(host, words), *folders]) if host else text


def phone(text: str, words: Language) -> str:
    """A telephone number, digit by digit."""
    return f"{words.symbols['+']} {digits(text, words)}" if text.startswith("+") else digits(text, words)
