"""What web pages put around an article, known by its words."""

from __future__ import annotations

import re

from transcript.patterns import lazy

PHRASES = (
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in).*",
    r"(?:leave|post|write|add) (?:a |your )?(?:comment|reply)s?.*",
    r"(?:join|view|show|read) (?:the |all )?(?:conversation|\d* ?comments?)",
    r"(?:\d+ )?(?:comments?|responses?|replies|shares?|likes?|views?)(?: \(\d+\))?",
    r"(?:share|tweet|pin|email|print|save)(?: this)?(?: (?:article|post|story|page|on|via|with)\b.*)?:?",
    r"(?:related|recommended|popular|trending|latest|more|recent)"
    r" (?:posts?|articles?|stories|news|reading|topics|from\b.*)",
    r"(?:read|see|watch|listen|find out|learn) (?:more|also|next|now)\b.{0,80}",
    r"(?:subscribe|sign up|log ?in|register|follow us|join us|donate)(?: (?:to|for|on|now|today|here|in)\b.*)?[.!]?",
    r"(?:previous|next|older|newer) (?:post|article|story|entry|page|episode)\b.*",
    r"(?:skip to|back to|go to) (?:main )?(?:content|top|home).*",
    r"(?:name|e-?mail|website|comment|your (?:name|email)[^:]*)\s?:?\s?\*.*",
    r"your e-?mail address will not be published.*",
    r"save my name,? e-?mail.*",
    r"(?:post|submit|cancel)(?: (?:comment|reply))?",
    r"advertisement|sponsored(?: content)?|ad|promoted",
    r"(?:copyright |©|\(c\) ).{0,120}|all rights reserved\.?",
    r"(?:privacy policy|terms (?:of (?:use|service)|and conditions)|cookie (?:policy|settings))(?:\s*\|.*)?",
    r"(?:contact|about) us(?:\s*\|.*)?",
    r"(?:tags?|filed under|categories|posted in)\s?:.{0,200}",
    r"(?:we use cookies|this (?:site|website) uses).*",
    r"(?:menu|search|home|loading\.*|close)",
    r"(?:das könnte (?:sie|dich) auch interessieren|kommentar (?:schreiben|hinterlassen)|mehr zum thema).*",
    r"(?:te puede interesar|deja un comentario|también te puede).*",
    r"(?:à lire aussi|laisser un commentaire|vous aimerez aussi).*",
)
_FURNITURE = lazy(rf"[#>*_\s]{{0,8}}(?:{'|'.join(PHRASES)})[*_\s]{{0,4}}", re.IGNORECASE)
LONGEST = 240


def is_furniture(text: str, start: int, end: int) -> bool:
    """Whether the line at these offsets (characters) is a web page's furniture."""
    return end - start <= LONGEST and _FURNITURE.fullmatch(text, start, end) is not None
