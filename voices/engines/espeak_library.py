"""espeak-ng by ctypes: the C structures, the callback and one synthesis at a time.

The library keeps hidden state between two calls (the phase of its pitch flutter, the cycle counter and the
automatic gain are ``static`` in ``wavegen.c`` and never reset), so the same text would sound different after
another one. Therefore each synthesis loads the library afresh and unloads it again: 1 ms, where a minute of
speech takes 60 ms.

Not thread-safe: a process has one synthesis at a time (a lock holds it).
Source of names and numbers: ``speak_lib.h`` of espeak-ng 1.52.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

import espeakng_loader

from voices.errors import EngineError

if TYPE_CHECKING:
    from voices.audio import Samples

SAMPLE_RATE = 22050

RATE, PITCH = 1, 3  # espeak_PARAMETER: words a minute, 0 to 99
_SYNCHRONOUS = 2  # espeak_AUDIO_OUTPUT: samples and events come to the callback before espeak_Synth returns
_DONT_EXIT = 0x8000
_UTF8 = 1
_CHUNK_MS = 1000
_WORD, _PHONEME = 1, 7  # espeak_EVENT_TYPE
_PHONEMES = 0x100  # espeak_Synth: [[ ]] holds phonemes
_PHONEME_EVENTS = 0x0001  # espeak_Initialize

DESCRIPTORS = "/dev/fd"
"""Where open files have names; where they have none, the library looks for itself."""

# Control characters are commands to the library (ctrl-A) or end the text (NUL); a blank says as much.
_CONTROLS = dict.fromkeys([*range(32), 127], " ")

_lock = RLock()


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(_Event))


class LibraryVoice(NamedTuple):
    """A row of ``espeak_ListVoices``: ``languages`` as the voice file writes them, ``gender`` 0 to 2."""

    name: str
    identifier: str
    languages: tuple[str, ...]
    gender: int


class Recording(NamedTuple):
    """Samples (int16, 22050 Hz) and the words' starts: offset in the text (characters), first sample."""

    samples: Samples
    starts: tuple[tuple[int, int], ...]


@cache
def library_version() -> str:
    """The version of the library, such as ``1.52.0``."""
    with _library() as library:
        library.espeak_Info.restype = ctypes.c_char_p
        return str(library.espeak_Info(None).decode())


@cache
def list_voices(language: str | None = None) -> tuple[LibraryVoice, ...]:
    """Every voice, by name; with ``"variant"`` the timbres that each voice can take."""
    with _library() as library:
        library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        wanted = ctypes.create_string_buffer(f"\0{language}\0".encode()) if language else None
        selector = ctypes.byref(_Voice(languages=ctypes.addressof(wanted) + 1)) if wanted else None
        rows = library.espeak_ListVoices(selector)
        return tuple(_read(rows[i].contents) for i in _until_null(rows))


def synthesize(text: str, identifier: str, parameters: Mapping[int, int]) -> Recording:
    """Say ``text`` by the voice ``identifier``; the same arguments give the same samples, whatever was said before.

    Raises EngineError where the library refuses; an unknown variant behind ``+`` it ignores silently.
    """
    import numpy as np  # slow to import, and casting needs none

    take = _Take()
    with _library() as library:
        callback = _Callback(take.receive)
        library.espeak_SetSynthCallback(callback)
        _check(choose(library, identifier), f"the voice {identifier!r}")
        for parameter, value in parameters.items():
            _check(library.espeak_SetParameter(parameter, value, 0), f"the parameter {parameter}={value}")
        data = text.translate(_CONTROLS).encode("utf-8", "replace")
        _check(library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _UTF8 | _PHONEMES, None, None), "the text")
    return Recording(np.frombuffer(b"".join(take.chunks), dtype="<i2").astype(np.int16, copy=False), tuple(take.starts))


