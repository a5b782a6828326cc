"""Kokoro's model and voices, from kokoro-onnx's release ``model-files-v1.1`` on GitHub.

That release publishes no list of checksums; these are sha256 of its files as many projects have pinned them.
"""

from __future__ import annotations

from voices.errors import no_voice
from voices.models.download import Download

HOME = "https://github.com/thewh1teagle/kokoro-onnx/releases/download/model-files-v1.1/"

VOICES = ("voices-v1.0.bin", 28214398, "bca610b8308e8d99f32e6fe4197e7ec01679264efed0cac9140fe9c29f1fbf7d")

MODELS = {
    # the exactness of its numbers: file, bytes, sha256
    "fp32": ("kokoro-v1.0.onnx", 325505369, "beb0d1848dee9a49da392cc3df26958d46cfa35d321edf434f52949153f0df3a"),
    "fp16": ("kokoro-v1.0.fp16.onnx", 163527961, "f3a290d384fbb27966d462905c71a46cef9e5fd00516b40df32a0b4afe77ac96"),
    "int8": ("kokoro-v1.0.int8.onnx", 114119327, "ae315a79b623f244700e4afb9246c46a26066782e049ba174bf3ba433970ee9c"),
}


def names(base_url: str = HOME) -> list[str]:
    """Every model that can be installed; each has the same voices."""
    return list(MODELS)


def downloads(name: str, base_url: str = HOME) -> list[Download]:
    """The voices and the model; VoiceError for an unknown name."""
    if name not in MODELS:
        raise no_voice("kokoro", name, MODELS, f"known models: {', '.join(MODELS)}")
    return [Download(base_url + file, file, size, "sha256", sum_) for file, size, sum_ in (VOICES, MODELS[name])]
