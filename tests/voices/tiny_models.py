"""Models of a few kilobytes with the inputs, outputs and files of real ones: each phoneme is a tone of its own.

A phoneme lasts a fixed number of frames, blanks and punctuation are silent, so where a word begins is known exactly.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

SOUND_FRAMES, PAUSE_FRAMES, BLANK_FRAMES = 6.0, 16.0, 2.0

PIPER_HZ, PIPER_HOP = 16000, 128
KOKORO_HZ, KOKORO_HOP = 24000, 300

OPSET = [helper.make_opsetid("", 17)]


def piper_voice(folder: Path, name: str, speakers: tuple[str, ...] = (), espeak: str = "en-us") -> Path:
    """A voice of Piper: ``name.onnx`` and ``name.onnx.json``."""
    from piper.phoneme_ids import DEFAULT_PHONEME_ID_MAP

    ids = {symbol: number[0] for symbol, number in DEFAULT_PHONEME_ID_MAP.items()}
    config = {
        "audio": {"sample_rate": PIPER_HZ, "quality": "tiny"},
        "espeak": {"voice": espeak},
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": DEFAULT_PHONEME_ID_MAP,
        "num_symbols": 256,
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": {speaker: number for number, speaker in enumerate(speakers)},
        "hop_length": PIPER_HOP,
        "language": {"code": name.partition("-")[0], "country_english": "Great Britain"},
        "dataset": name.split("-")[1],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.onnx.json").write_text(json.dumps(config), encoding="utf-8")
    inputs = [
        helper.make_tensor_value_info("input", TensorProto.INT64, [1, "n"]),
        helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        *([helper.make_tensor_value_info("sid", TensorProto.INT64, [1])] if speakers else []),
    ]
    before = [
        helper.make_node("Gather", ["scales", "one"], ["length_scale"]),
        *_pitch_of("sid" if speakers else None),
        helper.make_node("Identity", ["input"], ["ids"]),
    ]
    after = [helper.make_node("Unsqueeze", ["wave", "batch"], ["output"])]
    outputs = [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 1, "t"])]
    path = folder / f"{name}.onnx"
    _save(path, inputs, [*before, *_tones(PIPER_HZ, PIPER_HOP), *after], outputs, _tables(ids, silent="_^$"))
    return path


def kokoro_model(folder: Path, voices: tuple[str, ...], durations: bool = True) -> None:
    """Kokoro's two files: ``kokoro-v1.0.onnx`` (with or without durations) and ``voices-v1.0.bin``."""
    from kokoro_onnx.config import DEFAULT_VOCAB

    folder.mkdir(parents=True, exist_ok=True)
    styles = {name: np.full((510, 1, 256), 1 + i / 8, np.float32) for i, name in enumerate(voices)}
    with (folder / "voices-v1.0.bin").open("wb") as file:
        np.savez(file, **styles)  # type: ignore[arg-type]
    inputs = [
        helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "n"]),
        helper.make_tensor_value_info("style", TensorProto.FLOAT, [1, 256]),
        helper.make_tensor_value_info("speed", TensorProto.FLOAT, [1]),
    ]
    before = [
        helper.make_node("Reciprocal", ["speed"], ["length_scale"]),
        helper.make_node("ReduceMax", ["style"], ["pitch"], keepdims=0),
        helper.make_node("Identity", ["input_ids"], ["ids"]),
    ]
    after = [
        helper.make_node("Identity", ["wave"], ["audio"]),
        helper.make_node("Cast", ["w_ceil"], ["duration"], to=TensorProto.INT64),
    ]
    outputs = [helper.make_tensor_value_info("audio", TensorProto.FLOAT, ["t"])]
    outputs += [helper.make_tensor_value_info("duration", TensorProto.INT64, [1, "n"])] if durations else []
    nodes = [*before, *_tones(KOKORO_HZ, KOKORO_HOP), *(after if durations else after[:1])]
    _save(folder / "kokoro-v1.0.onnx", inputs, nodes, outputs, _tables(DEFAULT_VOCAB, silent="$"))


