"""Large files from a server: resumed where they were cut, checked, and put in place whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from voices.digest import digest
from voices.errors import ModelError
from voices.network import BUSY, UnusableError, ask, come_again, reason

if TYPE_CHECKING:
    import requests

CHUNK = 32 * 1024
TIMEOUT_S = 30.0
ATTEMPTS = 8
AGAIN = "check the connection and try again: what is there already is kept. A mirror is named by --base-url"

Progress = Callable[[int, int], None]
"""Told how many bytes of how many are there."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to be had at ``url``: its name here (no path), size (bytes) and checksum (``algorithm``, hex)."""

    url: str
    name: str
    size: int
    algorithm: str
    checksum: str

    def __post_init__(self) -> None:
        if not self.name or self.name.startswith(".") or self.name != Path(self.name).name or "\\" in self.name:
            raise ModelError(f"{self.name!r} is no name for a file here", value=self.name)


def fetch(download: Download, folder: Path, progress: Progress, attempts: int = ATTEMPTS, wait_s: float = 1.0) -> Path:
    """The file in ``folder``; what is there already is checked and kept, what is half there is gone on with.

    Raises ModelError where the server refuses, the checksum is wrong or the folder cannot be written, EngineError where
    the server does not answer.
    """
    target, part = folder / download.name, folder / f".{download.name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f".{download.name}.lock"):
            if not _is_right(target, download):
                ask(lambda: _go_on(download, part, progress), download.url, attempts, wait_s, AGAIN)
                if not _is_right(part, download):
                    raise _wrong(download, part)
                part.replace(target)
    except OSError as error:
        raise ModelError(
            f"cannot be written: {error.strerror or error}", value=str(folder), file=str(error.filename or folder)
        ) from error
    return target


def _go_on(download: Download, part: Path, progress: Progress) -> None:
    """Fetch what ``part`` lacks; UnusableError where the answer is cut before all is there."""
    import requests

    there = part.stat().st_size if part.exists() else 0
    if there >= download.size:
        return
    headers = {"Range": f"bytes={there}-"} if there else {}
    try:
        with requests.get(download.url, headers=headers, stream=True, timeout=TIMEOUT_S) as answer:
            _refuse(answer, download)
            _append(answer, download, part, there, progress)
    except requests.RequestException as error:
        raise UnusableError(reason(error)) from error
    if part.stat().st_size < download.size:
        raise UnusableError(f"the answer ends after {part.stat().st_size} of {download.size} bytes")


def _refuse(answer: requests.Response, download: Download) -> None:
    if answer.status_code in BUSY:
        raise come_again(answer)
    if answer.status_code not in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
        raise ModelError(
            f"{download.url} is refused ({answer.status_code} {answer.reason})",
            value=answer.status_code,
            remedy="is the name right? A mirror is named by --base-url",
        )


def _append(answer: requests.Response, download: Download, part: Path, there: int, progress: Progress) -> None:
    """Write the answer behind what is ``there``, or from the start where the server sends all of it."""
    resumed = answer.status_code == HTTPStatus.PARTIAL_CONTENT
    size = there if resumed else 0
    with part.open("ab" if resumed else "wb") as file:
        for chunk in answer.iter_content(CHUNK):
            size += len(chunk)
            if size > download.size:
                raise _wrong(download, part)
            file.write(chunk)
            progress(size, download.size)


def _wrong(download: Download, part: Path) -> ModelError:
    part.unlink()
    return ModelError(
        f"{download.url} is not what it should be: another size or {download.algorithm} checksum",
        value=download.url,
        remedy="try again, or another --base-url",
    )


def _is_right(file: Path, download: Download) -> bool:
    if not file.is_file() or file.stat().st_size != download.size:
        return False
    return digest(file, download.algorithm) == download.checksum.lower()
