"""Real servers on the loopback interface: Debian's sshd and moto's S3."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from output.feed import write_feeds
from output.manifests import entries
from output.site import write_site
from tests.output.show_folder import SHOW, write_episode
from tests.witnesses.programs import program

SSHD = """
Port {port}
ListenAddress 127.0.0.1
HostKey {home}/host_key
PidFile {home}/sshd.pid
AuthorizedKeysFile {home}/.ssh/id_ed25519.pub
StrictModes no
UsePAM no
PasswordAuthentication no
Subsystem sftp internal-sftp
"""


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """A show with two episodes."""
    folder = tmp_path / "public"
    write_episode(folder)
    write_episode(folder, slug="newer", guid="newer", date="2022-01-01")
    write_site(folder, SHOW)
    write_feeds(folder, SHOW, entries(folder))
    return folder


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def until_open(port: int) -> None:
    for _ in range(200):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nothing listens on port {port}")


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port of an sshd that lets one key in, and the home folder that holds key and known hosts."""
    sshd_program = program("sshd")
    home = tmp_path_factory.mktemp("home")
    keys = home / ".ssh"
    keys.mkdir(mode=0o700)
    for key in (home / "host_key", keys / "id_ed25519"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    port = free_port()
    (keys / "known_hosts").write_text(f"[127.0.0.1]:{port} {(home / 'host_key.pub').read_text()}")
    (home / "sshd_config").write_text(SSHD.format(port=port, home=home))
    Path("/run/sshd").mkdir(exist_ok=True)  # what Debian's service makes; sshd ends without it
    with subprocess.Popen(
        [sshd_program, "-D", "-e", "-f", str(home / "sshd_config")], stderr=subprocess.DEVNULL
    ) as running:
        until_open(port)
        yield port, home
        running.terminate()


@pytest.fixture
def sftp(sshd: tuple[int, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty folder below ``tmp_path`` on the sshd."""
    port, home = sshd
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    return f"sftp://127.0.0.1:{port}{tmp_path}/www"


@pytest.fixture(scope="module")
def moto() -> Iterator[str]:
    """The address of an S3 server."""
    server = pytest.importorskip("moto.server", reason="moto is not installed").ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(moto: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a folder in an empty bucket."""
    import boto3

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_ENDPOINT_URL", moto)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    bucket = f"shows-{sha256(str(tmp_path).encode()).hexdigest()[:12]}"
    boto3.client("s3").create_bucket(Bucket=bucket)
    return f"s3://{bucket}/podcast"
