"""Sounds to try codecs with, and what FFmpeg hears of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from output.audio.codecs import Encoding, Tags, get_codec
from output.audio.loudness import SILENCE
from output.audio.mastering import framed
from output.audio.pan import panned
from output.audio.peaks import Floats
from output.episode import Facts
from output.show import Show
from tests.witnesses.programs import program
from voices.audio import Samples

FACTS = Facts(title="A title – with ünïcode", slug="a-title", date="2026-01-02", summary="In short.", number=7)
LOSSLESS = ("flac", "wav")


def speechlike(seed: int, seconds: float, encoding: Encoding) -> Samples:
    """Noise that swells and dies like syllables: whole frames of the codec, silent at the edges."""
    random, rate, frame = np.random.default_rng(seed), encoding.sample_rate, get_codec(encoding.codec).frame
    count = int(seconds * rate)
    carrier = np.convolve(random.standard_normal(count), np.ones(20) / 20, mode="same")
    swell = np.abs(np.sin(np.arange(count) * 2 * np.pi * 3 / rate))
    frames = (count + rate * 3 // 10) // frame
    samples = framed((carrier * swell * 0.5).astype(np.float32), rate, frames * frame)[0]
    return panned(samples, 0.4) if encoding.channels == 2 else samples


def written(path: Path, segments: Sequence[Samples], encoding: Encoding, tags: Tags | None = None) -> Path:
    """The file of these segments, each encoded alone."""
    codec, total = get_codec(encoding.codec), sum(map(len, segments))
    tags = tags or Tags(FACTS, Show(), duration_ms=total * 1000 // encoding.sample_rate)
    writer = codec.writer(path / codec.file, encoding, tags)
    for segment in segments:
        writer.add(codec.encode(segment, encoding), len(segment) // codec.frame)
    writer.finish(total)
    return path / codec.file


def heard(path: Path, channels: int = 1, rate: int | None = None) -> Samples:
    """What the program ffmpeg decodes (int16; shape n, or n x channels), at its own rate or another."""
    command = [program("ffmpeg"), "-v", "error", "-i", str(path), "-map", "0:a", "-f", "s16le"]
    command += [*(["-ar", str(rate)] if rate else []), "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert not done.stderr, done.stderr
    samples = np.frombuffer(done.stdout, "<i2")
    return samples if channels == 1 else samples.reshape(-1, channels)


def probed(path: Path) -> dict[str, Any]:
    """What ffprobe says of a file: its format, its streams, its chapters."""
    command = [
        program("ffprobe"),
        "-v",
        "error",
        "-of",
        "json",
        "-show_format",
        "-show_streams",
        "-show_chapters",
        str(path),
    ]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    assert not done.stderr, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def noise_ratio(wanted: Samples, found: Samples) -> float:
    """Signal to noise in dB."""
    signal, noise = wanted.astype(float), found.astype(float) - wanted
    power = float((noise**2).sum())
    return float(10 * np.log10((signal**2).sum() / power)) if power else float("inf")


def lag(wanted: Samples, found: Samples) -> int:
    """By how many samples ``found`` is late: the peak of the cross-correlation."""
    size = 2 * len(wanted)
    product = np.fft.irfft(np.fft.rfft(found, size) * np.conj(np.fft.rfft(wanted, size)), size)
    return (int(np.argmax(product)) + len(wanted)) % size - len(wanted)


def loudness_of(audio: Samples | Floats, rate: int) -> float:
    """Integrated loudness (LUFS) of samples (n, or n x 2) by FFmpeg's filter ebur128."""
    layout, format = "mono" if audio.ndim == 1 else "stereo", "flt" if audio.dtype.kind == "f" else "s16"
    rows: NDArray[Any] = np.ascontiguousarray(audio).reshape(1, -1)
    frame = av.AudioFrame.from_ndarray(rows, format=format, layout=layout)
    frame.sample_rate, frame.pts = rate, 0
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format=format, layout=layout)
    graph.link_nodes(source, graph.add("ebur128", "metadata=1"), graph.add("abuffersink")).configure()
    loudness = SILENCE
    for pushed in (frame, None):
        graph.push(pushed)
        with suppress(av.error.BlockingIOError, av.error.EOFError):
            while True:
                loudness = float(graph.pull().metadata.get("lavfi.r128.I", loudness))
    return loudness
