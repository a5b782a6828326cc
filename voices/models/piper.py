"""Piper's voices, as their own site describes them in ``voices.json`` (Hugging Face, rhasspy/piper-voices)."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote

from pydantic import BaseModel, TypeAdapter, ValidationError

from voices.errors import ModelError, no_voice
from voices.models.download import AGAIN, Download
from voices.network import BUSY, answer, ask, come_again

HOME = "https://huggingface.co/rhasspy/piper-voices/resolve/main/"
CATALOGUE = "voices.json"
TIMEOUT_S = 30.0


class Entry(BaseModel):
    """A file of the catalogue: its size (bytes) and its MD5 (hex)."""

    size_bytes: int
    md5_digest: str


class CatalogueVoice(BaseModel):
    """A voice of the catalogue: its files by their path on the server, and the names that it had before."""

    files: dict[str, Entry]
    aliases: tuple[str, ...] = ()


def names(base_url: str = HOME) -> list[str]:
    """Every voice that can be installed."""
    return sorted(_catalogue(base_url))


def downloads(name: str, base_url: str = HOME) -> list[Download]:
    """The model, its description and its card (which tells the licence), from ``base_url`` (ends with a slash).

    Raises VoiceError for an unknown name, ModelError where the server has no catalogue or the voice no model.
    """
    voices = _catalogue(base_url)
    keys = {alias: key for key, voice in voices.items() for alias in voice.aliases} | {key: key for key in voices}
    if name not in keys:
        raise no_voice("piper", name, keys, "turncast voices install piper (without a name) lists all")
    key = keys[name]
    found = {path.rpartition("/")[2]: (path, entry) for path, entry in voices[key].files.items()}
    if not {f"{key}.onnx", f"{key}.onnx.json"} <= found.keys():
        raise ModelError(f"{base_url} has no model of {name}", value=name, remedy="see --base-url")
    ours = {f"{key}.onnx": f"{key}.onnx", f"{key}.onnx.json": f"{key}.onnx.json", "MODEL_CARD": f"{key}.MODEL_CARD"}
    return [_download(base_url, *found[theirs], ours[theirs]) for theirs in ours if theirs in found]


def _download(base_url: str, path: str, entry: Entry, name: str) -> Download:
    return Download(base_url + quote(path.lstrip("/")), name, entry.size_bytes, "md5", entry.md5_digest)


def _catalogue(base_url: str) -> dict[str, CatalogueVoice]:
    url = base_url + CATALOGUE
    try:
        return TypeAdapter(dict[str, CatalogueVoice]).validate_json(ask(lambda: _page(url), url, remedy=AGAIN))
    except ValidationError as error:
        raise ModelError(f"{url} is no list of Piper's voices", value=url, remedy="see --base-url") from error


def _page(url: str) -> bytes:
    found, body = answer("GET", url, TIMEOUT_S, allow_redirects=True)
    if found.status_code in BUSY:
        raise come_again(found)
    if found.status_code != HTTPStatus.OK:
        raise ModelError(f"{url} is refused ({found.status_code} {found.reason})", value=url, remedy="see --base-url")
    return body
