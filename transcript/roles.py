"""Who asks and who answers: roles by what people do, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transcript.model import Role


def _words(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


_LABELS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "host",
        _words(
            r"(?:co-?)?host|interviewer(?:in)?|q|question|presenter|journalist|reporter|(?:.*\b)?editor",
            r"问|問|質問|記者|记者|p|pregunta|entrevistador|frage|вопрос|domanda|intervieweur",
        ),
    ),
    ("moderator", _words(r"(?:.*\b)?(?:moderator|moderation|moderador|主持人|chair(?:man|woman|person)?)")),
    ("audience", _words(r"(?:.*\b)?(?:audience|public|público|publikum|caller|questioner)(?: members?)?(?: \d+)?")),
    ("guest", _words(r"guest|a|answer|interviewee|(?:the )?witness|答|回答|r|respuesta|antwort|ответ|risposta")),
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
EDGE = 1000  # characters: people welcome and thank at the start of their first and last turns


class Deeds(NamedTuple):
    """What a speaker did: turns, turns that end in a question, words (characters), welcomes, thanks."""

    turns: int
    questions: int
    characters: int
    welcomes: int
    thanks: int


def deeds(texts: Sequence[str]) -> Deeds:
    """What the turns of one speaker show."""
    edges = [text[:EDGE] for text in (*texts[:3], *texts[3:][-3:])]
    return Deeds(
        len(texts),
        sum(text.rstrip(" \"”')").endswith(("?", "？", "؟")) for text in texts),
        sum(map(len, texts)),
        sum(bool(_WELCOMES.search(text)) for text in edges),
        sum(bool(_THANKS.search(text)) for text in edges),
    )


def roles(done: Mapping[str, Deeds], names: Mapping[str, str]) -> dict[str, tuple[Role | None, str]]:
    """Speaker id to role and reason. ``done`` is what each did, ``names`` their full names."""
    found = {speaker: _labelled(speaker, names[speaker]) for speaker in done}
    if len(done) > 1 and not any(role in ("host", "moderator") for role, _ in found.values()):
        host = max(done, key=lambda speaker: _asks(done[speaker]))
        if _asks(done[host]) > 0:
            found[host] = ("host", _shown(done[host], "asks and welcomes most"))
    return {speaker: role if role[0] else _guest(done[speaker], len(done)) for speaker, role in found.items()}


def _labelled(speaker: str, name: str) -> tuple[Role | None, str]:
    for role, pattern in _LABELS:
        for label in (speaker, name):
            if pattern.fullmatch(label):
                return role, f"the label says so: {label}"
    return None, ""


def _asks(done: Deeds) -> float:
    return done.questions / done.turns + 0.5 * min(2, done.welcomes) - 0.7 * min(2, done.thanks)


def _shown(done: Deeds, what: str) -> str:
    asked = f"{done.questions} of {done.turns} turns end in a question"
    return f"{what}: {asked}, {done.welcomes} welcomes, {done.thanks} thanks"


def _guest(done: Deeds, people: int) -> tuple[Role | None, str]:
    if done.thanks:
        return "guest", _shown(done, "thanks for being there")
    return ("guest", _shown(done, "answers")) if people > 1 else (None, "speaks alone")
