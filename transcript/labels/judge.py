"""Is this label a person's? A table of features, each with points and a reason to show."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

PARTS = (
    "speaker|spk|person|participant|interviewer|interviewee|host|co-?host|guest|moderator|audience|audience members?|"
    "caller|operator|narrator|presenter|announcer|reporter|journalist|editor|student|chair(?:man|woman|person)?|chair|"
    "panelist|questioner|attendee|man|woman|male|female|unknown|unidentified|unknown speaker|new speaker|voice|various|"
    "the (?:court|witness|president|speaker|chairman|clerk|deponent|defendant|interpreter|prime minister)|"
    "q|a|question|answer|frage|antwort|pregunta|respuesta|p|r|domanda|risposta|"
    "问|答|問|记者|主持人|質問|回答|вопрос|ответ|в|о|всі|moderador|entrevistador|entrevistado|"
    "intervieweur|journaliste|interviewerin|moderation|publikum|público|public|everyone|all"
)
TITLES = (
    "mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|hon|rev|judge|justice|chief justice|general|"
    "senator|sen|rep|congressman|congresswoman|president|vice president|secretary|minister|captain|chairman|chairwoman|"
    "herr|frau|präsident|präsidentin|vizepräsident|vizepräsidentin|senador|senadora|señor|señora|sr|sra|dra|"
    "monsieur|madame|mme|m|signor|signora|the"
)
NOT_PEOPLE = (
    "note|notes|nb|n\\.b|warning|caution|tip|example|examples|e\\.g|i\\.e|title|subject|date|time|from|to|cc|bcc|re|fwd|sent|"
    "author|authors|commit|see|see also|source|sources|link|links|url|http|https|summary|abstract|agenda|topic|topics|"
    "decision|decisions|action|actions|action items?|proposal|break|intro|outro|music|video|audio|transcript|transcript by|"
    "transcription|recording|references?|resources?|contents|chapter|section|part|step|figure|table|version|license|copyright|"
    "usage|install|installation|options?|arguments?|returns?|parameters?|default|type|name|email|phone|address|location|"
    "website|tags?|category|categories|keywords|description|details|status|result|results|update|updates|edit|ps|p\\.s|"
    "important|remember|hint|fix|fixed|fixes|bug|bugs|feature|features|added|changed|removed|deprecated|security|changelog|"
    "advertisement|sponsor|sponsors|related|read more|read also|also read|photo|image|caption|credit|credits|page|"
    "ingredients|directions|servings|prep time|cook time|total|price|cost|monday|tuesday|wednesday|thursday|friday|"
    "saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|"
    "here's the thing|the point is|the question is|first|second|third|finally|conclusion|introduction|background|"
    "meeting date|meeting duration|duration|notes by|scribe|hinweis|beispiel|quelle|datum|nota|ejemplo|fuente|fecha|"
    "主题|位置|幻灯片|视频|日期|来源|译者|作者|注|примечание|дата|todo|faq|tl;dr|held|cite as|"
    "pros|cons|advantages|disadvantages|reply to|replying to|issue|issues|pr|eip|bip|rfc|question of the week|q&a|q & a"
)
SMALL = "the|is|are|was|were|be|to|i|we|you|it|that|this|these|those|here|there|what|how|why|when|where|who|if|but|because|so|not|do|does|did|have|has|had|will|would|can|could|should|my|your|our|their|its|an|as|at|by|with|for|from|on|about|than|then|also|following|says|said|say"

_PART = re.compile(
    rf"(?:(?:\d+(?:st|nd|rd|th)|unknown|unidentified|male|female|new|first|second|the|an?) )?(?:{PARTS})[ _#-]?(?:\d{{1,3}}|[a-z])?",
    re.I,
)
_TITLE = re.compile(rf"(?:{TITLES})\b\.?\s+\S", re.I)
_NOT = re.compile(rf"(?:{NOT_PEOPLE})(?:\W?\d+)?", re.I)
_SMALL = re.compile(rf"(?:^|\s)(?:{SMALL})(?=\s|$)")
_NAMES = re.compile(
    r"(?:[^\W\d_a-z]|O['’]|d['’]|[\d²]?[A-Z])[^\W_]*[\w.'’\-]*(?:\s(?:(?:van|von|der|den|de|del|della|di|da|du|la|le|al|el|bin|ibn|zu|y|of|and|h|c)\.?\s)*(?:[^\W\d_a-z]|[a-z]['’][A-Z])[\w.'’\-]*){1,5}"
)
_ASIDE = re.compile(r"\s*[(（|,].*$")
_LEADS = re.compile(
    r"(?:by|from|to|re|in|on|at|for|with|and|or|see|via|as|if|zu|zum|zur|ich|das|die|wir|sie|herr kollege|"
    r"why|how|what|when|where|which|this|that|these|here|there|your|our|my|let|please|if|so|is|are|do|does|can)\s", re.IGNORECASE
)
_ENDED = re.compile(r".*(?:[!?…,]|[a-z]{5,}\.)", re.DOTALL)
_ABSTRACT = re.compile(r"\w+(?:ity|ities|tion|tions|sion|ment|ments|ness|ance|ence|ism|ology|ships?|ungen|ung|schlag|keit|heit)")


class Verdict(NamedTuple):
    """How much speaks for a label being a person's (below 0: against), and why."""

    points: float
    reason: str


