"""Signs that people talk with each other: they ask, greet, and say I and you."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from math import prod

from transcript.labels.candidate import Candidate
from transcript.lines import QUESTION, SENTENCE_ENDS, Line
from transcript.names import core, introduced
from transcript.patterns import lazy

SHORT = 12  # labels up to which talk is looked for, since they come too seldom to repeat
LINES = 5  # at most for each label: nearly all of the document is said by somebody
LONGEST = 2000  # characters of a turn that are looked at
SHARE = 0.5  # of the turns must be talk
DOUBT = 0.25  # what is left of the score for each reason
TOP = 60  # lines in which participants are listed
MANY = 16  # turns from which the share of talk alone counts
LEAST, FEWEST = 0.35, 0.25  # of the turns show it in an interview, long or short: 0.4 and more in all that we measured
WHOLE = 0.85  # of the turns end as sentences
TINY = 0.01  # of a dozen labels or less, one that shows it is enough
TALKED = 0.6  # show it where few labels stand among many that are none
QUESTIONS = 0.08  # of the turns ask, in a language that we have no words of
SAMPLE = 200  # turns that tell
FIRST = lazy(
    r"\b(?:i|i['’]\w+|me|my|mine|we|us|our|ich|mich|mir|mein\w*|wir|uns|unser\w*|yo|mi|mis|nosotr[oa]s|nos|je|j['’]\w+|"
    r"moi|mon|ma|mes|nous|notre|eu|meu|minha|nós|io|mio|mia|noi|ik|mijn|wij|jag|vi|jeg|min|"
    r"я|мне|меня|мой|моя|мы|нас|нам|наш\w*|мене|мені|ми|أنا|نحن|mnie|mój|moj[ae]|jestem|benim|bana|bizim|εγώ|μου|εμείς|μας|"
    r"אני|שלי|אנחנו|já|mě|jsem|jsme|minä|minun|olen|olemme|én|nekem|vagyok|mă|mine|ja|mene|sam|jo|nosaltres|tôi|saya|kami|kita|"
    r"من|ما)\b|[我私僕俺]|저는|제가|우리|मैं|मेर|हम|ผม|ฉัน|เรา",
    re.IGNORECASE,
)
SECOND = lazy(
    r"\b(?:you|your|you['’]\w+|sie|ihnen|ihre?|du|dich|dein\w*|usted\w*|tú|tu|vous|votre|vos|você|lei|voi|jij|dere|"
    r"ты|тебя|вы|вас|вам|ваш\w*|ви|pani|państw\w+|ciebie|siz|sizin|εσείς|σας|εσύ|σου|אתה|אתם|שלך|vás|vám|jste|sinä|teidän|"
    r"önök?|maga|dumneavoastră|vam|vostè|bạn|anda|شما)\b|[你您]|あなた|당신|आप|คุณ",
    re.IGNORECASE,
)
ASKED = re.compile(rf"(?:{QUESTION})(?![\w=&/.:(])")
GREETS = lazy(
    r"\b(?:hi|hello|good (?:morning|afternoon|evening)|welcome|thanks?|hallo|danke|guten \w+|hola|gracias|"
    r"bonjour|merci|ciao|grazie|olá|obrigad[oa]|привет|здравствуйте|спасибо|dzień dobry|dziękuj\w+|merhaba|"
    r"teşekkür\w*|καλη(?:μέρα|σπέρα)|ευχαριστώ|שלום|תודה)\b|你好|谢谢|ありがとう|شكرا|नमस्ते|धन्यवाद|สวัสดี|ขอบคุณ",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[^\W\d_][\w.'’-]{1,30}\s?\((?P<initials>[A-ZÀ-ÖØ-Þ]{2,4})\)")
_CLOSED = re.compile(r"</[^<>\s]{1,60}>\s*$")
_UNPOINTED = re.compile("[\u0e00-\u0eff]")  # Thai and Lao end sentences without a mark
_TIME = "0123456789:,[]()-> \t\n"


def said(text: str, lines: Sequence[Line], found: Sequence[Candidate]) -> list[str]:
    """The words behind each of these labels, or of ``SAMPLE`` among many, up to the next one."""
    ends = (_end(lines, found[n + 1]) if n + 1 < len(found) else lines[-1].end for n in range(len(found)))
    step = 1 + len(found) // SAMPLE
    return [text[each.words : end].strip() for each, end in islice(zip(found, ends, strict=True), 0, None, step)]


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
    signs = (FIRST, SECOND, ASKED, GREETS)
    return sum(any(sign.search(each, 0, LONGEST) for sign in signs) for each in words) / len(words)


def doubt(text: str, lines: Sequence[Line], turns: Sequence[Candidate], exceptions: int) -> tuple[float, str]:
    """What to multiply a score with (1 where it is talk), and why; ``exceptions`` counts the labels that are none.

    Lists, tables, code and contracts have labels too: hardly anybody asks there or says I or you; in short ones what
    follows is no sentence, and each label comes once.
    """
    if not turns or _initialled(text, lines, turns):
        return 1.0, ""
    words = said(text, lines, turns)
    reasons = (_many if len(turns) >= MANY else _few)(words, turns, exceptions)
    against = [(factor, f", {reason}") for holds, factor, reason in reasons if holds]
    return prod(factor for factor, _ in against), "".join(reason for _, reason in against)


def _initialled(text: str, lines: Sequence[Line], turns: Sequence[Candidate]) -> bool:
    """Whether most of many labels are initials that the document's top explains: ``Ada Vik (AV), Tom Lind (TL)``."""
    top = lines[min(TOP, len(lines) - 1)].end
    initials = {hit["initials"] for hit in _INITIALS.finditer(text, 0, top)} if len(turns) >= MANY else set()
    return sum(turn.name in initials for turn in turns) > SHARE * len(turns)


