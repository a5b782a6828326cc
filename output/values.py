"""Kinds of text that podcast.toml and front matter hold, each checked where it is read."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote, urlsplit, urlunsplit
from uuid import UUID

from pydantic import AfterValidator, StringConstraints

from output.categories import NAMES

_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"
"""RFC 3986, section 2.2 and 2.4: what has a meaning in an address, and the sign of what is written otherwise."""


def is_web(value: object) -> bool:
    """RFC 3986 section 4.3: whether ``value`` is an absolute address; only the schemes that a directory can follow."""
    try:
        parts = urlsplit(value) if isinstance(value, str) and not re.search(r"\s", value) else None
    except ValueError:
        return False
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.netloc)


def uri(address: str) -> str | None:
    """A web address in the characters of RFC 3986 (RFC 3987, section 3.1); None for what is none."""
    if not is_web(address):
        return None
    parts = urlsplit(address)
    try:
        place = parts.netloc if parts.netloc.isascii() else _ascii(parts.netloc)
        rest = [quote(part, safe=_IN_ADDRESSES) for part in parts[2:]]
    except UnicodeError:
        return None
    return place and urlunsplit((parts.scheme, place, *rest))


def _ascii(place: str) -> str | None:
    """User, host and port with the host by IDNA (RFC 3490); None where that makes another host of it, as of ``ß``."""
    user, at, rest = place.rpartition("@")
    host, colon, port = rest.partition(":")
    made = host.encode("idna")
    return f"{user}{at}{made.decode()}{colon}{port}" if made.decode("idna") == host.lower() else None


def _url(value: str) -> str:
    if not is_web(value):
        raise ValueError("must be an absolute address such as https://example.com/podcast")
    return value


def _category(value: str) -> str:
    if value not in NAMES:
        near = difflib.get_close_matches(value, NAMES, n=1)
        raise ValueError(f"did you mean {near[0]!r}?" if near else f"known categories: {', '.join(NAMES)}")
    return value


def _guid(value: str) -> str:
    try:
        return str(UUID(value))
    except ValueError as error:
        raise ValueError("must be a UUID such as 9b024349-ccf0-5f69-a609-6b82873eab3c") from error


def _matching(pattern: str, allowed: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"must be {allowed}")
        return value

    return check


Url = Annotated[str, AfterValidator(_url)]
Category = Annotated[str, AfterValidator(_category)]
Guid = Annotated[str, AfterValidator(_guid)]
Email = Annotated[
    str, AfterValidator(_matching(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+", "an address such as me@example.com"))
]
Language = Annotated[
    str, AfterValidator(_matching(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a BCP 47 tag such as en or pt-BR"))
]
Rrule = Annotated[
    str,
    AfterValidator(_matching(r"FREQ=[A-Z]+(;[A-Z]+=[^;]+)*", "an RFC 5545 rule such as FREQ=WEEKLY;BYDAY=MO")),
]
Geo = Annotated[
    str, AfterValidator(_matching(r"geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?.*", "an RFC 5870 geo URI such as geo:48.85,2.29"))
]
Osm = Annotated[str, AfterValidator(_matching(r"[NWR]\d+(#\d+)?", "an OpenStreetMap identifier such as R113314"))]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
