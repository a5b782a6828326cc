"""Where a voice is between left and right."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from voices.model import Part

if TYPE_CHECKING:  # slow to import, and to know who is where not needed
    from output.audio.peaks import Floats
    from voices.audio import Samples

ASIDE = 0.25
"""How far from the middle speakers are where nobody says it: apart, and still in one room."""


def panned(samples: Samples, pan: float) -> Samples:
    """Mono ``samples`` (shape: n) in stereo (n x 2), ``pan`` from -1 (left) to 1 (right)."""
    import numpy as np

    stereo: Samples = np.rint(samples[:, np.newaxis] * shares(pan)).astype(np.int16)
    return stereo


def shares(pan: float) -> Floats:
    """What the left and the right channel get of a mono sound at ``pan``.

    Constant power (Blumlein's sine and cosine law): the loudness of BS.1770, which adds the power of the
    channels, stays that of the mono samples at every place.
    """
    import numpy as np

    angle = (pan + 1) * math.pi / 4
    return np.array([math.cos(angle), math.sin(angle)], np.float32)


def places(parts: Iterable[Part]) -> dict[Part, float]:
    """The place of each part: its own ``pan``; where none has one, left and right in turn by first words."""
    heard = list(dict.fromkeys(parts))
    if any(part.pan for part in heard) or len(heard) < 2:
        return {part: part.pan for part in heard}
    return {part: ASIDE if number % 2 else -ASIDE for number, part in enumerate(heard)}
