"""Transforms in single precision; numpy's own, in double precision, is the judge."""

from __future__ import annotations

import numpy as np
import pytest

from output.audio.spectrum import rfft


@pytest.mark.parametrize("size", [6, 7, 2205, 16384])
def test_it_is_the_spectrum_that_double_precision_gives(size: int) -> None:
    rows = np.random.default_rng(1).standard_normal((3, size))
    spectra = rfft(rows.astype(np.float32))
    assert spectra.dtype == np.complex64
    expected = np.fft.rfft(rows)
    assert np.abs(spectra - expected).max() < 1e-6 * np.abs(expected).max()
