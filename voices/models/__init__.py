"""Models of neural engines: where they lie on this machine, what can be installed, and how it is fetched."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def models_folder(engine: str) -> Path:
    """The folder of an engine's models (``XDG_DATA_HOME`` and its like move it); it may not be there yet."""
    return user_data_path("turncast", appauthor=False) / "models" / engine
