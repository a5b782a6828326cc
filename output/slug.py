"""The name of an episode's folder: safe on every file system and in every address, for any title."""

from __future__ import annotations

from hashlib import sha256

LONGEST = 80  # characters; leaves room for the file's name below Windows' limit of 260
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def slug(*candidates: str | None) -> str:
    """The first candidate of which letters or digits remain, in ASCII, lower case and joined by hyphens.

    Where nothing remains of any (an emoji, ``..``), eight hexadecimal digits of the first one's sha256
    stand for it. Names that Windows reserves for devices get ``episode-`` before them.
    """
    from slugify import slugify  # slow to import, and an episode that was built before has its slug

    texts = [text for text in candidates if text]
    found = next(filter(None, (slugify(text, max_length=LONGEST, word_boundary=True) for text in texts)), None)
    if found is None:
        found = f"episode-{sha256(''.join(texts[:1]).encode('utf-8', 'replace')).hexdigest()[:8]}"
    return f"episode-{found}" if found in RESERVED else found
