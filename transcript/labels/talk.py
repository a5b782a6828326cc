"""Signs that people talk with each other: they ask, greet, and say I and you."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import prod

from transcript.labels.candidate import Candidate
from transcript.lines import QUESTION, SENTENCE_ENDS, Line

SHORT = 12  # labels up to which talk is looked for, since they come too seldom to repeat
LINES = 5  # at most for each label: nearly all of the document is said by somebody
SHARE = 0.5  # of the turns must be talk
DOUBT = 0.25  # what is left of the score for each reason
MANY = 16  # turns from which nothing is doubted
FIRST = re.compile(
    r"\b(?:i|i['’]\w+|me|my|mine|we|us|our|ich|mich|mir|mein\w*|wir|uns|unser\w*|yo|mi|mis|nosotr[oa]s|nos|je|j['’]\w+|"
    r"moi|mon|ma|mes|nous|notre|eu|meu|minha|nós|io|mio|mia|noi|ik|mijn|wij|jag|vi|jeg|min|"
    r"я|мне|меня|мой|моя|мы|нас|нам|наш\w*|أنا|نحن|mnie|mój|moj[ae]|jestem|benim|bana|bizim|εγώ|μου|εμείς|μας|"
    r"אני|שלי|אנחנו)\b|[我私僕俺]|저는|우리|मैं|मेर|हम|ผม|ฉัน|เรา",
    re.IGNORECASE,
)
SECOND = re.compile(
    r"\b(?:you|your|you['’]\w+|sie|ihnen|ihre?|du|dich|dein\w*|usted\w*|tú|tu|vous|votre|vos|você|lei|voi|jij|dere|"
    r"ты|тебя|вы|вас|вам|ваш\w*|pani|państw\w+|ciebie|siz|sizin|εσείς|σας|εσύ|σου|אתה|אתם|שלך)\b|[你您]|あなた|당신|आप|คุณ",
    re.IGNORECASE,
)
ASKED = re.compile(QUESTION)
GREETS = re.compile(
    r"\b(?:hi|hello|good (?:morning|afternoon|evening)|welcome|thanks?|hallo|danke|guten \w+|hola|gracias|"
    r"bonjour|merci|ciao|grazie|olá|obrigad[oa]|привет|здравствуйте|спасибо|dzień dobry|dziękuj\w+|merhaba|"
    r"teşekkür\w*|καλη(?:μέρα|σπέρα)|ευχαριστώ|שלום|תודה)\b|你好|谢谢|ありがとう|شكرا|नमस्ते|धन्यवाद|สวัสดี|ขอบคุณ",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(r".*\((\w+)\)")
_CLOSED = re.compile(r"</[^<>\s]{1,60}>\s*$")
_UNPOINTED = re.compile("[\u0e00-\u0eff]")  # Thai and Lao end sentences without a mark
_TIME = "0123456789:,[]()-> \t\n"


def said(text: str, lines: Sequence[Line], found: Sequence[Candidate]) -> list[str]:
    """The words behind each of these labels, up to the next one."""
    ends = [_end(lines, each) for each in found[1:]] + [lines[-1].end]
    return [text[each.words : end].strip() for each, end in zip(found, ends, strict=True)]


def _end(lines: Sequence[Line], after: Candidate) -> int:
    """Where the words before a label end."""
    inside = after.start > lines[after.line].start or not after.line
    return after.start if inside else lines[after.line - 1].end


def talks(text: str, lines: Sequence[Line], found: Sequence[Candidate]) -> bool:
    """Whether a few labels have talk behind them, where repetition cannot tell yet.

    Half of what follows them has a sign of it, one asks or greets, no label is without words, and nearly all of the
    document is said. Labels that come once each in the order of the alphabet are entries of a list.
    """
    names = [each.name.casefold() for each in found]
    if not 1 < len(found) <= SHORT or len(lines) > LINES * (len(found) + 1) or _listed(names):
        return False
    words = said(text, lines, found)
    opened = any(ASKED.search(each) or GREETS.search(each) for each in words)
    return all(words) and opened and shown(words) >= SHARE


def shown(words: Sequence[str]) -> float:
    """The share of these stretches of words that has a sign of talk."""
    return sum(any(sign.search(each) for sign in (ASKED, FIRST, SECOND, GREETS)) for each in words) / len(words)


def doubt(text: str, lines: Sequence[Line], turns: Sequence[Candidate]) -> tuple[float, str]:
    """What to multiply the score of a short document with (1 where it is talk), and why.

    Lists, tables and contracts have labels too: nobody asks there or says I, what follows is no sentence, each label
    comes once.
    """
    if not 0 < len(turns) < MANY:
        return 1.0, ""
    words = said(text, lines, turns)
    timed = sum(turn.time is not None for turn in turns) >= SHARE * len(words)
    ended = sum(map(_ended, words)) >= SHARE * len(words)
    names = [_INTRODUCED.sub(r"\1", turn.name).casefold() for turn in turns]  # Ann Berg (AB) comes again as AB
    usual = 0.4 if ended and turns[0].style == "colon" else DOUBT  # a colon is what most people write talk with
    reasons = (
        (not shown(words) and not (timed and ended), usual, "nobody asks or says I"),
        (not ended and not timed, DOUBT, "what follows is no sentence"),
        (len(names) > 2 and len(set(names)) == len(names), DOUBT, "each label comes once"),
    )
    against = [(factor, reason) for holds, factor, reason in reasons if holds]
    return prod(factor for factor, _ in against), "".join(f", {reason}" for _, reason in against)


def _ended(words: str) -> bool:
    """Whether words end as a sentence does, before a closing tag or a time."""
    last = _CLOSED.sub("", words[-80:]).rstrip(_TIME)[-1:]
    return last in SENTENCE_ENDS or bool(_UNPOINTED.match(last))


def _listed(names: Sequence[str]) -> bool:
    return len(names) > 2 and all(a < b for a, b in pairwise(names))
