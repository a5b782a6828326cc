"""The page of a rendering, with sound, as it lies in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lameenc
import numpy as np

from output.formats import Rendering, get_format


def until(page: Any, condition: str) -> None:
    """Wait until a JavaScript condition holds (the page's policy forbids Playwright's own way to wait)."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {condition}")


def write(rendering: Rendering, folder: Path) -> str:
    """The episode's page and as much quiet sound as its timeline lasts; its address."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(24000)
    encoder.set_channels(1)
    encoder.silence()
    samples = np.sin(np.arange(24 * rendering.timeline.duration_ms) / 20) * 300
    sound = encoder.encode(samples.astype("<i2").tobytes()) + encoder.flush()
    (folder / "audio.mp3").write_bytes(bytes(sound))
    (folder / "index.html").write_text(get_format("html").render(rendering), encoding="utf-8")
    return (folder / "index.html").as_uri()
