"""Any server that speaks OpenAI's speech API: OpenAI itself, Kokoro-FastAPI, vLLM, LocalAI and others.

``POST {base_url}/audio/speech`` with model, input, voice, instructions, response_format and speed (OpenAI API
reference, "Create speech"). Other servers name their voices at ``GET {base_url}/audio/voices``. Marks are estimated.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cached_property
from http import HTTPStatus
from typing import Any, ClassVar, Literal

import numpy as np
import requests
from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from voices.answers import believed, decoded
from voices.audio import Samples
from voices.engine import Reach, check_reach
from voices.engines.kokoro_voices import kokoro_voice
from voices.errors import EngineError, no_voice
from voices.estimate import with_estimated_marks
from voices.model import ANY_LANGUAGE, Part, Speech, Voice
from voices.network import ATTEMPTS, BUSY, WAIT_S, UnusableError, answer, ask, come_again

HOME = "https://api.openai.com/v1"
VOICES = (
    "alloy",
    "ash",
    "ballad",
    "cedar",
    "coral",
    "echo",
    "fable",
    "marin",
    "nova",
    "onyx",
    "sage",
    "shimmer",
    "verse",
)
"""OpenAI's own (API reference); every one speaks every language."""

PCM_HZ = 24000
"""``pcm`` is raw: 24 kHz, 16 bit, little-endian, mono (OpenAI API guide, "Text to speech")."""

SPEEDS = (0.25, 4.0)
"""``speed``, by the API reference. A model that does not mind it has ``speeds = [1, 1]``, and a filter does it."""

REMEDIES = {
    401: "put the key into the environment variable {self.key_env}",
    403: "the key in the environment variable {self.key_env} may not do this",
    404: "is base_url right, and has the server the model {self.model!r}?",
}
LONGEST_MESSAGE = 200

NO_MONEY = b"insufficient_quota"
"""What OpenAI writes into a 429 that waiting does not cure (API guide, "Error codes")."""


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class OpenAI:
    """A server of OpenAI's speech API behind the seam of engines.

    The key is read from the environment variable ``key_env`` when it is needed, and kept nowhere.
    """

    name: ClassVar[str] = "openai"
    dear: ClassVar[bool] = True
    unheard: ClassVar[tuple[str, ...]] = (
        *("key_env", "voices", "language", "speeds", "parallel", "max_characters"),
        *("attempts", "wait", "timeout"),
    )

    base_url: str = HOME
    model: str = "gpt-4o-mini-tts"
    instructions: str = ""
    response_format: Literal["wav", "pcm", "mp3", "opus", "aac", "flac"] = "wav"
    extra: dict[str, Any] = Field(default_factory=dict)
    key_env: str = "OPENAI_API_KEY"
    offered: tuple[str, ...] = Field(default=(), alias="voices")
    language: str = ANY_LANGUAGE
    speeds: tuple[float, float] = SPEEDS
    parallel: int | None = 4
    max_characters: int = 4096
    attempts: int = ATTEMPTS
    wait: float = WAIT_S
    timeout: float = 60.0

    def version(self) -> str:
        """The protocol's: whatever else is heard stands in the options."""
        return "openai 1"

    @property
    def reach(self) -> Reach:
        """What ``speed`` does; there is no pitch."""
        return Reach(rate=self.speeds)

    def voices(self) -> Iterator[Voice]:
        """The voices that podcast.toml names, else those that the server names, else OpenAI's own."""
        return (kokoro_voice(self.name, name, self.language) for name in self._named or VOICES)

    def voice(self, voice_id: str) -> Voice:
        """The voice of this id; VoiceError where the voices are known and this is none of them."""
        ids = {name.casefold(): name for name in self._named}
        if ids and voice_id.casefold() not in ids:
            raise no_voice(self.name, voice_id, ids.values())
        return kokoro_voice(self.name, ids.get(voice_id.casefold(), voice_id), self.language)

    def speak(self, text: str, part: Part) -> Speech:
        """Say ``text``; raises VoiceError for an unknown voice, EngineError where the server does not answer."""
        request = self._request(text, part)
        samples, hertz = ask(lambda: self._heard(request, text, part.rate), self.name, self.attempts, self.wait)
        return with_estimated_marks(samples, hertz, text, part.voice.language)

    def _request(self, text: str, part: Part) -> dict[str, Any]:
        check_reach(self, part)
        request = {"model": self.model, "input": text, "voice": self.voice(part.voice.id).id}
        asked = {"instructions": self.instructions, "speed": part.rate if part.rate != 1 else None}
        return {
            **request,
            "response_format": self.response_format,
            **{key: value for key, value in asked.items() if value},
            **self.extra,
        }

    def _heard(self, request: dict[str, Any], text: str, rate: float) -> tuple[Samples, int]:
        found, body = self._answer("POST", "audio/speech", json=request)
        if found.status_code in BUSY and NO_MONEY not in body:
            raise come_again(found)
        if found.status_code != HTTPStatus.OK:
            raise self._refusal(found, body)
        if self.response_format != "pcm":
            return decoded(body, text, rate)
        samples = np.frombuffer(body[: len(body) // 2 * 2], dtype="<i2").astype(np.int16)
        return believed(samples, PCM_HZ, text, rate), PCM_HZ

    @cached_property
    def _named(self) -> tuple[str, ...]:
        """The voices that podcast.toml or the server names; none where nobody does."""
        if self.offered or self.base_url == HOME:
            return self.offered or VOICES
        try:
            found, body = self._answer("GET", "audio/voices")
        except UnusableError:
            return ()  # a build of which all is kept needs no server
        return tuple(_names(body)) if found.status_code == HTTPStatus.OK else ()

    def _answer(self, method: str, path: str, **request: Any) -> tuple[requests.Response, bytes]:
        key = os.environ.get(self.key_env)
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        return answer(method, f"{self.base_url.rstrip('/')}/{path}", self.timeout, headers=headers, **request)

    def _refusal(self, found: requests.Response, body: bytes) -> EngineError:
        said = _message(body).replace(os.environ.get(self.key_env) or "\0", "***")
        return EngineError(
            f"{self.base_url} refuses ({found.status_code} {found.reason}){said and f': {said}'}",
            value=found.status_code,
            remedy=REMEDIES.get(found.status_code, "see [engines.openai] in podcast.toml").format(self=self),
        )


def _names(body: bytes) -> list[str]:
    """The voices of ``{"voices": [...]}``, given as names or as objects with an id or a name."""
    try:
        rows = json.loads(body)["voices"]
        names = (row if isinstance(row, str) else row.get("id") or row["name"] for row in rows)
        return sorted({str(name) for name in names})
    except (ValueError, KeyError, TypeError, AttributeError):
        return []


def _message(body: bytes) -> str:
    """What an answer that is no audio says: ``{"error": {"message": ...}}``, ``{"detail": ...}`` or the like."""
    try:
        found = json.loads(body)
    except ValueError:
        return ""
    while isinstance(found, dict):
        found = next((found[key] for key in ("error", "message", "detail") if key in found), None)
    return str(found)[:LONGEST_MESSAGE] if found else ""
