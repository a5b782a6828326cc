"""Who asks and who answers: roles by what people are called and by what they do, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transcript.lines import asks
from transcript.model import Role


def _words(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


# What people are called by their part, in several languages.
PARTS: dict[Role, str] = {
    "moderator": "moderator(?:in)?|moderation|moderador(?:a)?|modérat(?:eur|rice)|主持人|chair(?:man|woman|person)?|"
    "panel (?:chair|host)",
    "host": "(?:co-?)?host(?:ess)?|interviewer(?:in)?|presenter|journalist(?:in)?|reporter(?:in)?|(?:.*\\b)?editor|"
    "question|记者|記者|entrevistador(?:a)?|intervieweu(?:r|se)|intervistatore|интервьюер|ведущ(?:ий|ая)|gastgeber(?:in)?|"
    "journaliste|dziennikar(?:z|ka)|muhabir|sunucu|δημοσιογράφος|מראיי(?:ן|נת)|المذيعة?|पत्रकार|기자|진행자|ผู้สัมภาษณ์|พิธีกร",
    "audience": "(?:.*\\b)?(?:audience|public|público|publikum|zuschauer(?:in)?|zuhörer(?:in)?|caller|questioner)"
    "(?: members?| questions?)?|(?:question )?from the (?:audience|floor)|(?:the )?floor",
    "guest": "(?:special |studio )?guests?|interviewee|panell?ist|(?:the )?witness|answer|entrevistado|entrevistada|"
    "interviewte(?:r)?|invité(?:e)?|invitad[oa]|嘉宾|嘉賓|受访者|гость|gast|ospite",
}
_PART: dict[Role, re.Pattern[str]] = {
    role: re.compile(
        rf"(?:the )?(?:{words})(?:[ _#-]*\d{{1,3}})?(?: (?:of|at|for|from|bei|von|de|du) .{{1,60}})?", re.I
    )
    for role, words in PARTS.items()
}
# Labels that are a part only where the other is used as well.
_PAIRS = (
    "q a",
    "问 答",
    "問 答",
    "質問 回答",
    "p r",
    "pregunta respuesta",
    "frage antwort",
    "вопрос ответ",
    "domanda risposta",
)
_WELCOMES = _words(
    r"\bwelcome (?:back )?(?:to|dr|mr|ms)\b",
    r"\bwelcome,",
    r"\b(?:joining (?:us|me)|(?:my|our) guest|i['’]?m your host)\b",
    r"\bthank you (?:so much )?for (?:joining|being|coming|talking)\b",
)
_THANKS = _words(
    r"\bthank(?:s| you)(?: so much| very much)? for (?:having|inviting) (?:me|us)\b",
    r"\b(?:pleasure|great|good|glad|happy) to be here\b",
)
_MODERATES = _words(
    r"\bI(?:['’]m| am|['’]ll be| will be) (?:moderating|(?:your|the|today['’]s|tonight['’]s) moderator)\b",
    r"\b(?:on|welcome|introduce) (?:our|the|today['’]s|tonight['’]s) panel\b|\bour panel(?:l?ists)?\b",
    r"\b(?:ich moderiere|yo modero|je modère)\b",
)
EDGE = 1000  # characters: people welcome and thank at the start of their first and last turns
ALSO, LEAST = 0.6, 0.3  # of what the first host asks, and of the turns, for another host
LATE = 0.3  # of the turns are over before the audience asks
FEW = 2  # questions of somebody in the audience


class Deeds(NamedTuple):
    """What a speaker did: turns, turns that end in a question, words (characters), welcomes, thanks; whether they
    moderate, and what share of all turns was over when they first spoke."""

    turns: int
    questions: int
    characters: int
    welcomes: int
    thanks: int
    moderates: bool = False
    since: float = 0.0


Found = tuple[Role | None, str]


def deeds(texts: Sequence[str], since: float = 0.0) -> Deeds:
    """What the turns of one speaker show; ``since`` is the share of all turns before the first of them."""
    edges = [text[:EDGE] for text in (*texts[:3], *texts[3:][-3:])]
    return Deeds(
        len(texts),
        sum(map(asks, texts)),
        sum(map(len, texts)),
        sum(bool(_WELCOMES.search(text)) for text in edges),
        sum(bool(_THANKS.search(text)) for text in edges),
        any(_MODERATES.search(text) for text in edges),
        since,
    )


def part(word: str) -> Role | None:
    """The role that a word says (``Interviewer``, ``guest``, ``host of the show``), or None."""
    return next((role for role, pattern in _PART.items() if pattern.fullmatch(word)), None)


def roles(done: Mapping[str, Deeds], names: Mapping[str, str]) -> dict[str, Found]:
    """Speaker id to role and reason. ``done`` is what each did, ``names`` their full names."""
    found = {speaker: _labelled(speaker, names[speaker], done) for speaker in done}
    if len(done) > 1 and not any(role in ("host", "moderator") for role, _ in found.values()):
        found |= _hosts({speaker: deeds for speaker, deeds in done.items() if not found[speaker][0]})
    return {speaker: role if role[0] else _other(done[speaker], len(done)) for speaker, role in found.items()}


def _labelled(speaker: str, name: str, done: Mapping[str, Deeds]) -> Found:
    spoken = {each.casefold() for each in done}
    for pair in map(str.split, _PAIRS):
        if speaker.casefold() in pair and spoken.issuperset(pair):
            return ("host", "guest")[pair.index(speaker.casefold())], f"the label says so: {speaker}"
    found = ((role, label) for label in (speaker, name) if (role := part(label)))
    return next(((role, f"the label says so: {label}") for role, label in found), (None, ""))


def _hosts(done: Mapping[str, Deeds]) -> dict[str, Found]:
    """Who asks and welcomes most, and who does so nearly as much while others answer; nobody where nobody asks."""
    first = max(done, key=lambda speaker: _asks(done[speaker]), default=None)
    if first is None or _asks(done[first]) <= 0:
        return {}
    enough = max(LEAST, ALSO * _asks(done[first]))
    others = {each for each in done if each != first and _asks(done[each]) >= enough and not _audience(done[each])}
    if len(others) + 1 == len(done):
        others = set()
    lead: Found = ("host", _shown(done[first], "asks and welcomes most"))
    if done[first].moderates:
        lead = ("moderator", _shown(done[first], "leads a panel"))
    return {first: lead} | {each: ("host", _shown(done[each], "asks and welcomes as well")) for each in others}


def _asks(done: Deeds) -> float:
    return done.questions / done.turns + 0.5 * min(2, done.welcomes) - 0.7 * min(2, done.thanks)


def _audience(done: Deeds) -> bool:
    return done.turns == done.questions <= FEW and done.since > LATE


def _shown(done: Deeds, what: str) -> str:
    asked = f"{done.questions} of {done.turns} turns end in a question"
    return f"{what}: {asked}, {done.welcomes} welcomes, {done.thanks} thanks"


def _other(done: Deeds, people: int) -> Found:
    if done.thanks:
        return "guest", _shown(done, "thanks for being there")
    if people > 2 and _audience(done):
        return "audience", _shown(done, "comes late, and only asks")
    return ("guest", _shown(done, "answers")) if people > 1 else (None, "speaks alone")
