"""Which language a text is in, by its most usual words and its script."""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 20_000

# The most frequent words of each language that are rare in the others (Leipzig Corpora Collection lists).
WORDS = {
    "en": "the and of to that is it you was for this with are have not what they",
    "de": "der die und das ist nicht ich wir sie mit auf für ein eine den auch es zu",
    "fr": "le les et est pas que je vous nous des une dans pour qui ce avec sur",
    "es": "el los y es que no en una por con para las del lo se muy pero",
    "it": "il che è non di per una sono con del della anche ma gli come più",
    "pt": "o os que é não uma do da em para com mas você isso muito foi",
    "nl": "de het een en van ik niet dat is wij je maar voor zijn met op",
    "sv": "och att det är jag som inte på för en vi av med men har",
    "pl": "i nie w to się na że jest z do jak ale co tak",
    "tr": "ve bir bu da için de çok ne ile ben var olarak",
}
SCRIPTS = (
    ("ja", r"[\u3040-\u30ff]"),
    ("zh", r"[\u4e00-\u9fff]"),
    ("ko", r"[\uac00-\ud7af]"),
    ("uk", r"[іїєґІЇЄҐ]"),
    ("he", r"[\u0590-\u05ff]"),
    ("hi", r"[\u0900-\u097f]"),
    ("el", r"[\u0370-\u03ff]"),
    ("th", r"[\u0e00-\u0e7f]"),
)
FIRST = "\u0370"  # no letter of these scripts comes before
_WORDS = {language: frozenset(words.split()) for language, words in WORDS.items()}
SURE = 0.14  # of the words: running text has more of its language's usual words, and fewer of any other's
_WORD = re.compile(r"[^\W\d_]+")
FEWEST = 8  # words from which a guess by letters is better than none
_OTHER_TAGS = {"no": "nb"}
# BCP 47 (RFC 5646) section 2.1: language, script, region, variants; extensions are of no use here.
_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:[-_](?P<script>[a-z]{4}))?(?:[-_](?P<region>[a-z]{2}|\d{3}))?", re.I)


def language(text: str) -> str:
    """A BCP 47 tag for the text's language; ``en`` where nothing tells.

    What script and usual words leave open is asked of py3langid (97 languages), which takes half a second to load.
    """
    sample = text[:SAMPLE]
    if found := _by_script(sample):
        return found
    words = Counter(_WORD.findall(sample.casefold()))
    hits = Counter({tag: sum(words[word] for word in known) for tag, known in _WORDS.items()})
    (best, most), (_, second) = hits.most_common(2)
    total = words.total()
    if (most > SURE * total and most > 2 * second) or total < FEWEST:
        return best if most else "en"
    return _by_letters(sample)


def _by_script(sample: str) -> str | None:
    if not any(each >= FIRST and each.isalpha() for each in set(sample)):
        return None
    letters = sum(map(str.isalpha, sample))
    for tag, script in SCRIPTS:
        if len(re.findall(script, sample)) > letters * 0.03 * (1 if tag in ("ja", "uk") else 5):
            return tag
    return None


def _by_letters(sample: str) -> str:
    from py3langid.langid import classify

    found = str(classify(sample)[0])
    return _OTHER_TAGS.get(found, found)


def tag_of(value: object) -> str | None:
    """A BCP 47 tag as RFC 5646 section 2.1.1 writes it (``pt-BR``), or None where the value is no tag."""
    hit = _TAG.fullmatch(str(value).strip())
    if not hit:
        return None
    parts = (hit["language"].lower(), (hit["script"] or "").title(), (hit["region"] or "").upper())
    return "-".join(filter(None, parts))
