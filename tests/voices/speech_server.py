"""A server of OpenAI's speech API on this machine: espeak speaks, and a script says what goes wrong."""

from __future__ import annotations

import json
import threading
from typing import Any

from tests.voices.loopback import SILENCE, Answer, Asked, Loopback, mp3_of, pcm_of, wav_of


class SpeechServer(Loopback):
    """Speaks OpenAI's speech API, and names its voices as Kokoro-FastAPI does."""

    voices: Any = ("af_heart", "bf_emma", "zf_xiaobei")

    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()
        self.answered: list[tuple[str, str]] = []
        """Text and voice of each request that got good speech, in order."""

    def good(self, asked: Asked) -> Answer:
        if asked.path == "/v1/audio/voices":
            return Answer(json.dumps({"voices": self.voices}).encode()) if self.voices else Answer(b"{}", 404)
        wanted = json.loads(asked.body)
        pcm = pcm_of(wanted["input"], rate=wanted.get("speed", 1.0))
        made = {"wav": wav_of(pcm), "mp3": mp3_of(pcm), "pcm": pcm}
        return Answer(made[wanted["response_format"]])

    def answer(self, step: str, asked: Asked) -> Answer:
        if step == "hang":
            self.released.wait(60)
            return Answer(b"", 503)
        if step == "good" and asked.method == "POST":
            wanted = json.loads(asked.body)
            self.answered.append((wanted["input"], wanted["voice"]))
        bad = {
            "silent": Answer(wav_of(SILENCE)),
            "short": Answer(wav_of(pcm_of("Good.")[:3000])),
            "401": Answer(b'{"error": {"message": "Incorrect API key provided: secret-key."}}', 401),
            "422": Answer(b'{"detail": [{"msg": "no such model"}]}', 422),
            "no money": Answer(b'{"error": {"message": "You are out of money", "code": "insufficient_quota"}}', 429),
            "moved": Answer(b"", 302, (("Location", "http://127.0.0.1:9/"),)),
        }
        return bad[step] if step in bad else super().answer(step, asked)


def spoken(server: Loopback) -> list[Asked]:
    """The requests for speech."""
    return [asked for asked in server.asked if asked.path == "/v1/audio/speech"]
