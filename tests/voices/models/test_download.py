"""Models are fetched from a server on this machine that cuts, lies and refuses."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.voices.loopback import Answer, Asked, Loopback, running
from voices.errors import EngineError, ModelError, VoiceError
from voices.models import kokoro, piper
from voices.models.download import CHUNK, Download, fetch

MODEL = bytes(range(256)) * 4000
NAME = "en_GB-alan-medium"
FOLDER = "en/en_GB/alan/medium"


def entry(body: bytes) -> dict[str, Any]:
    return {"size_bytes": len(body), "md5_digest": hashlib.md5(body, usedforsecurity=False).hexdigest()}


class Site(Loopback):
    """Serves files as Piper's site does, with Range requests."""

    def __init__(self) -> None:
        super().__init__()
        self.files = {
            f"/{FOLDER}/{NAME}.onnx": MODEL,
            f"/{FOLDER}/{NAME}.onnx.json": b"{}",
            f"/{FOLDER}/MODEL_CARD": b"License: CC0",
        }
        listed = {path.lstrip("/"): entry(body) for path, body in self.files.items()}
        self.catalogue = {NAME: {"files": listed, "aliases": ["en-gb-alan-medium"]}}

    @property
    def base(self) -> str:
        return f"{self.address}/"

    def good(self, asked: Asked) -> Answer:
        if asked.path == "/voices.json":
            return Answer(json.dumps(self.catalogue).encode())
        if asked.path not in self.files:
            return Answer(b"", 404)
        body = self.files[asked.path]
        wanted = re.fullmatch(r"bytes=(\d+)-", asked.headers.get("Range", ""))
        if not wanted:
            return Answer(body)
        first = int(wanted[1])
        return Answer(body[first:], 206, (("Content-Range", f"bytes {first}-{len(body) - 1}/{len(body)}"),))

    def answer(self, step: str, asked: Asked) -> Answer:
        bad = {
            "damaged": Answer(bytes(len(MODEL))),
            "too long": Answer(MODEL * 2),
            "without Range": Answer(self.files.get(asked.path, b"")),
        }
        return bad[step] if step in bad else super().answer(step, asked)


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site()) as server:
        assert isinstance(server, Site)
        yield server


def download(site: Site) -> Download:
    return piper.downloads(NAME, site.base)[0]


def get(site: Site, folder: Path, *script: str, attempts: int = 3) -> tuple[bytes, list[str]]:
    """The file's bytes, and the Range of each request for it."""
    wanted = download(site)
    site.script = list(script)
    before = len(site.asked)
    path = fetch(wanted, folder, lambda done, total: None, attempts, 0.001)
    return path.read_bytes(), [asked.headers.get("Range", "") for asked in site.asked[before:]]


def test_a_voice_is_its_model_its_description_and_its_card(site: Site, tmp_path: Path) -> None:
    for each in piper.downloads("en-gb-alan-medium", site.base):
        fetch(each, tmp_path, lambda done, total: None)
    assert {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")} == {
        f"{NAME}.onnx",
        f"{NAME}.onnx.json",
        f"{NAME}.MODEL_CARD",
    }
    assert (tmp_path / f"{NAME}.onnx").read_bytes() == MODEL


def goes_on(asked: str) -> bool:
    """Whether a Range begins where the first half of the model ended, or at most one chunk before."""
    start = int(asked.removeprefix("bytes=").removesuffix("-"))
    return len(MODEL) // 2 - CHUNK < start <= len(MODEL) // 2


def test_a_cut_answer_is_gone_on_with(site: Site, tmp_path: Path) -> None:
    body, (first, second) = get(site, tmp_path, "cut")
    assert body == MODEL
    assert first == ""
    assert goes_on(second)


def test_what_another_run_left_is_gone_on_with(site: Site, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="--base-url"):
        get(site, tmp_path, "cut", attempts=1)
    assert not (tmp_path / f"{NAME}.onnx").exists()
    body, (asked,) = get(site, tmp_path)
    assert body == MODEL
    assert goes_on(asked)


def test_a_server_that_sends_all_again_is_put_up_with(site: Site, tmp_path: Path) -> None:
    assert get(site, tmp_path, "cut", "without Range")[0] == MODEL


def test_a_busy_server_is_asked_again(site: Site, tmp_path: Path) -> None:
    assert get(site, tmp_path, "503", "429")[0] == MODEL


@pytest.mark.parametrize("step", ["damaged", "too long"])
def test_a_wrong_checksum_or_size_is_refused_and_not_kept(site: Site, tmp_path: Path, step: str) -> None:
    with pytest.raises(ModelError, match="not what it should be"):
        get(site, tmp_path, step)
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith(".lock")] == []
    assert get(site, tmp_path) == (MODEL, [""])


def test_what_is_there_is_not_fetched_again_unless_it_is_damaged(site: Site, tmp_path: Path) -> None:
    get(site, tmp_path)
    assert get(site, tmp_path) == (MODEL, [])
    (tmp_path / f"{NAME}.onnx").write_bytes(b"damaged")
    assert get(site, tmp_path) == (MODEL, [""])


def test_progress_tells_of_all_bytes_of_a_resumed_file(site: Site, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    wanted = download(site)
    site.script = ["cut"]
    fetch(wanted, tmp_path, lambda done, total: told.append((done, total)), 3, 0.001)
    assert told == sorted(told)
    assert told[-1] == (len(MODEL), len(MODEL))


@pytest.mark.parametrize("name", ["../x", "a/b", "/etc/x", ".hidden", "", "..", "a\\b"])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(ModelError, match="no name for a file"):
        Download("http://127.0.0.1:9/", name, 1, "md5", "")


def test_no_name_of_a_catalogue_leads_out_of_the_folder(site: Site) -> None:
    files = {f"x/../../{name}": entry(b"") for name in ("evil.onnx", "evil.onnx.json")}
    site.catalogue = {"../../evil": {"files": files, "aliases": []}}
    with pytest.raises(ModelError):
        piper.downloads("../../evil", site.base)


def test_no_path_of_a_catalogue_leads_to_another_server(site: Site) -> None:
    files = {f"//127.0.0.2/{NAME}{end}": entry(b"") for end in (".onnx", ".onnx.json")}
    site.catalogue = {NAME: {"files": files, "aliases": []}}
    assert all(each.url.startswith(site.base) for each in piper.downloads(NAME, site.base))


def test_an_unknown_voice_names_the_nearest(site: Site) -> None:
    with pytest.raises(VoiceError, match=f"did you mean '{NAME}'"):
        piper.downloads("en_GB-alan-mediun", site.base)


def test_a_server_without_a_catalogue_or_without_the_file_is_one_clear_line(site: Site, tmp_path: Path) -> None:
    wanted = download(site)
    site.files = {}
    with pytest.raises(ModelError, match=r"refused .404"):
        fetch(wanted, tmp_path, lambda done, total: None, 1)
    site.script = ["html"]
    with pytest.raises(ModelError, match="no list of Piper's voices"):
        piper.names(site.base)


def test_a_folder_that_cannot_be_written_is_one_clear_line(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match="cannot be written"):
        fetch(download(site), tmp_path / "file", lambda done, total: None)


def test_kokoros_files_are_pinned_by_sha256(site: Site) -> None:
    for name in kokoro.names():
        voices, model = kokoro.downloads(name, site.base)
        assert voices.name == "voices-v1.0.bin"
        assert model.url == f"{site.base}{model.name}"
        assert {len(each.checksum) for each in (voices, model)} == {64}
    with pytest.raises(VoiceError, match="known models: fp32, fp16, int8"):
        kokoro.downloads("int4")
