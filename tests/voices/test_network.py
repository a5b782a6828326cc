from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voices.loopback import Answer, Asked, Loopback, running
from voices import network
from voices.errors import EngineError
from voices.network import UnusableError, answer, ask, retry_after


class Server(Loopback):
    def good(self, asked: Asked) -> Answer:
        return Answer(b"x" * 100_000)

    def answer(self, step: str, asked: Asked) -> Answer:
        moved = Answer(b"", 302, (("Location", "/elsewhere"),))
        return moved if step == "moved" else super().answer(step, asked)


@pytest.fixture
def server() -> Iterator[Loopback]:
    with running(Server()) as server:
        yield server


class Unwilling:
    """Fails as often as it is told, and remembers when it was called."""

    def __init__(self, failures: int, wait: float = 0.0) -> None:
        self.failures, self.wait = failures, wait
        self.calls: list[float] = []

    def __call__(self) -> str:
        self.calls.append(time.monotonic())
        if len(self.calls) <= self.failures:
            raise UnusableError("not now", self.wait)
        return "done"


def test_it_is_asked_until_it_answers() -> None:
    call = Unwilling(4)
    assert ask(call, "it", attempts=5, wait_s=0.001) == "done"
    assert len(call.calls) == 5


def test_it_is_given_up_after_the_last_attempt() -> None:
    call = Unwilling(9)
    with pytest.raises(EngineError, match=r"it gave no usable answer in 3 tries: not now - .*espeak"):
        ask(call, "it", attempts=3, wait_s=0.001)
    assert len(call.calls) == 3


def test_another_error_is_not_asked_again() -> None:
    with pytest.raises(ZeroDivisionError):
        ask(lambda: 1 / 0, "it")


def test_what_the_server_asks_for_is_waited_at_least() -> None:
    call = Unwilling(1, 0.3)
    ask(call, "it", wait_s=0.001)
    assert call.calls[1] - call.calls[0] >= 0.3


def test_a_wait_that_looks_like_a_dead_build_is_not_begun() -> None:
    call = Unwilling(1, network.LONGEST_ASKED_FOR_S + 1)
    with pytest.raises(EngineError, match="left alone for 601 s"):
        ask(call, "it")
    assert len(call.calls) == 1


@given(st.integers(0, 10**6))
def test_seconds_are_read(seconds: int) -> None:
    assert retry_after(str(seconds)) == seconds


@given(st.text(max_size=40))
def test_no_header_breaks_it(value: str) -> None:
    assert retry_after(value) >= 0


def test_a_date_is_read() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    past = format_datetime(datetime.now(UTC) - timedelta(seconds=90), usegmt=True)
    assert 80 < retry_after(soon) <= 90
    assert (retry_after(past), retry_after(None)) == (0, 0)


def test_an_answer_that_is_too_long_is_not_read_to_its_end(server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOST_BYTES", 70_000)
    with pytest.raises(UnusableError, match="does not end"):
        answer("GET", server.address, 5)


def test_a_cut_answer_is_no_answer(server: Loopback) -> None:
    server.script = ["cut"]
    with pytest.raises(UnusableError, match="cut off"):
        answer("GET", server.address, 5)


def test_a_redirect_is_followed_only_when_asked_for(server: Loopback) -> None:
    server.script = ["moved"]
    assert answer("GET", server.address, 5)[0].status_code == 302
    server.script = ["moved"]
    assert answer("GET", server.address, 5, allow_redirects=True)[0].status_code == 200
