"""What the preview answers, asked over a real connection."""

from __future__ import annotations

import re
from hashlib import sha256
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

AUDIO = "/on-bees/audio.mp3"


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.fixture(scope="module")
def audio(show_folder: Path) -> bytes:
    return (show_folder / AUDIO.lstrip("/")).read_bytes()


@pytest.mark.parametrize(
    ("asked", "start", "end"), [("0-", 0, None), ("10-19", 10, 20), ("-5", -5, None), ("100-99999999", 100, None)]
)
def test_a_range_is_answered_with_206(port: int, audio: bytes, asked: str, start: int, end: int | None) -> None:
    response, body = ask(port, AUDIO, Range=f"bytes={asked}")
    assert response.status == 206
    assert body == audio[start:end]
    first = start % len(audio)
    assert response.headers["content-range"] == f"bytes {first}-{first + len(body) - 1}/{len(audio)}"


def test_a_range_beyond_the_end_is_answered_with_416(port: int, audio: bytes) -> None:
    response, _ = ask(port, AUDIO, Range=f"bytes={len(audio)}-")
    assert (response.status, response.headers["content-range"]) == (416, f"bytes */{len(audio)}")


def test_head_tells_all_but_the_content(port: int, audio: bytes) -> None:
    response, body = ask(port, AUDIO, "HEAD")
    assert (response.status, body) == (200, b"")
    assert response.headers["content-length"] == str(len(audio))
    assert response.headers["accept-ranges"] == "bytes"


@pytest.mark.parametrize("path", [AUDIO, "/on-bees/index.html", "/"])
def test_what_the_browser_has_is_not_sent_again(port: int, path: str) -> None:
    etag = ask(port, path)[0].headers["etag"]
    assert ask(port, path, If_None_Match=etag)[0].status == 304
    assert ask(port, path, If_None_Match='"another"')[0].status == 200


def test_a_range_of_another_version_gives_the_whole(port: int) -> None:
    etag = ask(port, AUDIO)[0].headers["etag"]
    assert ask(port, AUDIO, Range="bytes=0-9", If_Range=etag)[0].status == 206
    assert ask(port, AUDIO, Range="bytes=0-9", If_Range='"another"')[0].status == 200


TYPES = {
    AUDIO: "audio/mpeg",
    "/on-bees/captions.vtt": "text/vtt; charset=utf-8",
    "/on-bees/captions.srt": "application/x-subrip",
    "/on-bees/chapters.json": "application/json+chapters",
    "/on-bees/podcast-transcript.json": "application/json",
    "/sitemap.xml": ("application/xml", "text/xml; charset=utf-8"),
    "/on-bees/": "text/html; charset=utf-8",
    "/": "text/html; charset=utf-8",
}


@pytest.mark.parametrize(("path", "kind"), TYPES.items())
def test_each_file_has_its_type(port: int, path: str, kind: str | tuple[str, ...]) -> None:
    response, _ = ask(port, path)
    assert response.status == 200
    assert response.headers["content-type"] in ((kind,) if isinstance(kind, str) else kind)


WAYS_OUT = (
    "/../secret.txt",
    "/on-bees/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e%5csecret.txt",
    "/..\\secret.txt",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/link.txt",
    "/.hidden.txt",
    "/on-bees/audio.mp3%00.txt",
    "/%00",
    "/" + "a" * 5000,
    "/on-bees/audio.mp3/index.html",
)


@pytest.mark.parametrize("path", WAYS_OUT)
def test_no_path_leads_out_of_the_folder(port: int, path: str) -> None:
    response, body = ask(port, path)
    assert response.status == 404
    assert b"secret" not in body
    assert b"root:" not in body


def test_nothing_can_be_written(port: int) -> None:
    assert ask(port, AUDIO, "PUT")[0].status == 405


def test_a_stranger_s_name_for_this_machine_is_refused(port: int) -> None:
    assert ask(port, "/", Host="evil.example")[0].status == 400
    assert ask(port, "/", Host=f"localhost:{port}")[0].status == 200


def test_only_the_page_that_a_browser_gets_has_the_script(port: int, show_folder: Path) -> None:
    file = (show_folder / "index.html").read_bytes()
    _, served = ask(port, "/", Accept="text/html,*/*;q=0.8")
    assert ask(port, "/")[1] == file
    script = re.search(rb'<script src="([^"]+)">', served)
    assert script is not None
    assert b"EventSource" in ask(port, script[1].decode())[1]
    assert script[1] not in file
    assert sha256(file).digest() == sha256((show_folder / "index.html").read_bytes()).digest()
