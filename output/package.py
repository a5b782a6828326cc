"""The folder of an episode: made beside its place, then renamed into it, the manifest last."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from output.episode import Episode, EpisodeFile
from output.errors import BuildError
from output.manifests import MANIFEST
from voices.digest import digest

if TYPE_CHECKING:
    from output.formats import Format


@contextmanager
def staging(folder: Path, locks: Path) -> Iterator[Path]:
    """A new folder beside ``folder`` to write an episode into; it is gone afterwards, whatever happens.

    Two builds of one episode wait for each other in ``locks``, which is there. What a killed build left is taken away
    first.
    Raises BuildError where nothing can be written.
    """
    from filelock import FileLock

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:32]
        with FileLock(locks / f"{name}.lock"):
            prefix = f".{folder.name}.building-"
            for left in folder.parent.glob(f"{prefix}*"):
                shutil.rmtree(left, ignore_errors=True)
            with tempfile.TemporaryDirectory(dir=folder.parent, prefix=prefix) as made:
                yield Path(made)
    except OSError as error:
        raise unwritable(folder, error) from error


def unwritable(folder: Path, error: OSError) -> BuildError:
    """The error for a folder that cannot be written."""
    return BuildError(
        f"cannot be written: {error.strerror or error}",
        value=str(folder),
        file=str(error.filename or folder),
        remedy="name another folder with -o",
    )


def hurry(path: Path) -> None:
    """Have the system begin to write a file to its disk, where it can be asked to; nobody waits for it here.

    To put a file in another's place waits for that otherwise (ext4(5), ``auto_da_alloc``): 0.04 s for an hour of sound,
    and 0.02 s for one that was hurried. In Linux, advice that a file is not needed does it (posix_fadvise(2)).
    What is on the disk already leaves the memory, so the file should have been read before.
    """
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file, suppress(OSError):  # not every file system listens
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def file_of(path: Path, media_type: str, duration_ms: int | None = None) -> EpisodeFile:
    """The manifest's row for a file that is written."""
    size = path.stat().st_size
    return EpisodeFile(name=path.name, type=media_type, bytes=size, sha256=digest(path), duration_ms=duration_ms)


def written(format: Format, text: str, folder: Path) -> EpisodeFile:
    """Write the text of a format's file into ``folder``; its row of the manifest."""
    path = folder / format.file
    path.write_text(text, encoding="utf-8", newline="\n")
    return file_of(path, format.type)


def publish(made: Path, folder: Path, episode: Episode) -> None:
    """Put the files of ``made`` into ``folder`` and take away those that only the last episode had."""
    last = load(folder)
    (made / MANIFEST).write_text(episode.model_dump_json(indent=1, exclude_none=True) + "\n", encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    names = [file.name for file in episode.files]
    for name in [*names, MANIFEST]:
        os.replace(made / name, folder / name)  # noqa: PTH105 (os.replace says that it replaces)
    for file in last.files if last else ():
        if file.name not in names and _is_inside(file.name):
            (folder / file.name).unlink(missing_ok=True)


def load(folder: Path) -> Episode | None:
    """The episode in ``folder``, or None where there is none or its manifest is not ours."""
    try:
        return Episode.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return None


def whole(folder: Path, episode: Episode) -> bool:
    """Whether every file of the episode lies in ``folder`` itself with its size and its hash."""
    for file in episode.files:
        path = folder / file.name
        if not _is_inside(file.name) or not path.is_file() or path.stat().st_size != file.bytes:
            return False
    return all(digest(folder / file.name) == file.sha256 for file in episode.files)


def _is_inside(name: str) -> bool:
    """Whether a name leads to no other folder; a manifest may be a stranger's."""
    return Path(name).name == name
