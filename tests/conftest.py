"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.witnesses.programs import absent, program

settings.register_profile("turncast", deadline=None)  # a slow machine is no fault
settings.load_profile("turncast")

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--autoplay-policy=no-user-gesture-required",
)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or fills the user's own cache and data folders."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home / name))


@pytest.fixture(scope="session")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One store for all builds of a test session, so that what one test speaks the next finds."""
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright. Not for a whole session: its event loop would stop others' own."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("playwright", "pip install playwright")
    path = program("chromium")
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield running
        running.close()
