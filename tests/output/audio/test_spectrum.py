"""Spectra in single precision; numpy's own, in double precision, are the judge."""

from __future__ import annotations

import numpy as np
import pytest

from output.audio.spectrum import spectra


@pytest.mark.parametrize("size", [6, 7, 2205, 16384])
def test_a_spectrum_is_the_one_that_double_precision_gives_divided_by_the_size(size: int) -> None:
    rows = np.random.default_rng(1).standard_normal((3, size))
    found = spectra(rows.astype(np.float32))
    assert found.dtype == np.complex64
    expected = np.fft.rfft(rows) / size
    assert np.abs(found - expected).max() < 1e-6 * np.abs(expected).max()
