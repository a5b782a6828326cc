"""``turncast publish`` as a command, and whom it tells."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result

from turncast.cli import cli
from turncast.publishing.pings import PODPING_KEY
from turncast.publishing.target import PublishError

KEY = "a-key-of-mine"
FEED = "https://example.com/podcast/feed.xml"


class Service(HTTPServer):
    """A hub and a Podping in one: remembers what it was asked, and answers as it is told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked: list[tuple[str, str, dict[str, list[str]], str | None]] = []
        self.status = 204

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self.answer(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def answer(self, told: str) -> None:
        path = urlsplit(self.path).path
        self.server.asked.append((self.command, path, parse_qs(told), self.headers["Authorization"]))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as made:
        thread = Thread(target=made.serve_forever)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _here(public: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: Service) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(PODPING_KEY, KEY)
    (tmp_path / "podcast.toml").write_text(
        'title = "T"\nbase_url = "https://example.com/podcast"\npublish = "www"\n'
        f'hub = "{service.url}/hub"\npodping = "{service.url}/podping"\n'
    )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["publish", *arguments])


def test_podcast_toml_says_where_and_the_services_are_told_once(service: Service, tmp_path: Path) -> None:
    result = run()
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-4:-3] == ["sent feed.xml"]
    assert (tmp_path / "www" / "feed.xml").is_file()
    topic = {"hub.mode": ["publish"], "hub.url": [FEED], "hub.topic": [FEED]}
    about = {"url": [FEED], "reason": ["update"], "medium": ["podcast"]}
    assert service.asked == [("POST", "/hub", topic, None), ("GET", "/podping", about, KEY)]
    run()
    assert len(service.asked) == 2


def test_a_service_that_fails_is_a_warning(service: Service) -> None:
    service.status = 500
    result = run()
    assert result.exit_code == 0
    assert result.output.count("warning: ") == 2
    assert "500" in result.output


def test_without_a_key_podping_is_a_warning_and_the_key_is_in_no_output(
    service: Service, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert KEY not in run().output
    monkeypatch.delenv(PODPING_KEY)
    assert f"no {PODPING_KEY}" in run("--force").output
    assert not [path for path in (tmp_path / "www").rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


def test_a_dry_run_sends_nothing_and_tells_nobody(service: Service, tmp_path: Path) -> None:
    result = run("--dry-run")
    assert "would send feed.xml" in result.output.splitlines()[-1]
    assert not (tmp_path / "www").exists()
    assert service.asked == []


@pytest.mark.parametrize("arguments", [["public"], ["public/there"], ["--public", "nowhere"]])
def test_what_cannot_be_published_is_one_error(arguments: list[str]) -> None:
    assert isinstance(run(*arguments).exception, PublishError)


def test_without_a_target_the_remedy_is_told(tmp_path: Path) -> None:
    (tmp_path / "podcast.toml").write_text('title = "T"\n')
    assert "publish =" in str(run().exception)
