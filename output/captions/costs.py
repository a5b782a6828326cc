"""What makes a cue worse, beside the places where it is broken (``breaks.py``)."""

from __future__ import annotations

from typing import NamedTuple


class Costs(NamedTuple):
    """Costs of a cue and of its lines, chosen by hand to rank the rules of the guides that are named."""

    hard: float = 1e6
    """A limit of the profile broken that another division keeps: more than all that is soft in some thousand words."""
    pressed: float = 200
    """A limit broken where the speech itself is too fast, in any division."""
    fast: float = 300
    """How far a cue is too fast to read, for the share of time that it lacks."""
    cue: float = 30
    """Each cue: fewer are calmer to read (Netflix: never more than needed)."""
    second_line: float = 3
    """A second line where one would do (BBC: prefer one line where it fits)."""
    balance: float = 40
    """Lines of unequal length, for the square of the difference as a share of the width."""
    top_heavy: float = 4
    """A first line longer than the second (Netflix: bottom-heavy)."""
    orphan: float = 40
    """One short word alone on a line."""
    sentence_inside: float = 40
    """A sentence that ends within a cue that goes on; half at the end of a line."""
    shred: float = 40
    """A few words of a sentence at the end of another one's cue, or at its beginning."""
    pause_inside: float = 30
    """A pause of half a second or more within a cue."""
    brief: float = 20
    """A cue under 1.5 s, for each second that it lacks."""
    cue_end: float = 1.6
    """A break between cues weighs so much more than one between lines."""


COSTS = Costs()
BRIEF_MS = 1500
PAUSE_MS = 500
ORPHAN = 10
"""Columns: a word under so many is short."""
SHRED = 12
"""Columns: so many of a sentence are few, about two words."""
