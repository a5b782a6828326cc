"""Programs that judge our files and were written by others; where one is absent, its test is skipped with the reason.

npm packages are pinned in ``package-lock.json`` beside this file: ``npm ci --ignore-scripts --prefix tests/witnesses``
(or anywhere else, named by ``TURNCAST_NODE_MODULES``). ``TURNCAST_WITNESSES=required``, as in CI, turns each
absence into a failure.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NoReturn

import pytest

HERE = Path(__file__).parent
PATIENCE_S = 120


def absent(what: str, remedy: str) -> NoReturn:
    """End the test: skipped, or failed where witnesses are required."""
    reason = f"{what} is not installed: {remedy}"
    if os.environ.get("TURNCAST_WITNESSES") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def program(name: str) -> str:
    """The path of a program of the system; daemons lie in folders that are not in everyone's PATH."""
    folders = os.pathsep.join([os.environ["PATH"], "/usr/sbin", "/sbin"])
    return shutil.which(name, path=folders) or absent(name, "it is a Debian package, or part of one")


def package(name: str) -> Path:
    """The folder of an npm package."""
    folder = Path(os.environ.get("TURNCAST_NODE_MODULES", HERE / "node_modules")) / name
    return folder if folder.is_dir() else absent(name, "npm ci --ignore-scripts --prefix tests/witnesses")


def run(*command: str | Path, text: str = "") -> str:
    """What a program prints when it reads ``text``; the test fails with its complaint where the program does."""
    done = subprocess.run(
        [str(each) for each in command], input=text, capture_output=True, text=True, timeout=PATIENCE_S
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def node(script: str, name: str, text: str) -> Any:
    """What a script of this folder prints as JSON, given the npm package ``name`` and ``text``."""
    return json.loads(run(program("node"), HERE / script, package(name), text=text))


def vtt_errors(text: str) -> list[str]:
    """What W3C's own WebVTT parser, which knows no mercy, finds wrong in a VTT file."""
    return [f"{each['line']}:{each.get('col', 0)} {each['message']}" for each in node("vtt.cjs", "webvtt-parser", text)]


def ttml_as_shown(text: str) -> dict[str, Any]:
    """What the IMSC parser that W3C's group keeps finds wrong (``errors``) and would show (``shown``)."""
    found: dict[str, Any] = node("ttml.cjs", "imsc", text)
    return found


def html_errors(folder: Path) -> list[str]:
    """What the Nu HTML Checker finds wrong in the pages below a folder, warnings too.

    They are served, not read from the disk: a policy's ``'self'`` means nothing to it in a ``file:`` address.
    """
    command = (program("java"), "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar")
    options = ("--format", "json", "--stdout", "--exit-zero-always")
    with served(folder) as address:
        pages = [f"{address}/{page.relative_to(folder).as_posix()}" for page in sorted(folder.rglob("*.html"))]
        assert pages, f"no page in {folder}"
        told = run(*command, package("vnu-jar") / "build/dist/vnu.jar", *options, *pages)
    found = json.loads(told)["messages"]
    return [f"{each.get('url')}:{each.get('lastLine')}: {each['message']}" for each in found]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Requests are no part of a test's output."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder served on the loopback; for the time of a ``with``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def feed_as_read(text: str) -> dict[str, Any]:
    """A feed as podcast-partytime reads it, the parser behind the Podcast Index."""
    found: dict[str, Any] = node("feed.cjs", "podcast-partytime", text)
    return found