Feature = tuple[float, str, Callable[[str, list[str]], object]]
FEATURES: tuple[Feature, ...] = (
    (-6.0, "a word that heads notes, not people", lambda label, _: _NOT.fullmatch(label)),
    (3.0, "a part in an interview", lambda label, _: _PART.fullmatch(label)),
    (2.0, "begins with a title", lambda label, _: _TITLE.match(label)),
    (2.0, "looks like a full name", lambda label, _: _NAMES.fullmatch(label)),
    (1.0, "one capitalised word", lambda label, words: len(words) == 1 and label[0].isupper()),
    (0.5, "a script without capitals", lambda label, _: len(label) <= 12 and label[0].isalpha() and not label[0].islower() and not label[0].isupper()),
    (-1.0, "no capital", lambda label, words: label[0].islower()),
    (-2.0, "several words, not capitalised", lambda label, words: len(words) > 1 and any(w[0].islower() for w in words) and not _NAMES.fullmatch(label)),
    (-3.0, "holds a word of ordinary sentences", lambda label, words: _SMALL.search(label) and not _PART.fullmatch(label)),
    (-4.0, "begins like a part of a sentence", lambda label, _: _LEADS.match(label)),
    (-4.0, "ends like a sentence", lambda label, _: _ENDED.fullmatch(label) and not set(label) <= {"?"}),
    (-2.0, "an abstract noun", lambda label, words: len(words) == 1 and _ABSTRACT.fullmatch(label)),
    (-5.0, "has the marks of a sentence in it", lambda label, _: any(c in label for c in "，。；？！、;") and not set(label) <= {"？"}),
    (-3.0, "too long for a name in its script", lambda label, _: len(label) > 12 and label[0] >= "\u2e80"),
    (-2.0, "too long for a name", lambda label, words: len(words) > 6),
    (-3.0, "begins with no letter", lambda label, _: not label[0].isalnum() and not set(label) <= {"?"}),
    (-3.0, "begins with a number", lambda label, _: label[0].isdigit() and not _PART.fullmatch(label)),
    (-3.0, "has marks of a sentence or of code", lambda label, _: any(c in label for c in ";!=\\$%^~") or ". " in re.sub(r"\b\w{1,5}\. ", "", label)),
    (-3.0, "an address", lambda label, _: ("/" in label and "." in label) or ("@" in label and "." in label)),
)  # fmt: skip


@lru_cache(maxsize=65536)
def judge(label: str) -> Verdict:
    """Points for and against this label being a person's, from its look alone."""
    core = _ASIDE.sub("", label) or label
    if not core[0].isprintable() or "   " in label:
        return Verdict(-3.0, "no name has gaps")
    words = core.split()
    hits = [(points, reason) for points, reason, holds in FEATURES if holds(core, words)]
    if "," in label and _SMALL.search(label.partition(",")[2]):
        hits.append((-3.0, "goes on like a sentence"))
    return Verdict(sum(points for points, _ in hits), ", ".join(reason for _, reason in hits) or "nothing tells")
