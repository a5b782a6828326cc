"""Builds by way of a server that pays no heed, breaks off and is slow; nothing is bought twice."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from output.show import Show, SoundSettings
from tests.voices.loopback import running
from tests.voices.speech_server import SpeechServer
from turncast.building import Built, build
from turncast.config import load_show
from voices.errors import EngineError
from voices.store import Store

TEXT = """AS: Hello there, and welcome.

BJ: Thank you for having me.

AS: How are you?

BJ: Very well indeed.

AS: And the bees?

BJ: They are well too. Very well indeed.

AS: Thank you.

BJ: Thank you.
"""
UTTERANCES = 8
OFFERED = ["af_heart", "bf_emma"]
MISBEHAVIOUR = ["429", "good", "500", "html", "good", "cut", "silent", "good", "short", "slow", "good", "503", "wait"]


@pytest.fixture
def server() -> Iterator[SpeechServer]:
    with running(SpeechServer()) as server:
        assert isinstance(server, SpeechServer)
        yield server


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "interview.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def show(server: SpeechServer, bit_rate: int = 96, **options: object) -> Show:
    voices = {"AS": "openai:af_heart", "BJ": "openai:bf_emma"}
    given = {"base_url": f"{server.address}/v1", "wait": 0.01, "timeout": 3.0, "attempts": 15, **options}
    return Show(voices=voices, engines={"openai": given}, sound=SoundSettings(bit_rate=bit_rate), to=("mp3", "json"))


def made(source: Path, show: Show, folder: str = "store", executor: type[Executor] = ThreadPoolExecutor) -> Built:
    """The episode; made by threads where nothing depends on processes, since they are there at once."""
    place = {"output": source.parent / "public", "store": source.parent / folder}
    return build(source, show=show, jobs=4, executor=lambda: executor(4), **place)  # type: ignore[call-arg,arg-type]


def each_once(server: SpeechServer) -> bool:
    return len(server.answered) == len(set(server.answered)) == UTTERANCES


def wait_for(happened: Callable[[], bool]) -> None:
    for _ in range(3000):
        if happened():
            return
        time.sleep(0.02)
    raise AssertionError("it did not happen")


def test_a_build_through_a_misbehaving_server_ends_complete(server: SpeechServer, source: Path) -> None:
    server.script, server.slow_s = list(MISBEHAVIOUR), 4.0
    bad = made(source, show(server, voices=OFFERED))
    assert server.script == []
    assert each_once(server)
    files = {path.name: path.read_bytes() for path in bad.folder.iterdir()}
    shutil.rmtree(bad.folder)
    good = made(source, show(server, voices=OFFERED), "another store")
    assert {path.name: path.read_bytes() for path in good.folder.iterdir()} == files


def test_a_changed_bit_rate_or_time_out_asks_for_nothing(server: SpeechServer, source: Path) -> None:
    first = made(source, show(server))
    assert each_once(server)
    asked = len(server.asked)
    again = made(source, show(server, 64, voices=OFFERED, timeout=9, attempts=1, parallel=1))
    assert len(server.asked) == asked
    assert again.folder / "audio.mp3" == first.folder / "audio.mp3"
    assert again.fresh


@pytest.mark.parametrize(("executor", "parallel"), [(ThreadPoolExecutor, 2), (ProcessPoolExecutor, 1)])
def test_no_more_calls_are_under_way_than_the_engine_allows(
    server: SpeechServer, source: Path, executor: type[Executor], parallel: int
) -> None:
    server.delay_s = 0.1
    made(source, show(server, parallel=parallel, voices=OFFERED), executor=executor)
    assert max(asked.together for asked in server.asked) == parallel
    assert each_once(server)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_build_goes_on_and_makes_no_call_twice(server: SpeechServer, source: Path, tmp_path: Path) -> None:
    config = tmp_path / "podcast.toml"
    config.write_text(
        f'''to = ["mp3", "json"]
[voices]
AS = "openai:af_heart"
BJ = "openai:bf_emma"
[engines.openai]
base_url = "{server.address}/v1"
voices = ["af_heart", "bf_emma"]
''',
        encoding="utf-8",
    )
    store = Store(tmp_path / "store")
    command = [sys.executable, "-m", "turncast", "build", str(source), "-o", str(tmp_path / "public")]
    command += ["--store", store.address, "--config", str(config), "--jobs", "1", "--quiet"]
    server.script = ["good"] * 5 + ["hang"] * 20
    process = subprocess.Popen(command, start_new_session=True)
    try:
        wait_for(lambda: server.under_way > 0 and sum(each.kind == "speech" for each in store.entries()) == 5)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    server.released.set()
    wait_for(lambda: server.under_way == 0)
    server.script = []
    made(source, load_show(config)[0])
    assert each_once(server)


def test_a_server_that_fails_for_good_is_one_line_and_what_was_said_is_kept(
    server: SpeechServer, source: Path, tmp_path: Path
) -> None:
    server.script = ["good"] * 4 + ["500"] * 100
    with pytest.raises(EngineError, match=r"in 2 tries: it answers 500 - .*what was spoken is kept"):
        made(source, show(server, attempts=2, voices=OFFERED))
    assert len(server.answered) == 4
    server.script = []
    made(source, show(server))
    assert each_once(server)
