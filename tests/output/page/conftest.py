"""The page, opened in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from output.formats import Rendering
from tests.output.page.opening import until, write


@pytest.fixture
def page(browser: Any, rendering: Rendering, tmp_path: Path) -> Iterator[Any]:
    """The page, opened; any error in its console fails the test."""
    context = browser.new_context(viewport={"width": 1000, "height": 700}, reduced_motion="reduce")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.goto(write(rendering, tmp_path))
    until(opened, "audio.readyState > 0")
    yield opened
    context.close()
    assert faults == []