def known_phonemes(names: Iterable[str], identifier: str) -> frozenset[str]:
    """Those of the phoneme names that the voice ``identifier`` has; EngineError where the library refuses."""
    take = _Take()
    known = set()
    with _library(_DONT_EXIT | _PHONEME_EVENTS) as library:
        callback = _Callback(take.receive)
        library.espeak_SetSynthCallback(callback)
        _check(choose(library, identifier), f"the voice {identifier!r}")
        for name in names:
            take.phonemes.clear()
            data = f"[[{name}]]".encode()
            _check(library.espeak_Synth(data, len(data) + 1, 0, 1, 0, _UTF8 | _PHONEMES, None, None), "the phoneme")
            known |= {name} if any(each.strip(b"_:'") for each in take.phonemes) else set()
    return frozenset(known)


@dataclass
class _Take:
    chunks: list[bytes] = field(default_factory=list)
    starts: list[tuple[int, int]] = field(default_factory=list)
    phonemes: list[bytes] = field(default_factory=list)

    def receive(self, samples: int | None, count: int, events: Any) -> int:
        if samples and count:
            self.chunks.append(ctypes.string_at(samples, 2 * count))
        for i in _until_zero(events):
            if events[i].type == _WORD:
                self.starts.append((events[i].text_position - 1, events[i].sample))
            elif events[i].type == _PHONEME:
                self.phonemes.append(events[i].id)
        return 0


def choose(library: Any, identifier: str) -> int:
    """Have the voice speak; the library's status.

    It looks for the voice's file in small letters. Where the name has capitals (``gmw/en-US``) it finds none, unless
    files are the same in both, and reads all 245 voices and variants to find it (2.5 ms). So it gets the open file,
    under a name that has none.
    """
    voice, plus, variant = identifier.partition("+")
    if voice != voice.lower():
        with suppress(OSError), Path(_data(), "lang", voice).open("rb") as file:
            name = f"{DESCRIPTORS}/{file.fileno()}{plus}{variant}"
            if library.espeak_SetVoiceByFile(name.encode()) == 0:
                return 0
    return int(library.espeak_SetVoiceByName(identifier.encode()))


def _until_zero(events: Any) -> Iterator[int]:
    i = 0
    while events[i].type:
        yield i
        i += 1


def _until_null(rows: Any) -> Iterator[int]:
    i = 0
    while rows[i]:
        yield i
        i += 1


def _read(voice: _Voice) -> LibraryVoice:
    return LibraryVoice(
        voice.name.decode().strip(), voice.identifier.decode(), tuple(_languages(voice.languages)), voice.gender
    )


def _languages(address: int) -> Iterator[str]:
    """Each entry is a byte of priority and a NUL-terminated name; a priority of 0 ends the list."""
    while ctypes.string_at(address, 1) != b"\0":
        name = ctypes.string_at(address + 1)
        yield name.decode()
        address += len(name) + 2


@contextmanager
def _library(options: int = _DONT_EXIT) -> Iterator[Any]:
    with _lock:
        library = ctypes.CDLL(espeakng_loader.get_library_path())
        try:
            rate = library.espeak_Initialize(_SYNCHRONOUS, _CHUNK_MS, _data().encode(), options)
            if rate != SAMPLE_RATE:
                raise EngineError(
                    f"espeak-ng does not start (it says {rate})",
                    value=rate,
                    remedy="install it again: pip install --force-reinstall espeakng-loader",
                )
            _seed(library)
            yield library
            library.espeak_Terminate()
        finally:
            _unload(library)


@cache
def _data() -> str:
    """The folder of the library's voices and dictionaries."""
    return str(espeakng_loader.get_data_path())


def _seed(library: ctypes.CDLL) -> None:
    """The library seeds its noise (breath of some variants) from the clock; its Klatt voices (``klatt.c``) have theirs
    from C's own ``rand``, which goes on whatever is unloaded."""
    library.espeak_ng_SetRandSeed(ctypes.c_long(1))
    (ctypes.cdll.ucrtbase if sys.platform == "win32" else _process()).srand(1)


@cache
def _process() -> ctypes.CDLL:
    """What this process has of C's own library."""
    return ctypes.CDLL(None)


def _unload(library: ctypes.CDLL) -> None:
    if sys.platform == "win32":
        ctypes.windll.kernel32.FreeLibrary(ctypes.c_void_p(library._handle))
    else:
        _process().dlclose(ctypes.c_void_p(library._handle))


def _check(status: int, what: str) -> None:
    if status != 0:
        raise EngineError(f"espeak-ng refuses {what} (status {status})", value=status)