def _many(words: Sequence[str], turns: Sequence[Candidate], exceptions: int) -> Iterator[tuple[bool, float, str]]:
    """The reason against many labels: no talk, unless all is sentences, or questions in a language unknown here."""
    ended = sum(map(_ended, words)) / len(words)
    asked = sum(bool(ASKED.search(each, 0, LONGEST)) for each in words) / len(words)
    clean = turns[0].style == "colon" and exceptions < (1 - WHOLE) * len(turns)
    sentences = ended > WHOLE and (clean or asked >= QUESTIONS)
    yield not sentences and shown(words) < LEAST, 1 / len(turns), "hardly anybody asks or says I"


def _few(words: Sequence[str], turns: Sequence[Candidate], exceptions: int) -> Iterator[tuple[bool, float, str]]:
    """The reasons against few labels, each with what is left of the score."""
    timed = sum(turn.time is not None for turn in turns) >= SHARE * len(words)
    ended = sum(map(_ended, words)) >= SHARE * len(words)
    pairs = [(introduced(turn.name), turn.name) for turn in turns]  # Ann Berg (AB) comes again as AB
    names = [(pair[1] if pair else core(name)).casefold() for pair, name in pairs]
    usual = 0.4 if ended and turns[0].style == "colon" else DOUBT  # a colon is what most people write talk with
    talked = shown(words)
    yield exceptions > len(turns) and talked < TALKED, DOUBT, "more lines of this look are nobody's"
    yield (
        talked < FEWEST * (len(words) > SHORT) + TINY and not (timed and ended),
        usual,
        "hardly anybody asks or says I",
    )
    yield not ended and not timed, DOUBT, "what follows is no sentence"
    yield len(names) > 2 and len(set(names)) == len(names), DOUBT, "each label comes once"


def _ended(words: str) -> bool:
    """Whether words end as a sentence does, before a closing tag or a time."""
    last = _CLOSED.sub("", words[-80:]).rstrip(_TIME)[-1:]
    return last in SENTENCE_ENDS or bool(_UNPOINTED.match(last))


def _listed(names: Sequence[str]) -> bool:
    return len(names) > 2 and all(a < b for a, b in pairwise(names))
