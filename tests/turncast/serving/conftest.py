from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.output.show_folder import SHOW, sound, write_episode


@pytest.fixture(scope="session")
def show_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with one episode of real sound, and a secret beside it."""
    from output.site import write_site

    home = tmp_path_factory.mktemp("home")
    (home / "secret.txt").write_text("secret")
    write_episode(home / "public", sound(20))
    write_site(home / "public", SHOW)
    (home / "public" / "link.txt").symlink_to(home / "secret.txt")
    (home / "public" / ".hidden.txt").write_text("secret")
    return home / "public"


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], int]]:
    """Serve a folder on a free port until the tests are over; the port."""
    from turncast.serving.server import application, listening, server

    running = []

    def start(public: Path) -> int:
        socket = listening(0)
        made = server(application(public))
        thread = threading.Thread(target=made.run, kwargs={"sockets": [socket]})
        thread.start()
        running.append((made, thread))
        while not made.started:
            time.sleep(0.01)
        return int(socket.getsockname()[1])

    yield start
    for made, thread in running:
        made.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def port(serve: Callable[[Path], int], show_folder: Path) -> int:
    return serve(show_folder)
