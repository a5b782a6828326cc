"""Where a show is published: any file system that fsspec knows, told apart by the scheme of an address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from fsspec.core import url_to_fs

from output.media import media_type
from transcript.errors import TurncastError

STATE = ".published.json"
"""At the target: each file that was published, with its size and sha256. It holds nothing that is not public."""
HALF = ".half"
"""A file on its way is called ``.NAME.half`` until it is whole."""


class PublishError(TurncastError):
    """A target that is unknown, out of reach, or refuses what is asked of it."""


class Scheme(NamedTuple):
    """What a scheme needs: a module, the extra that installs it, options, and what it calls a file's media type.

    ``whole`` says that a file appears there at once and whole (object stores); elsewhere it is renamed into its place.
    ``rmdir`` is the method that takes away an empty folder, and no other.
    """

    module: str | None = None
    extra: str | None = None
    options: dict[str, Any] = {}  # noqa: RUF012 (a NamedTuple's default, never changed)
    type_option: str | None = None
    whole: bool = False
    rmdir: str = "rmdir"


# asyncssh's own default: ~/.ssh/known_hosts is believed, only; sshfs leaves rmdir to fsspec, which does nothing
SFTP = Scheme("sshfs", "sftp", {"known_hosts": ()}, rmdir="rm")
S3 = Scheme("s3fs", "s3", type_option="ContentType", whole=True)
GS = Scheme("gcsfs", "gs", type_option="content_type", whole=True)
SCHEMES = {"sftp": SFTP, "ssh": SFTP, "s3": S3, "s3a": S3, "gs": GS, "gcs": GS, "memory": Scheme(whole=True)}


class Target:
    """A folder at ``url``; names are relative to it and have ``/`` between their parts."""

    def __init__(self, url: str) -> None:
        self.url = shown(url)
        self.secret = urlsplit(url).password
        self.scheme = SCHEMES.get(url.partition("://")[0] if "://" in url else "file", Scheme())
        self._require_module()
        with self._mapped():
            self.system, self.root = url_to_fs(url, **self.scheme.options)

    def sizes(self) -> dict[str, int]:
        """Every file that is there, with its bytes; what a killed run left half is not."""
        with self._mapped():
            self.system.invalidate_cache()
            found = self.system.find(self.root, detail=True) if self.system.exists(self.root) else {}
        root = f"{self.root.rstrip('/')}/"
        return {path.removeprefix(root): int(told["size"]) for path, told in found.items() if not path.endswith(HALF)}

    def put(self, path: Path, name: str) -> None:
        """Copy a file; nobody sees half of it."""
        place = self._place(name)
        options = {self.scheme.type_option: media_type(name)} if self.scheme.type_option else {}
        with self._mapped(name):
            if self.scheme.whole:
                self.system.put_file(str(path), place, **options)
                return
            half = str(PurePosixPath(place).with_name(f".{PurePosixPath(place).name}{HALF}"))
            self.system.makedirs(str(PurePosixPath(place).parent), exist_ok=True)
            self.system.put_file(str(path), half)
            self.system.mv(half, place)

    def delete(self, name: str) -> None:
        """Take a file away."""
        with self._mapped(name):
            self.system.rm_file(self._place(name))

    def drop_empty(self, folder: str) -> None:
        """Take a folder away in which nothing lies; where files appear whole (object stores) there are no folders."""
        place = self._place(folder)
        with self._mapped(folder):
            self.system.invalidate_cache()
            if not self.scheme.whole and self.system.isdir(place) and not self.system.ls(place, detail=False):
                getattr(self.system, self.scheme.rmdir)(place)

    def state(self) -> dict[str, tuple[int, str]]:
        """What was published before: name to size in bytes and sha256; empty where nothing is known."""
        try:
            with self._mapped(STATE):
                rows = json.loads(self.system.cat_file(self._place(STATE)))["files"]
                return {str(name): (int(size), str(digest)) for name, (size, digest) in rows.items()}
        except PublishError as error:
            if isinstance(error.__cause__, FileNotFoundError | ValueError | LookupError | TypeError):
                return {}
            raise

    def _place(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}"

    def _require_module(self) -> None:
        module, extra = self.scheme.module, self.scheme.extra
        if module and find_spec(module) is None:
            raise PublishError(
                f"needs {module}", value=self.url, file=self.url, remedy=f"pip install 'turncast[{extra}]'"
            )

    @contextmanager
    def _mapped(self, name: str = "") -> Iterator[None]:
        """Each file system has exceptions of its own; all of them become one error without the password."""
        try:
            yield
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            reason = reason.replace(self.secret, "***") if self.secret else reason
            remedy = "publish again when it is put right: what is there is not sent twice"
            raise PublishError(reason, value=self.url, file=f"{self.url} {name}".strip(), remedy=remedy) from error


def shown(url: str) -> str:
    """The address without its password."""
    password = urlsplit(url).password
    return url.replace(f":{password}@", ":***@", 1) if password else url
