"""What neural engines share: a model is loaded once in each process, and runs on one core.

Turncast has a worker for each core, and each of them says another utterance; a model that took all cores for itself
would only stand in their way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as failures

from voices.errors import EngineError
from voices.network import UnusableError

ERRORS_ONLY = 3  # log_severity_level of ONNX Runtime

FAILURES: tuple[type[Exception], ...] = (
    *(getattr(failures, name) for name in ("Fail", "InvalidArgument", "InvalidGraph", "InvalidProtobuf")),
    *(failures.NoSuchFile, failures.RuntimeException, failures.NotImplemented),
    *(OSError, ValueError, KeyError, IndexError, TypeError, RuntimeError, UnusableError),
)
"""What ONNX Runtime and the packages around it raise for a model that is damaged or of another kind."""


def session(model: Path | bytes) -> onnxruntime.InferenceSession:
    """ONNX Runtime with ``model`` (a file, or what would be in it), on one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = ERRORS_ONLY
    given = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(given, options, providers=["CPUExecutionProvider"])


@contextmanager
def blamed(engine: str, voice: str, remedy: str) -> Iterator[None]:
    """Map what a model raises to an EngineError that names the voice."""
    try:
        yield
    except FAILURES as error:
        raise EngineError(f"{engine} fails in the voice {voice!r}: {error}", value=voice, remedy=remedy) from error
