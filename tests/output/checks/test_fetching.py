"""A show on a server: the same rules on what it gives, and how it gives it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

import pytest

from output.checks import check
from output.errors import BuildError
from tests.output.checks.good_show import SHOW, SLUG
from tests.output.checks.planting import feed, removed


class Ranged(SimpleHTTPRequestHandler):
    """A server as a show needs it: every file from its first byte on, when asked for bytes 0 and later."""

    def log_message(self, format: str, *args: Any) -> None: ...

    def send_response(self, code: int, message: str | None = None) -> None:
        super().send_response(206 if code == 200 and "Range" in self.headers else code, message)


class Whole(Ranged):
    def send_response(self, code: int, message: str | None = None) -> None:
        SimpleHTTPRequestHandler.send_response(self, code, message)


class Untyped(Ranged):
    def guess_type(self, path: Any) -> str:
        return "application/octet-stream" if str(path).endswith(".vtt") else super().guess_type(path)


class Headless(Ranged):
    def do_HEAD(self) -> None:
        self.send_error(405)


class Wrong(Ranged):
    """Says of the audio that it is a byte longer than it is, to HEAD alone."""

    def send_header(self, keyword: str, value: str) -> None:
        more = keyword == "Content-Length" and self.command == "HEAD" and self.path.endswith(".mp3")
        super().send_header(keyword, str(int(value) + more) if keyword == "Content-Length" else value)


class Elsewhere(Ranged):
    """Leads on to a file of the machine."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        self.send_response(302)
        SimpleHTTPRequestHandler.send_header(self, "Location", "file:///etc/hostname")
        self.end_headers()
        return None


Serve = Callable[[Path, type[SimpleHTTPRequestHandler]], str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve a folder on the loopback; the address of its feed."""
    running: list[tuple[ThreadingHTTPServer, Thread]] = []

    def start(public: Path, handler: type[SimpleHTTPRequestHandler]) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=public))
        running.append((server, Thread(target=server.serve_forever, daemon=True)))
        running[-1][1].start()
        return f"http://127.0.0.1:{server.server_port}/feed.xml"

    yield start
    for server, thread in running:
        server.shutdown()
        server.server_close()
        thread.join()


def rules(address: str) -> set[str]:
    return {each.rule for each in check(address, SHOW)}


def test_nothing_is_found_where_a_good_server_gives_a_good_show(good: Path, serve: Serve) -> None:
    assert list(check(serve(good, Ranged), SHOW)) == []


@pytest.mark.parametrize(
    ("handler", "rule"),
    [(Whole, "server-ranges"), (Untyped, "server-type"), (Headless, "server-status"), (Wrong, "server-length")],
)
def test_what_a_server_does_wrong_is_found(
    good: Path, serve: Serve, handler: type[SimpleHTTPRequestHandler], rule: str
) -> None:
    assert rule in rules(serve(good, handler))


def test_a_file_that_the_server_lacks_is_missing(public: Path, serve: Serve) -> None:
    removed(f"{SLUG}/captions.srt")(public)
    assert rules(serve(public, Ranged)) == {"file-missing"}


def test_a_fault_of_the_feed_is_found_from_afar(public: Path, serve: Serve) -> None:
    feed("<pubDate>Sun", "<pubDate>Tue")(public)
    assert rules(serve(public, Ranged)) == {"item-weekday"}


def test_no_address_in_a_feed_leads_out_of_the_folder_that_is_filled(public: Path, serve: Serve) -> None:
    for name in ("../../evil.txt", "/etc/evil.txt", "%2e%2e/%2e%2e/evil.txt", "..%5c..%5cevil.txt", "C:/evil.txt"):
        feed("<podcast:transcript ", f'<podcast:transcript url="{SHOW.base_url}/{name}" type="text/plain"/>\\g<0>')(
            public
        )
    rules(serve(public, Ranged))
    assert not list(public.parent.glob("**/evil.txt"))
    assert not Path("/etc/evil.txt").exists()


def test_no_server_leads_to_a_file_of_this_machine(public: Path, serve: Serve) -> None:
    with pytest.raises(BuildError, match="cannot be fetched"):
        rules(serve(public, Elsewhere))


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/feed.xml", "http://[::1/feed.xml", "http://127.0.0.1:x/"])
def test_an_address_where_nobody_answers_is_named(address: str) -> None:
    with pytest.raises(BuildError) as caught:
        rules(address)
    assert address in str(caught.value)
