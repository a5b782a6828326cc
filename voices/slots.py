"""A few places that processes share: who holds one may go on, the others wait.

A place is a locked file. The system unlocks it when its holder ends, however it ends, so nothing that is killed
keeps others waiting.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from voices.errors import StoreError

if TYPE_CHECKING:
    from filelock import FileLock

LOOK_AGAIN_S = 0.02


@contextmanager
def slot(folder: Path, name: str, count: int | None) -> Iterator[None]:
    """Hold one of ``count`` places called ``name`` among all who use ``folder``; None: there is always another.

    Raises StoreError where ``folder`` cannot be written.
    """
    if count is None:
        yield
        return
    from filelock import FileLock  # most engines need none

    places = [FileLock(folder / f"{quote(name, safe='')}-{i}.lock", thread_local=False) for i in range(count)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = _first_free(places)
    except OSError as error:
        raise StoreError(
            f"nothing can be locked in the store: {error.strerror or error}",
            value=str(folder),
            file=str(error.filename or folder),
            remedy="name another folder with --store",
        ) from error
    try:
        yield
    finally:
        held.release()


def _first_free(places: list[FileLock]) -> FileLock:
    from filelock import Timeout

    while True:
        for place in places:
            with suppress(Timeout):
                place.acquire(blocking=False)
                return place
        time.sleep(LOOK_AGAIN_S)
