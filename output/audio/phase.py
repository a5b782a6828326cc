"""Spreads the pulses of a voice, so that it can be loud without being limited hard.

Some synthesized voices start each of their waves with a sharp pulse: all partials are in phase. All-pass filters
(Oppenheim and Schafer, Discrete-Time Signal Processing, 5.5) delay low frequencies by some milliseconds and take
nothing away. Broadcasters do the same to voices before their limiters.
"""

from __future__ import annotations

import numpy as np

from output.audio.peaks import Floats

STAGES, HERTZ = 12, 600
"""Filters of the first order, and where each has turned the phase by a quarter of a wave: 6 ms later below it in all.

Of 2 to 12 at 200 to 800 Hz these were best: of 105 voices of espeak 16 lacked up to 1.7 LU of -16 LUFS, though the
limiter took 12 dB from their peaks; of the worst it takes 2 to 7 dB now, and they lack at most 0.1.
"""

TAIL_MS = 20

_UNIT = 4096
"""Transforms are as long as a multiple of this, which is quick."""


def spread(sound: Floats, rate: int, stages: int) -> Floats:
    """``sound`` (n) at ``rate`` Hz after so many filters, and as much longer as it rings on; as it is after none."""
    if not stages:
        return sound
    length = len(sound) + rate * TAIL_MS // 1000
    size = -(-length // _UNIT) * _UNIT
    turned = np.exp(-2j * stages * np.arctan(np.fft.rfftfreq(size, HERTZ / rate)))
    return np.asarray(np.fft.irfft(np.fft.rfft(sound, size) * turned, size)[:length], np.float32)