def _pitch_of(speaker: str | None) -> list[onnx.NodeProto]:
    """Each speaker is higher than the one before."""
    if speaker is None:
        return [helper.make_node("Identity", ["unit"], ["pitch"])]
    return [
        helper.make_node("Cast", [speaker], ["number"], to=TensorProto.FLOAT),
        helper.make_node("Add", ["number", "unit"], ["pitch"]),
    ]


def _tables(ids: dict[str, int], silent: str) -> dict[str, NDArray[np.generic]]:
    """Frames, loudness and frequency of each phoneme."""
    frames, loudness = np.zeros(256, np.float32), np.zeros(256, np.float32)
    for symbol, number in ids.items():
        if symbol in silent:
            continue
        sounds = symbol.isalpha() and symbol not in "ˈˌː"
        frames[number] = (
            SOUND_FRAMES if sounds else 0 if symbol in "ˈˌː" else BLANK_FRAMES if symbol == " " else PAUSE_FRAMES
        )
        loudness[number] = 0.5 if sounds else 0
    return {"frames": frames, "loudness": loudness, "hertz": (120 + 2 * np.arange(256)).astype(np.float32)}


def _tones(hertz: int, hop: int) -> list[onnx.NodeProto]:
    """From ``ids`` [1, n], ``length_scale`` and ``pitch`` to ``w_ceil`` [1, n] (frames) and ``wave`` [t]."""
    node = helper.make_node
    return [
        node("Constant", [], ["hop"], value_float=float(hop)),
        node("Constant", [], ["step"], value_float=2 * np.pi / hertz),
        node("Gather", ["frames", "ids"], ["planned"]),
        node("Mul", ["planned", "length_scale"], ["scaled"]),
        node("Ceil", ["scaled"], ["w_ceil"]),
        node("Mul", ["w_ceil", "hop"], ["lengths"]),
        node("CumSum", ["lengths", "one"], ["ends"]),
        node("ReduceMax", ["ends"], ["total"], keepdims=0),
        node("Range", ["zero", "total", "unit"], ["t"]),
        node("Unsqueeze", ["t", "one_axis"], ["column"]),
        node("GreaterOrEqual", ["column", "ends"], ["passed"]),
        node("Cast", ["passed"], ["counted"], to=TensorProto.INT32),
        node("ReduceSum", ["counted", "one_axis"], ["index"], keepdims=0),
        node("Squeeze", ["ids", "first_axis"], ["row"]),
        node("Gather", ["row", "index"], ["each"]),
        node("Gather", ["hertz", "each"], ["tone"]),
        node("Gather", ["loudness", "each"], ["volume"]),
        node("Mul", ["tone", "pitch"], ["pitched"]),
        node("Mul", ["pitched", "step"], ["angle"]),
        node("Mul", ["angle", "t"], ["phase"]),
        node("Sin", ["phase"], ["sine"]),
        node("Mul", ["sine", "volume"], ["wave"]),
    ]


def _save(
    path: Path,
    inputs: list[onnx.ValueInfoProto],
    nodes: list[onnx.NodeProto],
    outputs: list[onnx.ValueInfoProto],
    tables: dict[str, NDArray[np.generic]],
) -> None:
    constants: dict[str, NDArray[np.generic]] = {
        "zero": np.array(0, np.float32),
        "unit": np.array(1, np.float32),
        "one": np.array(1, np.int64),
        "one_axis": np.array([1], np.int64),
        "first_axis": np.array([0], np.int64),
        "batch": np.array([0, 1], np.int64),
    }
    initializers = [numpy_helper.from_array(array, name) for name, array in (constants | tables).items()]
    graph = helper.make_graph(nodes, "tones", inputs, outputs, initializers)
    model = helper.make_model(graph, opset_imports=OPSET, ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
