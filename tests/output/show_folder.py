"""A whole show in a folder, small and real: one second of sound, captions, chapters, a cover."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import lameenc
import numpy as np

from output.episode import Chapter, Episode, EpisodeFile, Facts, Person, Soundbite
from output.show import Funding, Show, UpdateFrequency

SHOW = Show(
    title="Conversations",
    author="Jane Doe",
    email="jane@example.com",
    link="https://example.com",
    base_url="https://example.com/podcast",
    description="People and their work, told by themselves.",
    language="en",
    category=("News > Politics", "History"),
    cover="cover.png",
    license="cc-by-4.0",
    location="Vienna",
    geo="geo:48.2082,16.3738",
    osm="R109166",
    persons=(Person(name="Jane Doe", role="host", href="https://example.com/jane"),),
    funding=(Funding(url="https://example.com/give", text="Support the show"),),
    podroll=("9b024349-ccf0-5f69-a609-6b82873eab3c",),
    txt={"verify": "S6lpp-7ZCn8"},
    update_frequency=UpdateFrequency(text="Weekly", rrule="FREQ=WEEKLY"),
    subscribe={"Apple Podcasts": "https://podcasts.apple.com/show"},
    hub="https://hub.example.com/",
)

FACTS = Facts(
    title="On bees & people",
    slug="on-bees",
    date="2021-05-06",
    summary="Why bees dance. A beekeeper tells.",
    guid="0f8fad5b-d9cb-469f-a165-70867728950e",
    number=3,
    season=1,
    season_name="Spring",
    location="Graz",
    persons=(Person(name="Jane Doe", role="host"), Person(name="Ada Imker", role="guest", href="https://bees.example")),
    soundbites=(Soundbite(start_ms=5000, duration_ms=20_000, title="They dance"),),
    opening="Jane Doe: Why do bees dance?\nAda Imker: To tell the way.",
)

CHAPTERS = tuple(
    Chapter(start_ms=start, title=title) for start, title in ((0, "Hello"), (30_000, "Bees"), (61_500, "People"))
)
SECONDS = 95

TEXTS = {
    "captions.vtt": (
        "text/vtt",
        "WEBVTT\n\n00:00:00.000 --> 00:00:03.000\n<v Jane Doe>Why do bees dance?\n\n"
        "00:00:03.500 --> 00:00:06.000\n<v Ada Imker>To tell the way.\n",
    ),
    "captions.srt": (
        "application/x-subrip",
        "1\n00:00:00,000 --> 00:00:03,000\nJane Doe: Why do bees dance?\n\n"
        "2\n00:00:03,500 --> 00:00:06,000\nAda Imker: To tell the way.\n",
    ),
    "podcast-transcript.json": (
        "application/json",
        json.dumps(
            {
                "version": "1.0.0",
                "segments": [
                    {"speaker": "Jane Doe", "startTime": 0, "endTime": 3, "body": "Why do bees dance?"},
                    {"speaker": "Ada Imker", "startTime": 3.5, "endTime": 6, "body": "To tell the way."},
                ],
            }
        ),
    ),
    "chapters.json": (
        "application/json+chapters",
        json.dumps(
            {
                "version": "1.2.0",
                "chapters": [{"startTime": each.start_ms / 1000, "title": each.title} for each in CHAPTERS],
            }
        ),
    ),
    "index.html": (
        "text/html",
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>On bees</title>'
        '<p><a href="captions.vtt">Captions</a> <a href="#top" id="top">Top</a>'
        '<audio controls src="audio.mp3"></audio></html>',
    ),
    "transcript.txt": ("text/plain", "Jane Doe: Why do bees dance?\n"),
}


def sound(seconds: float = SECONDS, level: float = 0.25, rate: int = 44_100) -> bytes:
    """An MP3 of a tone of 1 kHz; a sine of amplitude 0.22 or so is -16 LUFS."""
    time = np.arange(int(seconds * rate)) / rate
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(64)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(1)
    encoder.set_quality(7)
    encoder.silence()
    samples = (level * 32767 * np.sin(2 * np.pi * 1000 * time)).astype("<i2")
    return bytes(encoder.encode(samples.tobytes()) + encoder.flush())


def write_episode(public: Path, audio: bytes = b"sound", **facts: Any) -> Episode:
    """An episode's folder with true sizes and hashes in its manifest."""
    told = FACTS.model_copy(update=facts)
    folder = public / told.slug
    folder.mkdir(parents=True)
    contents = {"audio.mp3": ("audio/mpeg", audio)} | {
        name: (kind, text.encode()) for name, (kind, text) in TEXTS.items()
    }
    files = []
    for name, (kind, data) in contents.items():
        (folder / name).write_bytes(data)
        length = SECONDS * 1000 if kind.startswith("audio/") else None
        files.append(
            EpisodeFile(name=name, type=kind, bytes=len(data), sha256=sha256(data).hexdigest(), duration_ms=length)
        )
    made = Episode(
        turncast="0.1.0",
        facts=told,
        duration_ms=SECONDS * 1000,
        synthesized=True,
        chapters=CHAPTERS,
        files=tuple(files),
    )
    (folder / "episode.json").write_text(made.model_dump_json(indent=1), encoding="utf-8")
    return made
